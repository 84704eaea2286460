import Core

extension RuleCatalogue {
  /// These are the forms that the list of rules can be printed in; the raw value is that of `--format`.
  public enum Format: String, Sendable, CaseIterable {
    case text, json, csv
    case markdown = "md"
  }

  /// Gives the list, or one rule in full, ending in a line end.
  ///
  /// - Parameters:
  ///   - only: the rule to tell about; nil: all. Text then has every field, not one line.
  ///   - own: the rules of the project, which stand behind the others.
  ///   - settings: a rule that these switch off has the severity `off`.
  public static func text(
    as format: Format, only: RuleInfo? = nil, own: [RuleInfo] = [], settings: RuleSettings = RuleSettings()
  ) -> String {
    let rules = only.map { [$0] } ?? (list + own)
    switch format {
    case .text: return only == nil ? overview(rules, settings) : rules.map { page($0, settings) }.joined()
    case .markdown: return markdown(rules, settings)
    case .csv: return csv(rules, settings)
    case .json: return json(rules, settings)
    }
  }

  private static let columns = [
    "rule", "name", "severity", "kinds", "templates", "tables", "title_zh", "title_en", "explanation",
    "example", "exceptions", "basis",
  ]

  private static func fields(_ rule: RuleInfo, _ settings: RuleSettings) -> [String] {
    [
      rule.code.text, rule.name, severity(rule, settings),
      rule.kinds.map(\.rawValue).joined(separator: ";"), rule.templates.joined(separator: ";"),
      rule.tables.joined(separator: ";"), rule.titleChinese, rule.titleEnglish, rule.explanation,
      rule.example, rule.exceptions, rule.basis,
    ]
  }

  private static func severity(_ rule: RuleInfo, _ settings: RuleSettings) -> String {
    settings.severity(of: rule)?.rawValue ?? "off"
  }

  private static func overview(_ rules: [RuleInfo], _ settings: RuleSettings) -> String {
    var text = ""
    for rule in rules {
      text += pad(rule.code.text, 7) + pad(severity(rule, settings), 9) + pad(rule.name, 32)
      text += rule.titleEnglish
      text += settings.stageOff(for: rule).map { ": off, because \($0) is false\n" } ?? "\n"
    }
    return text
  }

  private static func page(_ rule: RuleInfo, _ settings: RuleSettings) -> String {
    let reason = settings.stageOff(for: rule).map { ", because \($0) is false" } ?? ""
    var text = "\(rule.code.text) \(rule.name) (\(severity(rule, settings))\(reason))\n"
    text += "\(rule.titleChinese)\n\(rule.titleEnglish)\n\n\(rule.explanation)\n\n"
    for (name, value) in details(rule) { text += pad(name, 12) + value + "\n" }
    return text
  }

  private static func markdown(_ rules: [RuleInfo], _ settings: RuleSettings) -> String {
    var text = ""
    for rule in rules {
      text += "### \(rule.code.text) \(rule.name)\n\n"
      text += "\(rule.titleChinese) · \(rule.titleEnglish) · \(severity(rule, settings))\n\n"
      text += "\(rule.explanation)\n\n"
      for (name, value) in details(rule) { text += "- \(name): \(value)\n" }
      text += "\n"
    }
    return text
  }

  private static func details(_ rule: RuleInfo) -> [(String, String)] {
    [
      ("kind", rule.kinds.map(\.rawValue).joined(separator: ", ")),
      ("templates", rule.templates.joined(separator: ", ")), ("tables", rule.tables.joined(separator: ", ")),
      ("example", rule.example), ("exceptions", rule.exceptions), ("basis", rule.basis),
    ].filter { !$0.1.isEmpty }
  }

  private static func csv(_ rules: [RuleInfo], _ settings: RuleSettings) -> String {
    var text = columns.joined(separator: ",") + "\n"
    for rule in rules { text += fields(rule, settings).map(quoted).joined(separator: ",") + "\n" }
    return text
  }

  private static func quoted(_ field: String) -> String {
    if !field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) { return field }
    return "\"" + escaped(field) { $0 == "\"" ? "\"\"" : nil } + "\""
  }

  private static func json(_ rules: [RuleInfo], _ settings: RuleSettings) -> String {
    let objects = rules.map { rule in
      JSONText.object(zip(columns, fields(rule, settings)).map { (key: $0, value: .text($1)) })
    }
    return String(decoding: JSONText.list(objects).page, as: UTF8.self)
  }

  private static func escaped(_ text: String, by escape: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let other = escape(scalar) { result += other } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
