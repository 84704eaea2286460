import Core
import Testing

@Suite struct CategoryTests {
  /// What the program writes into a column of codes is what the codebook says that stands there.
  @Test(arguments: [
    ("sections", "section", SectionKind.allCases.map(\.rawValue)),
    ("narrative", "section", SectionKind.allCases.map(\.rawValue)),
    ("observations", "unit", ValueUnit.allCases.map(\.rawValue)),
    ("observations", "flags", CellFlags.named.map(\.name)),
    ("reports", "format", DocumentFormat.allCases.map(\.rawValue)),
    ("reports", "encoding", TextEncoding.allCases.map(\.rawValue).filter { !$0.isEmpty }),
    ("issues", "severity", Severity.allCases.map(\.rawValue)),
    ("issues", "kind", FindingKind.allCases.map(\.rawValue)),
    ("rejects", "rule", RejectReason.allCases.map(\.rawValue)),
  ])
  func codesOfTheProgramAreExplained(table: String, column: String, codes: [String]) throws {
    let category = try ProjectData.definitions().categories.first { $0.table == table }
    let values = category?.columns.first { $0.name == column }?.values.map(\.code)
    #expect(values == codes)
  }

  struct Edit: Sendable, CustomStringConvertible {
    let file: String
    let old: String
    let new: String
    let fault: String
    var description: String { fault }
  }

  @Test(arguments: [
    Edit(
      file: "categories/fees.json", old: "\"measure\": \"amount\"", new: "\"measure\": \"amuont\"",
      fault: "categories/fees.json: columns[5].measure: names no column of the table in any form: amuont"),
    Edit(
      file: "categories/fees.json", old: "\"name\": \"items_change\"", new: "\"name\": \"amount\"",
      fault: "categories/fees.json: columns[7]: names a column twice: amount"),
    Edit(
      file: "categories/fees.json", old: "\"name\": \"items_change\"",
      new: "\"name\": \"a_name_of_more_than_32_characters\"",
      fault: "categories/fees.json: columns[7].name: must be at most 32 of a–z, 0–9 and _, and start with a "
        + "letter: a_name_of_more_than_32_characters"),
    Edit(
      file: "categories/fees.json", old: "\"name\": \"items_change\"", new: "\"name\": \"Items\"",
      fault: "categories/fees.json: columns[7].name: must be at most 32 of a–z, 0–9 and _, and start with a "
        + "letter: Items"),
    Edit(
      file: "categories/fees.json", old: "\"measure\": \"items_change\"", new: "\"measure\": \"amount\"",
      fault: "categories/fees.json: columns[7].type: must be integer for a count and decimal for an amount: "
        + "amount"),
    Edit(
      file: "categories/fees.json", old: "\"measure\": \"items_change\"",
      new: "\"measure\": \"prior_year_items\"",
      fault: "categories/fees.json: columns[7].measure: is taken by two columns: prior_year_items"),
    Edit(
      file: "categories/fees.json", old: "\"measure\": \"amount\", ",
      new: "\"measure\": \"amount\", \"label_zh\": \"金额\", ",
      fault: "categories/fees.json: columns[5].measure: has its label and its unit from the forms, not from "
        + "here: amount"),
    Edit(
      file: "categories/fees.json", old: "{\"use\": \"year\"}", new: "{\"use\": \"yaer\"}",
      fault: "categories/fees.json: columns[2].use: names no column of columns.json: yaer"),
    Edit(
      file: "categories/fees.json", old: "{\"use\": \"year\"},", new: "",
      fault: "categories/fees.json: columns: must be report_id, agency, year, template, item, then columns "
        + "with a measure, then flags"),
    Edit(
      file: "categories/fees.json", old: "{\"administrative_fee\"", new: "{\"administration_fee\"",
      fault: "categories/fees.json: items.administration_fee: names no row of the table in any form"),
    Edit(
      file: "categories/fees.json", old: "\"position\": 5", new: "\"position\": 6",
      fault: "categories/procurement.json: position: is the position of another table: 6"),
    Edit(
      file: "categories/fees.json", old: "\"table\": \"fees\"", new: "\"table\": \"fee\"",
      fault: "categories/fees.json: table: differs from the file's name: fee"),
    Edit(
      file: "categories/fees.json", old: "\"report_id\", \"item\"", new: "\"report_id\", \"row\"",
      fault: "categories/fees.json: key[1]: names no column: row"),
    Edit(
      file: "categories/fees.json", old: "\"type\": \"decimal\"", new: "\"type\": \"double\"",
      fault: "categories/fees.json: columns[5].type: Cannot initialize ColumnType from invalid String value "
        + "double"),
    Edit(
      file: "categories/rejects.json", old: "\"name\": \"stage\"", new: "\"name\": \"step\"",
      fault: "categories/rejects.json: columns: must be, in this order: source_path, sha256, bytes, stage, "
        + "rule, message"),
    Edit(
      file: "columns.json", old: "\"name\": \"agency\"", new: "\"name\": \"report_id\"",
      fault: "columns.json: columns[1].name: names a column twice: report_id"),
  ])
  func aFaultNamesFileAndKey(edit: Edit) throws {
    let files = try ProjectData.files().map { file in
      if file.name != edit.file { return file }
      let text = String(decoding: file.bytes, as: UTF8.self)
      let parts = text.split(separator: edit.old, maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "\(edit.old) stands in \(edit.file)")
      return (name: file.name, bytes: Array((parts[0] + edit.new + parts[1]).utf8))
    }
    #expect(fault(of: files) == edit.fault)
  }

  @Test(arguments: ["categories/reports.json", "categories/requests.json", "columns.json"])
  func aMissingFileIsNamed(name: String) throws {
    #expect(fault(of: try ProjectData.files().filter { $0.name != name }) == "\(name): is missing")
  }

  @Test func aMeasureWithoutAColumnIsAFault() throws {
    let files = try ProjectData.files().map { file in
      if file.name != "categories/reviews.json" { return file }
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      return (file.name, Array(lines.filter { !$0.contains("\"pending\"") }.joined(separator: "\n").utf8))
    }
    let first = try ProjectData.definitions().forms.first { $0.region(.reviews) != nil }
    let code = try #require(first?.code)
    #expect(
      fault(of: files)
        == "categories/reviews.json: columns: no column takes the measure pending of the form \(code)")
  }

  private func fault(of files: [(name: String, bytes: [UInt8])]) -> String {
    do throws(DefinitionError) {
      _ = try DefinitionLoader.load(files: files)
      return "no fault"
    } catch {
      return error.description
    }
  }
}
