import Testing

/// This is a change to a report that adds up, and whether one rule finds fault with it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let what: String
  let fires: Bool
  let form: String
  let change: @Sendable (inout FilledForm) throws -> Void

  var testDescription: String { "\(rule) \(fires ? "fires" : "keeps still"): \(what)" }

  static func fires(
    _ rule: String, _ what: String, form: String = "2021",
    _ change: @escaping @Sendable (inout FilledForm) throws -> Void
  ) -> RuleCase {
    RuleCase(rule: rule, what: what, fires: true, form: form, change: change)
  }

  static func not(
    _ rule: String, _ what: String, form: String = "2021",
    _ change: @escaping @Sendable (inout FilledForm) throws -> Void
  ) -> RuleCase {
    RuleCase(rule: rule, what: what, fires: false, form: form, change: change)
  }
}
