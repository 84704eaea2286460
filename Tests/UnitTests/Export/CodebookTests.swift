import Core
import Export
import Foundation
import TestSupport
import Testing

@Suite struct CodebookTests {
  let definitions: Definitions
  let codebook: Codebook

  init() throws {
    definitions = try ProjectData.definitions()
    codebook = Codebook(definitions: definitions)
  }

  private func row(_ table: String, _ column: String) throws -> [String]? {
    try SlowCSV.rows(codebook.csv()).first { $0[0] == table && $0[1] == column }
  }

  @Test func csvHasARowForEveryColumnOfEveryHeader() throws {
    let encoder = TableEncoder(definitions: definitions)
    let rows = try SlowCSV.rows(codebook.csv())
    #expect(
      rows.first == [
        "table", "column", "type", "unit", "label_zh", "label_en", "definition", "templates",
        "allowed_values",
      ])
    var expected: [[String]] = []
    for table in encoder.tables {
      for column in try SlowCSV.rows(encoder.header(of: table))[0] { expected.append([table, column]) }
    }
    #expect(rows.dropFirst().map { Array($0[..<2]) } == expected)
  }

  @Test func everyColumnAndEveryCodeIsExplainedInBothLanguages() throws {
    for row in try SlowCSV.rows(codebook.csv()) {
      #expect(!row[4].isEmpty && !row[5].isEmpty && !row[6].isEmpty, "\(row[0]).\(row[1])")
    }
    for category in definitions.categories {
      for column in category.columns {
        for value in column.values {
          #expect(
            !value.chinese.isEmpty && !value.english.isEmpty, "\(category.table).\(column.name) \(value.code)"
          )
        }
      }
    }
  }

  @Test(arguments: [
    ("documents", "issued", "integer", "count", "本年制发件数", "2021"),
    ("decisions", "decisions", "integer", "count", "本年处理决定数量", "2019;2021"),
    ("procurement", "amount", "decimal", "CNY", "采购总金额", "2019"),
    ("requests", "legal_service", "integer", "count", "法律服务机构", "2019;2021"),
    ("rejects", "message", "text", "", "说明", ""),
  ])
  func labelsUnitsAndTemplatesComeFromTheForms(
    table: String, column: String, type: String, unit: String, label: String, templates: String
  ) throws {
    let row = try #require(try row(table, column))
    #expect([row[2], row[3], row[4]] == [type, unit, label])
    // Forms that are added later may have the column too.
    #expect(templates.isEmpty ? row[7].isEmpty : row[7].contains(templates))
  }

  @Test func itemsAreWordedAsTheFormPrintsThem() throws {
    let items = try #require(try row("reviews", "item"))[8]
    #expect(
      items == "review=行政复议 | Administrative review; "
        + "litigation_direct=未经复议直接起诉 | Suit without review before; "
        + "litigation_after_review=复议后起诉 | Suit after review")
    let requests = try #require(try row("requests", "item"))[8]
    #expect(requests.hasPrefix("received_new=一、本年新收政府信息公开申请数量 | Requests newly received this year; "))
    #expect(requests.contains("; denied_state_secret=（三）不予公开 1.属于国家秘密 | Not disclosed: state secret; "))
  }

  @Test func jsonHoldsWhatTheCsvHolds() throws {
    struct Book: Decodable {
      struct Table: Decodable {
        let table: String
        let columns: [Column]
      }
      struct Column: Decodable {
        struct Value: Decodable { let code: String }
        let column: String
        let type: String
        let templates: [String]
        let allowedValues: [Value]
        enum CodingKeys: String, CodingKey {
          case column, type, templates
          case allowedValues = "allowed_values"
        }
      }
      let tables: [Table]
    }
    let book = try JSONDecoder().decode(Book.self, from: Data(codebook.json()))
    let flat = book.tables.flatMap { table in
      table.columns.map { [table.table, $0.column, $0.type, $0.templates.joined(separator: ";")] }
    }
    #expect(try SlowCSV.rows(codebook.csv()).dropFirst().map { [$0[0], $0[1], $0[2], $0[7]] } == flat)
    let severity = book.tables.flatMap(\.columns).first { $0.column == "severity" }
    #expect(severity?.allowedValues.map(\.code) == ["info", "warning", "error"])
  }

  @Test func markdownTablesHaveFiveCellsARow() {
    let lines = String(decoding: codebook.markdown(), as: UTF8.self).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| `") }
    #expect(rows.count == definitions.categories.reduce(0) { $0 + $1.columns.count })
    for row in rows { #expect(row.split(separator: " | ").count == 5, "\(row)") }
    #expect(lines.filter { $0.hasPrefix("### ") }.count == definitions.categories.count)
  }

  @Test func textNamesEveryColumn() {
    let text = String(decoding: codebook.text(), as: UTF8.self)
    for category in definitions.categories {
      #expect(text.contains("\(category.table)  \(category.chineseLabel)"))
      for column in category.columns { #expect(text.contains(column.name)) }
    }
    #expect(text.contains("  natural_person  integer, count  自然人  Natural persons\n"))
  }
}
