import Core
import Testing

@testable import Export

/// What goes into a workbook comes out of it as it was, each value with its type.
@Suite struct WorkbookEditionTests {
  let definitions: Definitions

  init() throws { definitions = try ProjectData.definitions() }

  private func category(_ table: String) throws -> Category {
    try #require(definitions.categories.first { $0.table == table })
  }

  private func workbook(
    _ tables: [(EditionTable, [[UInt8]])], headers: HeaderLanguage = .chinese,
    rowLimit: Int = SheetPlan.rowLimit
  ) throws -> [UInt8] {
    var writer = WorkbookEdition(
      tables.map(\.0), headers: headers, categories: definitions.categories, rowLimit: rowLimit)
    let files = try writer.files(tables.map { ($0.0, $0.1) })
    #expect(files.keys.sorted() == [WorkbookEdition.file])
    return try #require(files[WorkbookEdition.file])
  }

  /// Gives the text of CSV that a cell stands for.
  private func text(_ cell: WorkbookReader.Cell?, of type: ColumnType) -> String {
    guard let cell else { return "" }
    switch (cell.type, type) {
    case ("b", _): return cell.text == "1" ? "true" : "false"
    case ("n", .date): return Self.date(Int(cell.text) ?? 0)
    default: return cell.text
    }
  }

  /// Counts days one by one.
  private static func date(_ serial: Int) -> String {
    var (year, month, day) = (1900, 1, 0)
    // Spreadsheets count a 29 February 1900 that there was not.
    var left = serial - (serial > 59 ? 1 : 0)
    while left > 0 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      day += 1
      if day > length {
        (month, day) = (month + 1, 1)
        if month > 12 { (year, month) = (year + 1, 1) }
      }
      left -= 1
    }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  @Test func everyValueOfEveryTableComesBack() throws {
    let random = definitions.categories.enumerated().map { index, category in
      RandomRows(category, rows: 120, seed: UInt64(index + 1))
    }
    let tables = random.map { (EditionTable($0.category, rows: $0.fields.count), $0.blocks(of: 37)) }
    let book = try WorkbookReader(try workbook(tables))
    #expect(book.sheets.count == tables.count + 1)
    var numbers = 0
    for (rows, sheet) in zip(random, book.sheets.dropFirst()) {
      var place: [String: String] = [:]
      for (reference, cell) in sheet.cells
      where reference.hasSuffix("2") && reference.dropLast().allSatisfy(\.isLetter) {
        place[cell.text] = String(reference.dropLast())
      }
      for (index, row) in rows.fields.enumerated() {
        for (column, value) in zip(rows.category.columns, row) {
          let letters = try #require(place[column.name])
          let cell = sheet.cells["\(letters)\(index + 3)"]
          let found = text(cell, of: column.type)
          #expect(Array(found.utf8) == Array(value.utf8), "\(rows.category.table) \(column.name) \(index)")
          if cell?.type == "n", !value.isEmpty { numbers += 1 }
        }
      }
    }
    #expect(numbers > 1000)
  }

  @Test(
    "a number that would be rounded and a day that cannot be counted stay text",
    arguments: [
      ("bytes", "999999999999999", "n"), ("bytes", "1000000000000000", "n"),
      ("bytes", "1234567890123456", "inlineStr"), ("bytes", "9007199254740993", "inlineStr"),
      ("bytes", "-29", "n"), ("bytes", "12a", "inlineStr"), ("bytes", "1e5", "inlineStr"),
      ("sha256", "123", "inlineStr"), ("source_path", "=1+1", "inlineStr"),
      ("published_on", "1900-02-28", "inlineStr"), ("published_on", "1900-03-01", "n"),
      ("published_on", "2023-02-29", "inlineStr"), ("published_on", "2024-02-29", "n"),
    ])
  func types(column: String, value: String, type: String) throws {
    let category = try category("reports")
    let row = category.columns.map { $0.name == column ? value : "" }.joined(separator: ",") + "\n"
    let book = try WorkbookReader(
      try workbook([(EditionTable(category, rows: 1), [Array(row.utf8)])], headers: .code))
    let index = try #require(category.columns.firstIndex { $0.name == column })
    let reference = String(decoding: ColumnLetters.of(index), as: UTF8.self) + "2"
    #expect(book.sheets[1].cells[reference]?.type == type)
    #expect(book.sheets[1].cells.count == category.columns.count + 1)
  }

