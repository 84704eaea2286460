import Core
import Export
import Validate

/// These are the lists that are printed: rules and columns.
public enum ListingCommands {
  public static let formats = ["text", "json", "csv", "md"]

  /// Gives the rules, or one of them in full, by code or by name.
  public static func rules(
    _ wanted: String?, format: String, configuration: Configuration
  ) throws(RunFailure) -> String {
    guard let format = RuleCatalogue.Format(rawValue: format) else {
      preconditionFailure("there is no format \(format)")
    }
    let settings = try configuration.ruleSettings()
    let own = try configuration.ownRules()
    guard let wanted else { return RuleCatalogue.text(as: format, own: own, settings: settings) }
    guard let rule = RuleCatalogue.rule(wanted, own: own) else {
      let known = (RuleCatalogue.list + own).flatMap { [$0.code.text, $0.name] }
      throw RunFailure(
        .wrongUsage,
        "there is no rule “\(wanted)”" + NearestWord.suggestion(for: wanted, among: known))
    }
    return RuleCatalogue.text(as: format, only: rule, settings: settings)
  }

  /// Gives the columns of all tables.
  public static func codebook(
    format: String, configuration: Configuration
  ) throws(RunFailure) -> String {
    let (definitions, _) = try DataFolder.definitions(configuration)
    let codebook = Codebook(definitions: definitions)
    let bytes =
      switch format {
      case "json": codebook.json()
      case "csv": codebook.csv()
      case "md": codebook.markdown()
      default: codebook.text()
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
