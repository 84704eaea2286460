import Core
public import Validate

extension Configuration {
  /// Gives the rules that the project adds, from the file that `projectRules` names.
  func ownRules() throws(RunFailure) -> [RuleInfo] {
    if path("projectRules") == nil { return [] }
    return RuleCatalogue.own(try DataFolder.definitions(self).definitions)
  }

  /// Gives the severities for the validator; a code that no rule has is a fault of the configuration.
  public func ruleSettings() throws(RunFailure) -> RuleSettings {
    var severities: [RuleCode: Severity?] = [:]
    var faults: [String] = []
    let own = rules.isEmpty ? [] : try ownRules()
    let origin = origin("rules").description
    let file = file?.description ?? ""
    for setting in rules {
      guard let rule = RuleCatalogue.rule(setting.code, own: own) else {
        let place = setting.line > 0 ? "\(file):\(setting.line)" : origin
        let known = (RuleCatalogue.list + own).flatMap { [$0.code.text, $0.name] }
        faults.append(
          "\(place): there is no rule “\(setting.code)”"
            + NearestWord.suggestion(for: setting.code, among: known))
        continue
      }
      severities.updateValue(Severity(rawValue: setting.severity), forKey: rule.code)
    }
    if !faults.isEmpty { throw RunFailure(.wrongUsage, faults.joined(separator: "\n")) }
    return RuleSettings(
      severities: severities, readsNarrative: truth("stages.extract.narrative"),
      comparesReports: truth("stages.validate.corpus"))
  }
}