  @Test func aCodeStandsOnceInTheWorkbookAndATextOfTheDataInItsCell() throws {
    let category = try category("observations")
    let values = ["table": "requests", "measure": "total", "unit": "别的", "raw": "requests"]
    let row = category.columns.map { values[$0.name] ?? "" }.joined(separator: ",") + "\n"
    let bytes = try workbook(
      [(EditionTable(category, rows: 3), [Array(String(repeating: row, count: 3).utf8)])], headers: .code)
    let sheet = try WorkbookReader(bytes).sheets[1]
    for number in 2...4 {
      for (index, column) in category.columns.enumerated() {
        guard let value = values[column.name] else { continue }
        let cell = sheet.cells[String(decoding: ColumnLetters.of(index), as: UTF8.self) + "\(number)"]
        #expect(cell?.text == value)
        #expect(cell?.type == (column.name == "table" || column.name == "measure" ? "s" : "inlineStr"))
      }
    }
  }

  @Test func aTableThatIsTooLongGoesOnInTheNextSheet() throws {
    let rows = RandomRows(try category("rejects"), rows: 25, seed: 5)
    for size in [1, 4, 7, 25] {
      let table = EditionTable(rows.category, rows: 25)
      let book = try WorkbookReader(
        try workbook([(table, rows.blocks(of: size))], headers: .code, rowLimit: 11))
      #expect(book.sheets.dropFirst().map(\.name) == ["rejects (1)", "rejects (2)", "rejects (3)"])
      for (index, row) in rows.fields.enumerated() {
        let sheet = book.sheets[1 + index / 10]
        #expect((sheet.cells["A\(index % 10 + 2)"]?.text ?? "") == row[0])
        #expect(sheet.cells["A1"]?.text == "source_path")
      }
    }
  }

  @Test func equalRowsGiveEqualBytesHoweverTheyAreCut() throws {
    let rows = RandomRows(try category("observations"), rows: 300, seed: 8)
    let table = EditionTable(rows.category, rows: 300)
    let once = try workbook([(table, rows.blocks(of: 300))])
    #expect(try workbook([(table, rows.blocks(of: 300))]) == once)
    let cells = try WorkbookReader(once).sheets[1].cells
    #expect(try WorkbookReader(try workbook([(table, rows.blocks(of: 7))])).sheets[1].cells == cells)
  }

  @Test(
    "a doubtful cell has the colour of its flag",
    arguments: [
      ("", CellStyle.Colour.none), ("unit_assumed", .none), ("blank", .empty), ("annotated", .note),
      ("inferred_position", .doubtful), ("blank;repaired", .doubtful), ("unit_unknown;annotated", .doubtful),
      ("ambiguous_position;repaired", .unknown), ("corrected", .corrected),
    ])
  func colours(flags: String, colour: CellStyle.Colour) throws {
    let category = try category("observations")
    let row = category.columns.map { $0.name == "flags" ? flags : $0.name == "value" ? "5" : "" }
    let book = try WorkbookReader(
      try workbook(
        [(EditionTable(category, rows: 1), [Array((row.joined(separator: ",") + "\n").utf8)])],
        headers: .code))
    let value = try #require(category.columns.firstIndex { $0.name == "value" })
    let cell = book.sheets[1].cells[String(decoding: ColumnLetters.of(value), as: UTF8.self) + "2"]
    #expect(cell?.style == CellStyle.index(.amount, colour))
  }

  @Test func aTextThatIsTooLongIsCutAndSaidToBe() throws {
    let category = try category("rejects")
    let fits = String(repeating: "中", count: CellWriter.longestText)
    let long = String(repeating: "\u{1F600}", count: 20_000)
    let rows = Array("p,,,s,r,\(fits)\nq,,,s,r,\(long)\n".utf8)
    let book = try WorkbookReader(try workbook([(EditionTable(category, rows: 2), [rows])], headers: .code))
    #expect(book.sheets[1].cells["F2"]?.text == fits)
    #expect(book.sheets[1].cells["F3"]?.text == String(repeating: "\u{1F600}", count: 16_383) + "…")
    #expect(book.sheets[0].cells.values.contains { $0.text.hasPrefix("有 1 个单元格") })
  }

  @Test func aTableWithOtherRowsThanWereCountedIsRefused() throws {
    let category = try category("rejects")
    let row = Array("p,,,s,r,m\n".utf8)
    var writer = WorkbookEdition(
      [EditionTable(category, rows: 2)], headers: .code, categories: definitions.categories)
    #expect(throws: EditionFailure("rejects has other rows than were counted")) {
      _ = try writer.files([(EditionTable(category, rows: 2), [row])])
    }
  }
}
