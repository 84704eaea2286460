public import Core

/// These are the rules that a configuration switches off or gives another severity.
public struct RuleSettings: Sendable {
  private let severities: [RuleCode: Severity?]
  private let readsNarrative: Bool
  private let comparesReports: Bool

  /// - Parameters:
  ///   - severities: nil switches a rule off; a rule that is not named keeps its own severity.
  ///   - readsNarrative: quantities told in prose are read; else the rules about them are off.
  ///   - comparesReports: reports are compared with one another; else the rules that do so are off.
  public init(
    severities: [RuleCode: Severity?] = [:], readsNarrative: Bool = true, comparesReports: Bool = true
  ) {
    self.severities = severities
    self.readsNarrative = readsNarrative
    self.comparesReports = comparesReports
  }

  /// Gives the severity that a rule's findings have, or nil where the rule is off.
  public func severity(of rule: RuleInfo) -> Severity? {
    if stageOff(for: rule) != nil { return nil }
    if let chosen = severities[rule.code] { return chosen }
    return rule.severity
  }

  /// Gives the key of the stage without which a rule has nothing to look at, where that stage is off.
  public func stageOff(for rule: RuleInfo) -> String? {
    if !readsNarrative, rule.needsNarrative { return "stages.extract.narrative" }
    if !comparesReports, RuleCatalogue.corpusCodes.contains(rule.code) { return "stages.validate.corpus" }
    return nil
  }

  /// Gives the rules with a severity of their own that stay off because their stage is.
  public func withoutEffect(among rules: [RuleInfo]) -> [(rule: RuleInfo, stage: String)] {
    rules.compactMap { rule in
      guard let chosen = severities[rule.code], chosen != nil, let stage = stageOff(for: rule) else {
        return nil
      }
      return (rule, stage)
    }
  }
}
