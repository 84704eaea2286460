import Core

/// Turns rows of CSV into the rows of a sheet, each field as what its column says it is.
struct SheetRows {
  let columns: SheetColumns
  private let colours = FlagColours()

  init(_ columns: SheetColumns) { self.columns = columns }

  /// Writes the row that was split last.
  func write(
    _ splitter: borrowing RowSplitter, of rows: Span<UInt8>, row: Int, into cells: inout CellWriter
  ) {
    var rowColour = CellStyle.Colour.none
    if let flags = columns.flags {
      let field = splitter.fields[flags]
      if !field.isEmpty { rowColour = colours.colour(of: rows.extracting(field.start..<field.end)) }
    }
    cells.beginRow(row)
    // A span lends its elements: copies of them would count a reference for each of their fields.
    let all = columns.columns.span
    for number in all.indices {
      let place = CellPlace(column: all[number].letters, row: row)
      switch all[number].source {
      case .field(let index):
        let field = splitter.fields[index]
        var bytes = rows.extracting(field.start..<field.end)
        let colour = colour(all[number].colouring, bytes: bytes, rowColour: rowColour)
        if !field.hasDoubledQuotes {
          write(bytes, of: all[number].definition, colour: colour, at: place, into: &cells)
        } else {
          var plain: [UInt8] = []
          RowSplitter.append(field, in: rows, to: &plain)
          bytes = plain.span
          write(bytes, of: all[number].definition, colour: colour, at: place, into: &cells)
        }
      case .meaning(of: let index, let scope, let words):
        var key = RowSplitter.text(splitter.fields[index], in: rows)
        if let scope { key = RowSplitter.text(splitter.fields[scope], in: rows) + "/" + key }
        if let word = words[key], !word.isEmpty {
          cells.text(word.utf8.span, at: place, style: CellStyle.index(.text))
        }
      }
    }
    cells.endRow()
  }

  private func colour(
    _ colouring: SheetColumns.Colouring, bytes: Span<UInt8>, rowColour: CellStyle.Colour
  ) -> CellStyle.Colour {
    switch colouring {
    case .nothing: return .none
    case .flags: return rowColour
    case .severity: return colours.colour(ofSeverity: bytes)
    case .sharedFlags:
      // What is missing is an empty cell, what is doubtful is a printed one.
      let isOfEmptyCells = rowColour == .empty || rowColour == .unknown
      return (bytes.count == 0) == isOfEmptyCells ? rowColour : .none
    }
  }

  private func write(
    _ bytes: Span<UInt8>, of column: CategoryColumn, colour: CellStyle.Colour, at place: CellPlace,
    into cells: inout CellWriter
  ) {
    if bytes.count == 0 {
      if colour != .none { cells.empty(place, style: CellStyle.index(.text, colour)) }
      return
    }
    switch column.type {
    case .integer, .decimal:
      guard CellWriter.isExact(bytes) else { break }
      cells.number(
        bytes, at: place, style: CellStyle.index(Self.content(ofNumber: bytes, in: column), colour))
      return
    case .boolean:
      let isTrue = bytes.count == 4
      cells.boolean(isTrue, at: place, style: CellStyle.index(.text, colour))
      return
    case .date:
      guard let day = SerialDay.of(bytes) else { break }
      cells.number(String(day).utf8.span, at: place, style: CellStyle.index(.date, colour))
      return
    case .text, .code: break
    }
    let content: CellStyle.Content = FormulaGuard.isNeeded(bytes) ? .guardedText : .text
    cells.text(bytes, at: place, style: CellStyle.index(content, colour))
  }

  private static func content(
    ofNumber digits: Span<UInt8>, in column: CategoryColumn
  ) -> CellStyle.Content {
    for index in digits.indices where digits[index] == UInt8(ascii: ".") { return .fraction }
    return column.type == .decimal || !column.unit.isEmpty ? .amount : .number
  }
}

/// This is a date as spreadsheets count it: days from the end of 1899.
enum SerialDay {
  /// Gives the number of an ISO date, or nil where there is no such day or spreadsheets disagree on it, which
  /// they do before March 1900.
  static func of(_ text: Span<UInt8>) -> Int? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text, 0..<4), let month = number(text, 5..<7), let day = number(text, 8..<10),
      month >= 1, month <= 12, day >= 1
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1], (year, month) >= (1900, 3) else { return nil }
    let before = year - 1
    let days = before * 365 + before / 4 - before / 100 + before / 400
    // 693 594 days lie between the first day of the first year and the day before 31 December 1899.
    return days + lengths[..<(month - 1)].reduce(0, +) + day - 693_594
  }

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = Int(text[index]) - 0x30
      if digit < 0 || digit > 9 { return nil }
      value = value * 10 + digit
    }
    return value
  }
}
