import Core
import Export
import Pages
import Validate

/// Writes `report.html`, a page that tells what the tables hold. It is fed the rows as they are kept, whatever
/// tables and columns the other editions were asked for: what the page tells does not depend on them.
struct ReportEdition: EditionWriter {
  static let file = "report.html"

  private var report: CorpusReport

  init(_ definitions: Definitions) {
    let rules = (RuleCatalogue.list + RuleCatalogue.own(definitions)).map { rule in
      CorpusReport.Rule(code: rule.code.text, title: Words(rule.titleChinese, rule.titleEnglish))
    }
    report = CorpusReport(definitions, rules: rules, version: Version.text)
  }

  /// Gives the tables that the page is made of.
  static func tables(_ definitions: Definitions, rows: [String: Int]) -> [EditionTable] {
    definitions.categories.filter { CorpusReport.tables.contains($0.table) }
      .map { EditionTable($0, rows: rows[$0.table] ?? 0) }
  }

  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) {
    report.begin(table.category.table, rows: table.rows)
  }

  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure) {
    do {
      try report.append(rows)
    } catch {
      throw EditionFailure("\(Self.file) cannot be made: a row of the tables is damaged")
    }
  }

  mutating func endTable(into output: inout EditionOutput) {}

  mutating func finish(into output: inout EditionOutput) {
    report.finish()
    output.create(Self.file)
    output.write(report.page, to: Self.file)
    output.finish(Self.file)
  }
}
