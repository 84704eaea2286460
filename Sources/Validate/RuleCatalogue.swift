import Core

/// This is the list of all rules, for `nianbao rules`, for the pages about them, and for the check of a
/// configuration that names one.
public struct RuleCatalogue: Sendable {
  /// Every rule, in the order of the codes.
  public static let list: [RuleInfo] =
    (allRules.map { $0.info } + allCorpusRules.map { $0.info }).sorted { $0.code < $1.code }

  /// Gives the rule with a code such as `NB201` or a name such as `SumDiffersFromParts`, in any case of
  /// letters.
  public static func rule(_ codeOrName: String) -> RuleInfo? {
    let wanted = codeOrName.lowercased()
    return list.first { $0.code.text.lowercased() == wanted || $0.name.lowercased() == wanted }
  }
}
