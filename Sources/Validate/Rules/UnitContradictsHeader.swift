import Core

/// A cell names another unit of money than the header above it.
struct UnitContradictsHeader: Rule {
  static let info = RuleInfo(
    "NB111", "UnitContradictsHeader", .warning, kinds: [.report], tables: ["fees", "procurement"],
    chinese: "单元格单位与表头单位不一致", english: "a cell whose unit is not that of its header",
    explanation: "The cell says 元 and the header says 万元, or the other way round. The unit of the cell was "
      + "taken, since it stands beside the number; one of the two is wrong.",
    example: "“3200元” in 行政事业性收费, 本年收费金额 stands under a header in 万元: it was taken as 3200 yuan",
    exceptions: "The unit in the cell is right more often than the header, which is part of the form.",
    basis: "国办公开办函〔2021〕30号: 本年收费金额（单位：万元）")

  private let units: Units
  private static let word = Array("单位".utf8)

  init(book: FormBook) { units = book.definitions.units }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let document = sheet.review.document
    return sheet.review.observations.compactMap { seen in
      guard seen.cell.unit == .yuan, let amount = seen.reading.quantity, !amount.isZero,
        let own = money(in: document.text[seen.raw.range]),
        let reading = sheet.reading(of: seen.cell.table),
        let header = header(of: reading, before: Int(seen.raw.start), in: document),
        units[own].factor != units[header].factor
      else { return nil }
      return .contradiction(seen, own: units[own].symbol, header: units[header].symbol, in: sheet)
    }
  }

  /// Gives the first unit of money in a text.
  private func money(in bytes: ArraySlice<UInt8>) -> UnitID? {
    var rest = bytes
    while let byte = rest.first {
      // Units start with an ideograph or a letter, never within a character.
      if byte & 0xC0 != 0x80, let (unit, _) = units.prefix(of: rest), units[unit].dimension == .money {
        return unit
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Gives the unit of the last （单位：…） of a table above a cell.
  private func header(of reading: TableReading, before end: Int, in document: Document) -> UnitID? {
    guard reading.firstLine > 0, reading.firstLine <= document.lines.count else { return nil }
    let start = Int(document.lines[reading.firstLine - 1].start)
    if start >= end { return nil }
    var found: UnitID?
    var rest = document.text[start..<end]
    while rest.count >= Self.word.count {
      if rest.starts(with: Self.word) {
        var tail = rest.dropFirst(Self.word.count)
        while !tail.isEmpty {
          let (scalar, length) = UTF8Cursor.scalar(in: tail, at: tail.startIndex)
          if scalar != 0xFF1A, scalar != 0x3A, !UTF8Cursor.isBlank(scalar) { break }
          tail = tail.dropFirst(length)
        }
        if let (unit, _) = units.prefix(of: tail), units[unit].dimension == .money { found = unit }
      }
      rest = rest.dropFirst()
    }
    return found
  }
}

extension Draft {
  fileprivate static func contradiction(
    _ seen: Observation, own: String, header: String, in sheet: ReportSheet
  ) -> Draft {
    let raw = sheet.raw(seen)
    return Draft(
      .report, cell: seen.cell, expected: header, actual: own, line: Int(seen.line),
      "“\(raw)” in \(sheet.place(seen)) stands under a header in \(header): it was taken as "
        + "\(seen.printed) yuan")
  }
}
