/// This is a rule that a project adds to those of the program, from its own JSON: numbers of a report that must
/// stand in a relation to others, to a fixed number, or to those of last year's report.
public struct ProjectRule: Sendable {
  /// How the left side stands to the right side where all is well.
  public enum Relation: String, Sendable, CaseIterable, Decodable {
    case equals, atMost, atLeast
  }

  /// A cell of the form, with the sign that it has in the sum.
  public struct Term: Sendable {
    public let table: TableID
    public let item: ItemID
    public let measure: MeasureID
    public let isSubtracted: Bool
  }

  public let code: String
  public let name: String
  public let severity: Severity
  public let titleChinese: String
  public let titleEnglish: String
  public let explanation: String
  public let templates: [String]
  public let left: [Term]
  public let relation: Relation
  /// The cells of the right side; empty where it is a number.
  public let right: [Term]
  /// What the right side is multiplied by, or the number where it has no cells.
  public let factor: Decimal64
  /// The right side is that of the agency's report for the year before.
  public let isAgainstLastYear: Bool
}

private struct ProjectRuleFile: Decodable {
  struct Entry: Decodable {
    let code: String
    let name: String
    let severity: String
    let titleZh: String?
    let titleEn: String
    let explanation: String?
    let templates: [String]?
    let left: [String]
    let relation: ProjectRule.Relation
    let right: [String]?
    let lastYear: [String]?
    let number: String?
    let times: String?
  }
  let about: String?
  let rules: [Entry]
}

extension DefinitionLoader {
  /// The name under which a caller hands over the rules of a project.
  public static let projectRulesName = "project-rules.json"

  /// Gives the rules of a project, each seen to name cells that a form has and a code of its own.
  func projectRules(forms: [Form], vocabulary: Vocabulary) throws(DefinitionError) -> [ProjectRule] {
    let file = Self.projectRulesName
    guard isThere(file) else { return [] }
    let entries = try decode(ProjectRuleFile.self, file).rules
    let cells = Set(
      forms.flatMap(\.regions).flatMap(\.blocks).flatMap(\.rows).flatMap(\.cells).map(CellKey.init))
    var rules: [ProjectRule] = []
    for (index, entry) in entries.enumerated() {
      let path = "rules[\(index)]"
      func fault(_ key: String, _ problem: String) -> DefinitionError {
        DefinitionError(file: file, keyPath: "\(path).\(key)", problem: problem)
      }
      if !isCode(entry.code) {
        throw fault("code", "must be capitals and digits, begin with a letter and not with NB: \(entry.code)")
      }
      if rules.contains(where: { $0.code == entry.code || $0.name == entry.name }) {
        throw fault("code", "stands twice: \(entry.code) \(entry.name)")
      }
      guard let severity = Severity(rawValue: entry.severity) else {
        throw fault("severity", "is not one of info, warning, error: \(entry.severity)")
      }
      for template in entry.templates ?? [] where !forms.contains(where: { $0.code == template }) {
        throw fault("templates", "names no form: \(template)")
      }
      let sides = [entry.right == nil, entry.lastYear == nil, entry.number == nil].count { !$0 }
      if sides != 1 { throw fault("right", "must be given by one of right, lastYear and number") }
      if entry.left.isEmpty { throw fault("left", "must name a cell") }
      func terms(_ names: [String], _ key: String) throws(DefinitionError) -> [ProjectRule.Term] {
        var terms: [ProjectRule.Term] = []
        for name in names {
          guard let term = term(name, vocabulary, cells) else {
            throw fault(key, "is no cell table/item/measure of any form: \(name)")
          }
          terms.append(term)
        }
        return terms
      }
      let right = try terms(entry.right ?? entry.lastYear ?? [], entry.right == nil ? "lastYear" : "right")
      if entry.number == nil, right.isEmpty { throw fault("right", "must name a cell") }
      let factorText = entry.number ?? entry.times ?? "1"
      guard let factor = Decimal64(factorText) else {
        throw fault(entry.number == nil ? "times" : "number", "is not a decimal number: \(factorText)")
      }
      rules.append(
        ProjectRule(
          code: entry.code, name: entry.name, severity: severity,
          titleChinese: entry.titleZh ?? entry.titleEn,
          titleEnglish: entry.titleEn, explanation: entry.explanation ?? entry.titleEn,
          templates: entry.templates ?? [], left: try terms(entry.left, "left"), relation: entry.relation,
          right: right, factor: factor, isAgainstLastYear: entry.lastYear != nil))
    }
    return rules
  }

  private struct CellKey: Hashable {
    let table: TableID
    let item: ItemID
    let measure: MeasureID

    init(_ cell: FormCell) { (table, item, measure) = (cell.table, cell.item, cell.measure) }
    init(_ table: TableID, _ item: ItemID, _ measure: MeasureID) {
      (self.table, self.item, self.measure) = (table, item, measure)
    }
  }

  /// Reads `table/item/measure`, with `-` in front where it is subtracted.
  private func term(_ name: String, _ vocabulary: Vocabulary, _ cells: Set<CellKey>) -> ProjectRule.Term? {
    let isSubtracted = name.hasPrefix("-")
    let parts = name.dropFirst(isSubtracted ? 1 : 0).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let table = vocabulary.table(String(parts[0])),
      let item = vocabulary.item(String(parts[1])), let measure = vocabulary.measure(String(parts[2])),
      cells.contains(CellKey(table, item, measure))
    else { return nil }
    return ProjectRule.Term(table: table, item: item, measure: measure, isSubtracted: isSubtracted)
  }

  private func isCode(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first), !text.hasPrefix("NB"),
      (2...12).contains(text.utf8.count)
    else { return false }
    return text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
  }
}
