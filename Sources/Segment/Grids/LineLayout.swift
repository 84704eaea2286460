import Core

/// This is how one line of a table stretch is laid out.
enum LineLayout {
  case empty
  /// A page number, the rule below the header of a Markdown table: nothing of the table.
  case furniture
  /// A rule of a drawn table, which parts its rows; cells that reach over several rows have text beside it.
  case rule([TextSpan])
  /// A tab and one cell, as word processors print a table a cell a line; the span may be empty.
  case stackedCell(TextSpan)
  /// A bar alone on its line.
  case bar
  /// Cells parted by tabs, bars or commas; blank cells have empty spans.
  case row([TextSpan])
  case text(TextSpan)

  /// - Parameter barsBound: a bar at the start of a row bounds it, as in Markdown; else it stands behind an
  ///   empty cell.
  /// - Parameter barsClose: a bar at the end of a row closes it; else an empty cell stands behind it.
  /// - Parameter commasPart: the lines around are rows parted by commas, so that this one is too, whatever its
  ///   cells hold.
  init(
    _ line: TextSpan, trimmed: TextSpan, in text: [UInt8], classifier: TokenClassifier,
    barsBound: Bool = true, barsClose: Bool = false,
    commasPart: Bool = false
  ) {
    var tabs = 0
    var bars = 0
    for index in line.range {
      if text[index] == 0x09 { tabs += 1 }
      if Self.bar(in: text, at: index, end: Int(line.end)) > 0 { bars += 1 }
    }
    if trimmed.isEmpty {
      self = tabs == 1 ? .stackedCell(trimmed) : .empty
      return
    }
    if bars == 1, Self.bar(in: text, at: Int(trimmed.start), end: Int(trimmed.end)) == trimmed.count {
      self = .bar
      return
    }
    if Self.isDrawnRule(trimmed, in: text) {
      self = .rule([])
      return
    }
    if let spans = RuleBesideText.cells(trimmed, in: text) {
      self = .rule(spans)
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
      let spans = Self.barCells(
        Self.withoutPadding(trimmed, in: text), in: text, barsBound: barsBound, barsClose: barsClose)
      if spans.allSatisfy({ Self.isRule($0, in: text) }) {
        self = spans.contains { Self.isRuleWithin($0, in: text) } ? .rule([]) : .furniture
      } else {
        self = .row(spans)
      }
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
    if let spans = commasPart
      ? Self.commaCells(trimmed, in: text) : Self.commaRow(trimmed, in: text, classifier)
    {
      self = .row(spans)
      return
    }
    self = .text(trimmed)
  }

  /// A line of several bars is a row of cells, or a rule of one kind or the other.
  var mayHoldBars: Bool {
    switch self {
    case .row, .rule, .furniture: true
    case .empty, .stackedCell, .bar, .text: false
    }
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

  /// Gives the length in bytes of a bar that starts here: `|`, `｜`, or an upright of a drawn box; else 0.
  private static func bar(in text: [UInt8], at index: Int, end: Int) -> Int {
    switch text[index] {
    case UInt8(ascii: "|"): return 1
    case 0xE2:
      guard index + 2 < end, text[index + 1] == 0x94 || text[index + 1] == 0x95 else { return 0 }
      // │ ┃ ┆ ┇ ┊ ┋ and ║.
      let upright =
        text[index + 1] == 0x94
        ? [0x82, 0x83, 0x86, 0x87, 0x8A, 0x8B].contains(text[index + 2]) : text[index + 2] == 0x91
      return upright ? 3 : 0
    case 0xEF: return index + 2 < end && text[index + 1] == 0xBD && text[index + 2] == 0x9C ? 3 : 0
    // 丨, a stroke and no word.
    case 0xE4: return index + 2 < end && text[index + 1] == 0xB8 && text[index + 2] == 0xA8 ? 3 : 0
    default: return 0
    }
  }

  /// Tells whether a line holds bars, and whether it begins with one.
  static func barStart(_ trimmed: TextSpan, in text: [UInt8]) -> (hasBars: Bool, opens: Bool) {
    var bars = 0
    for index in trimmed.range where bar(in: text, at: index, end: Int(trimmed.end)) > 0 { bars += 1 }
    let opens = !trimmed.isEmpty && bar(in: text, at: Int(trimmed.start), end: Int(trimmed.end)) > 0
    return (bars > 1, opens)
  }

  /// Gives the cells of a row where every bar parts two of them, those at its ends as well.
  static func openBarCells(_ trimmed: TextSpan, in text: [UInt8]) -> [TextSpan] {
    barCells(trimmed, in: text, barsBound: false, barsClose: false)
  }

  /// Takes off bars without blanks between them at the end of a row whose other bars have some: `予以公开 | 3 | 3 |||||`.
  /// Who writes so leaves empty cells out and fills up the row, whichever of them were empty.
  private static func withoutPadding(_ span: TextSpan, in text: [UInt8]) -> TextSpan {
    let bar = UInt8(ascii: "|")
    let row = text[span.range]
    let cells = row.dropLast(row.reversed().prefix { $0 == bar }.count)
    let areSpaced = cells.indices.allSatisfy { index in
      cells[index] != bar
        || ((index == cells.startIndex || cells[index - 1] == 0x20) && index + 1 < cells.endIndex
          && cells[index + 1] == 0x20)
    }
    let padding = row.count - cells.count
    if padding < 2 || !cells.dropFirst().contains(bar) || !areSpaced { return span }
    return TextSpan(start: Int(span.start), end: Int(span.end) - padding + 1)
  }

  /// The bars at both ends of a row bound it and part nothing.
  private static func barCells(
    _ span: TextSpan, in text: [UInt8], barsBound: Bool, barsClose: Bool
  ) -> [TextSpan] {
    var spans: [TextSpan] = []
    var start = Int(span.start)
    var index = start
    let end = Int(span.end)
    let opening = barsBound ? bar(in: text, at: start, end: end) : 0
    if opening > 0 {
      start += opening
      index = start
    }
    while index < end {
      let length = bar(in: text, at: index, end: end)
      if length > 0 {
        spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: index), in: text))
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    if start < end || (opening == 0 && !barsClose) {
      spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: end), in: text))
    }
    return spans
  }

  /// Gives the cells of a row parted by commas: at least three, most of them numbers.
  static func commaRow(_ span: TextSpan, in text: [UInt8], _ classifier: TokenClassifier) -> [TextSpan]? {
    guard let spans = commaCells(span, in: text) else { return nil }
    var values = 0
    for cell in spans.dropFirst() {
      // A unit of one ideograph or two stands beside its number.
      let isUnit = !cell.isEmpty && cell.count <= 6 && cell.count % 3 == 0 && text[Int(cell.start)] >= 0xE3
      if cell.isEmpty || isUnit || classifier.isMark(cell, in: text)
        || (cell.count <= 24 && isOneNumber(cell, in: text))
      {
        values += 1
      }
    }
    if values * 2 < spans.count || values < 2 { return nil }
    // `规章 0,0,0` and `行政许可 2,631,348` have the label glued to what the first comma ends.
    if let first = spans.first, endsInNumber(first, in: text) { return nil }
    return commasPartThousands(span, in: text) ? nil : spans
  }

  private static func commaCells(_ span: TextSpan, in text: [UInt8]) -> [TextSpan]? {
    var commas = 0
    for byte in text[span.range] where byte == UInt8(ascii: ",") { commas += 1 }
    return commas < 2 ? nil : quotedCells(span, in: text)
  }

  /// `1,962,871 行政许可`, `3,358 0 0 3,358`: every comma stands between a digit and three others.
  private static func commasPartThousands(_ span: TextSpan, in text: [UInt8]) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      span.range.contains(index) && (0x30...0x39).contains(text[index])
    }
    return span.range.allSatisfy { index in
      text[index] != UInt8(ascii: ",")
        || (isDigit(index - 1) && (1...3).allSatisfy { isDigit(index + $0) } && !isDigit(index + 4))
    }
  }

  private static func endsInNumber(_ span: TextSpan, in text: [UInt8]) -> Bool {
    guard let last = text[span.range].last, last >= 0x30, last <= 0x39 else { return false }
    return PrintedNumber.read(span, in: text)?.suffix.isEmpty != true
  }

  /// Cells parted by commas, as spreadsheets export them: a quoted cell may hold commas.
  private static func quotedCells(_ span: TextSpan, in text: [UInt8]) -> [TextSpan] {
    var spans: [TextSpan] = []
    var start = Int(span.start)
    var isQuoted = false
    for index in span.range {
      if text[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if text[index] == UInt8(ascii: ","), !isQuoted {
        spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: index), in: text))
        start = index + 1
      }
    }
    spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: Int(span.end)), in: text))
    return spans.map { unquoted($0, in: text) }
  }

  private static func isOneNumber(_ span: TextSpan, in text: [UInt8]) -> Bool {
    guard let number = PrintedNumber.read(span, in: text) else { return false }
    return !text[number.suffix.range].contains { $0 >= 0x30 && $0 <= 0x39 }
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

  /// `+----+----+` between the bars of a frame: the rule of a table drawn within it.
  private static func isRuleWithin(_ span: TextSpan, in text: [UInt8]) -> Bool {
    span.count > 4 && text[Int(span.start)] == UInt8(ascii: "+")
      && text[Int(span.end) - 1] == UInt8(ascii: "+")
  }

  /// A line of box drawing, or of `+`, `-` and `=`, four of them side by side: `- - - -` are cells.
  private static func isDrawnRule(_ span: TextSpan, in text: [UInt8]) -> Bool {
    var strokes = 0
    var longest = 0
    var index = Int(span.start)
    while index < Int(span.end) {
      let (scalar, length) = UTF8Cursor.scalar(in: text[span.range], at: index)
      switch scalar {
      case 0x2500...0x257F, 0x2B, 0x3D, 0x2D:
        strokes += 1
        longest = max(longest, strokes)
      case _ where UTF8Cursor.isBlank(scalar): strokes = 0
      default: return false
      }
      index += length
    }
    return longest >= 4
  }

  private static let page = Array("page".utf8)

  /// `Page 4 of 19`.
  private static func isEnglishPageNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > page.count, zip(bytes, page).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
    return bytes.dropFirst(page.count).allSatisfy { byte in
      byte == 0x20 || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "f")
        || byte == UInt8(ascii: "/")
    }
  }

  /// 页, its traditional form and its two radicals.
  private static let pages: [UInt32] = [0x9875, 0x9801, 0x2EDA, 0x2FB4]

  /// `- 3 -`, `— 4 —`, `第 3 页 共 5 页`, `3 / 5`; `12 / / / 12` is a row of a table.
  private static func isPageNumber(_ span: TextSpan, in text: [UInt8]) -> Bool {
    if span.count > 40 { return false }
    let bytes = text[span.range]
    if isEnglishPageNumber(bytes) { return true }
    var index = bytes.startIndex
    var digits = 0
    var groups = 0
    var inDigits = false
    var leading = false
    var trailing = false
    var slashes = 0
    var page = false
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if UTF8Cursor.digit(scalar) != nil {
        digits += 1
        if !inDigits { groups += 1 }
        inDigits = true
        trailing = false
        if digits > 6 { return false }
        continue
      }
      inDigits = false
      if PrintedNumber.isMinus(scalar) || scalar == 0xB7 || scalar == 0x2014 {
        if digits == 0 { leading = true } else { trailing = true }
      } else if scalar == 0x2F {
        slashes += 1
      } else if Self.pages.contains(scalar) || scalar == 0x7B2C || scalar == 0x5171 {
        if Self.pages.contains(scalar) { page = true }
      } else if !UTF8Cursor.isBlank(scalar) {
        return false
      }
    }
    if digits == 0 || groups > 2 { return false }
    return (leading && trailing && groups == 1) || page
      || (slashes == 1 && groups == 2 && !leading && !trailing)
  }
}
