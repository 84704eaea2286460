import Core

/// A value, the agency or the year comes from a person's decision.
struct CorrectedByPerson: Rule {
  static let info = RuleInfo(
    "NB118", "CorrectedByPerson", .info, kinds: [.report],
    chinese: "数值经人工更正", english: "what a person decided stands in the tables",
    explanation:
      "A row of corrections.csv was followed: the cell carries the flag corrected and keeps what is "
      + "printed in raw. The finding says who decided, when and why. One finding a correction.",
    example: "recorded as 12 where 1 was read: 王芳 on 2026-01-31, looked at the scan",
    basis: "whoever uses a number can see that a person gave it")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.corrections.applied.map { .applied($0, in: sheet) }
  }
}

extension Draft {
  fileprivate static func applied(_ applied: CorrectionsMade.Applied, in sheet: ReportSheet) -> Draft {
    let correction = applied.correction
    let before = applied.before.isEmpty ? "nothing" : applied.before
    let what =
      switch correction.decision {
      case .cell(_, _, .quantity(let value)): "recorded as \(value.description) where \(before) was read"
      case .cell(_, _, .blank): "recorded as blank where \(before) was read"
      case .cell(_, _, .notApplicable): "recorded as not applicable where \(before) was read"
      case .cell(_, _, .illegible): "recorded as not readable where \(before) was read"
      case .agency(let name): "the agency is recorded as \(oneLine(name)) where \(before) was read"
      case .year(let year): "the year is recorded as \(year) where \(before) was read"
      case .accept: "read as a report"
      case .reject: preconditionFailure("a document that is rejected has no findings")
      }
    let why = correction.why.isEmpty ? "" : ", \(oneLine(correction.why))"
    return Draft(
      correction, .report, expected: correction.given, actual: applied.before, line: applied.line, in: sheet,
      "\(what): \(oneLine(correction.who)) on \(correction.when)\(why)")
  }
}
