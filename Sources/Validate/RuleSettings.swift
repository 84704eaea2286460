public import Core

/// These are the rules that a configuration switches off or gives another severity.
public struct RuleSettings: Sendable {
  private let severities: [RuleCode: Severity?]

  /// - Parameter severities: nil switches a rule off; a rule that is not named keeps its own severity.
  public init(severities: [RuleCode: Severity?] = [:]) { self.severities = severities }

  /// Gives the severity that a rule's findings have, or nil where the rule is off.
  public func severity(of rule: RuleInfo) -> Severity? {
    if let chosen = severities[rule.code] { return chosen }
    return rule.severity
  }
}
