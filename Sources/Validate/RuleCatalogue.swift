public import Core

/// This is the list of all rules, for `nianbao rules`, for the pages about them, and for the check of a
/// configuration that names one.
public struct RuleCatalogue: Sendable {
  /// Every rule, in the order of the codes.
  public static let list: [RuleInfo] =
    (allRules.map { $0.info } + allCorpusRules.map { $0.info }).sorted { $0.code < $1.code }

  /// The rules that compare reports.
  static let corpusCodes = Set(allCorpusRules.map { $0.info.code })

  /// The rules that tell what became of corrections, for whoever counts them.
  public static let correctedByPerson = CorrectedByPerson.info.code
  public static let correctionStale = CorrectionStale.info.code

  /// Gives the rules that a project adds of its own.
  public static func own(_ definitions: Definitions) -> [RuleInfo] {
    definitions.projectRules.map { RuleInfo($0, vocabulary: definitions.vocabulary) }
  }

  /// Gives the rule with a code such as `NB201` or a name such as `SumDiffersFromParts`, in any case of
  /// letters.
  ///
  /// - Parameter own: the rules of the project.
  public static func rule(_ codeOrName: String, own: [RuleInfo] = []) -> RuleInfo? {
    let wanted = codeOrName.lowercased()
    return (list + own).first { $0.code.text.lowercased() == wanted || $0.name.lowercased() == wanted }
  }
}
