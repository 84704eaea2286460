import Core

/// This is how one line of a table stretch is laid out.
enum LineLayout {
  case empty
  /// A page number, a rule of Markdown: nothing of the table.
  case furniture
  /// A tab and one cell, as word processors print a table a cell a line; the span may be empty.
  case stackedCell(TextSpan)
  /// A bar alone on its line.
  case bar
  /// Cells parted by tabs, bars or commas; blank cells have empty spans.
  case row([TextSpan])
  case text(TextSpan)

  init(_ line: TextSpan, trimmed: TextSpan, in text: [UInt8]) {
    var tabs = 0
    var bars = 0
    for byte in text[line.range] {
      if byte == 0x09 { tabs += 1 }
      if byte == UInt8(ascii: "|") { bars += 1 }
    }
    if trimmed.isEmpty {
      self = tabs == 1 ? .stackedCell(trimmed) : .empty
      return
    }
    if bars == 1, trimmed.count == 1 {
      self = .bar
      return
    }
    let startsWithTab = text[Int(line.start)] == 0x09
    if tabs == 1, startsWithTab, bars == 0 {
      self = .stackedCell(trimmed)
      return
    }
    if Self.isPageNumber(trimmed, in: text) {
      self = .furniture
      return
    }
    if bars >= 2 || (bars == 1 && tabs == 0) {
      let spans = Self.barCells(trimmed, in: text)
      self = spans.allSatisfy({ Self.isRule($0, in: text) }) ? .furniture : .row(spans)
      return
    }
    if tabs > 0 {
      let spans = Self.cells(line, in: text, separator: 0x09)
      if spans.allSatisfy({ Self.isRule($0, in: text) }) {
        self = .furniture
      } else {
        self = .row(spans)
      }
      return
    }
    if let spans = Self.commaCells(trimmed, in: text) {
      self = .row(spans)
      return
    }
    self = .text(trimmed)
  }

  // MARK: Cells

  private static func cells(_ span: TextSpan, in text: [UInt8], separator: UInt8) -> [TextSpan] {
    var spans: [TextSpan] = []
    var start = Int(span.start)
    for index in span.range where text[index] == separator {
      spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: index), in: text))
      start = index + 1
    }
    spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: Int(span.end)), in: text))
    return spans
  }

  /// The bars at both ends of a Markdown row bound it and part nothing.
  private static func barCells(_ span: TextSpan, in text: [UInt8]) -> [TextSpan] {
    let bar = UInt8(ascii: "|")
    var start = Int(span.start)
    var end = Int(span.end)
    let opens = text[start] == bar
    if opens { start += 1 }
    if opens, end > start, text[end - 1] == bar { end -= 1 }
    return cells(TextSpan(start: start, end: end), in: text, separator: bar)
  }

  /// Gives the cells of a row parted by commas: at least three, most of them numbers.
  private static func commaCells(_ span: TextSpan, in text: [UInt8]) -> [TextSpan]? {
    let bytes = text[span.range]
    var commas = 0
    for byte in bytes where byte == UInt8(ascii: ",") { commas += 1 }
    if commas < 2 { return nil }
    let spans = cells(span, in: text, separator: UInt8(ascii: ",")).map { unquoted($0, in: text) }
    var values = 0
    for cell in spans.dropFirst() {
      if cell.isEmpty || PrintedNumber.read(cell, in: text)?.suffix.isEmpty == true { values += 1 }
    }
    if values * 2 < spans.count || values < 2 { return nil }
    // 1,234,567 alone is a number with separators.
    if PrintedNumber.read(span, in: text)?.suffix.isEmpty == true { return nil }
    // `规章 0,0,0` has its label glued to the first cell: flowing text.
    return spans
  }

  private static func unquoted(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    let quote = UInt8(ascii: "\"")
    if span.count >= 2, text[Int(span.start)] == quote, text[Int(span.end) - 1] == quote {
      return UTF8Cursor.trimmed(TextSpan(start: Int(span.start) + 1, end: Int(span.end) - 1), in: text)
    }
    return span
  }

  // MARK: Furniture

  /// `---`, `:--:`: the rule below the header of a Markdown table; an empty cell counts with the others.
  private static func isRule(_ span: TextSpan, in text: [UInt8]) -> Bool {
    if span.isEmpty { return true }
    var dashes = 0
    for byte in text[span.range] {
      switch byte {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "+"): break
      default: return false
      }
    }
    return dashes >= 2
  }

  /// `- 3 -`, `— 4 —`, `第 3 页 共 5 页`, `3 / 5`.
  private static func isPageNumber(_ span: TextSpan, in text: [UInt8]) -> Bool {
    if span.count > 40 { return false }
    let bytes = text[span.range]
    var index = bytes.startIndex
    var digits = 0
    var leading = false
    var trailing = false
    var slash = false
    var page = false
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if UTF8Cursor.digit(scalar) != nil {
        digits += 1
        trailing = false
        if digits > 6 { return false }
      } else if PrintedNumber.isMinus(scalar) || scalar == 0xB7 || scalar == 0x2014 {
        if digits == 0 { leading = true } else { trailing = true }
      } else if scalar == 0x2F {
        slash = true
      } else if scalar == 0x9875 || scalar == 0x7B2C || scalar == 0x5171 {
        if scalar == 0x9875 { page = true }
      } else if !UTF8Cursor.isBlank(scalar) {
        return false
      }
    }
    if digits == 0 { return false }
    return (leading && trailing) || page || (slash && digits >= 2)
  }
}
