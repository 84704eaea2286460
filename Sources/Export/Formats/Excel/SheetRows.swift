import Core

/// Turns rows of CSV into the rows of a sheet, each field as what its column says it is.
struct SheetRows {
  let columns: SheetColumns
  private let colours = FlagColours()
  /// The words of the columns, which remember what they were asked last.
  private var words: [SharedWords]

  init(_ columns: SheetColumns) {
    self.columns = columns
    words = columns.words
  }

  /// Writes the row that was split last.
  mutating func write(
    _ splitter: borrowing RowSplitter, of rows: Span<UInt8>, row: Int, into cells: inout CellWriter
  ) {
    var rowColour = CellStyle.Colour.none
    if let flags = columns.flags {
      let field = splitter.fields[flags]
      if !field.isEmpty { rowColour = colours.colour(of: rows.extracting(field.start..<field.end)) }
    }
    // A table and a code of it, which together say what the code means.
    var scoped: [UInt8] = []
    cells.beginRow(row)
    for place in columns.columns.indices {
      let column = columns.columns[place]
      let field = splitter.fields[column.field]
      var bytes = rows.extracting(field.start..<field.end)
      if column.kind == .meaning {
        scoped.removeAll(keepingCapacity: true)
        if let scope = column.scope {
          RowSplitter.append(splitter.fields[scope], in: rows, to: &scoped)
          scoped.append(UInt8(ascii: "/"))
        }
        RowSplitter.append(field, in: rows, to: &scoped)
        if let text = words[place].number(of: scoped.span) {
          cells.shared(text, inColumn: place, style: CellStyle.index(.text))
        }
        continue
      }
      let colour = colour(column.colouring, bytes: bytes, rowColour: rowColour)
      if !field.hasDoubledQuotes {
        write(bytes, of: column, colour: colour, inColumn: place, into: &cells)
      } else {
        var plain: [UInt8] = []
        RowSplitter.append(field, in: rows, to: &plain)
        bytes = plain.span
        write(bytes, of: column, colour: colour, inColumn: place, into: &cells)
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

  private mutating func write(
    _ bytes: Span<UInt8>, of column: SheetColumns.Column, colour: CellStyle.Colour, inColumn place: Int,
    into cells: inout CellWriter
  ) {
    if bytes.count == 0 {
      if colour != .none { cells.empty(inColumn: place, style: CellStyle.index(.text, colour)) }
      return
    }
    switch column.kind {
    case .number, .amount:
      guard CellWriter.isExact(bytes) else { break }
      let content: CellStyle.Content =
        Self.hasFraction(bytes) ? .fraction : column.kind == .amount ? .amount : .number
      cells.number(bytes, inColumn: place, style: CellStyle.index(content, colour))
      return
    case .boolean:
      let isTrue = bytes.count == 4
      cells.boolean(isTrue, inColumn: place, style: CellStyle.index(.text, colour))
      return
    case .date:
      guard let day = SerialDay.of(bytes) else { break }
      cells.number(String(day).utf8.span, inColumn: place, style: CellStyle.index(.date, colour))
      return
    case .text, .meaning:
      guard let text = words[place].number(of: bytes) else { break }
      cells.shared(text, inColumn: place, style: CellStyle.index(.text, colour))
      return
    }
    let content: CellStyle.Content = FormulaGuard.isNeeded(bytes) ? .guardedText : .text
    cells.text(bytes, inColumn: place, style: CellStyle.index(content, colour))
  }

  private static func hasFraction(_ digits: Span<UInt8>) -> Bool {
    for index in digits.indices where digits[index] == UInt8(ascii: ".") { return true }
    return false
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
