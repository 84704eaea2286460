import Core

/// These are the lines of a document with what is asked of each of them many times: its text without
/// blanks at the ends, how it is built, and its folded characters where it is short.
struct LineIndex {
  struct Line {
    let trimmed: TextSpan
    /// Range in ``LineIndex/folded``; empty for a long line of prose, which is no label and no heading.
    let foldStart: Int32
    let foldEnd: Int32
    let shape: Shape
  }

  /// This is how a line is built, seen without knowing what it says.
  enum Shape: UInt8 {
    case blank
    /// Cells parted by tabs or bars.
    case cells
    /// Short text: a heading, a label, numbers.
    case short
    /// Running text.
    case prose
  }

  let lines: [Line]
  let folded: [UInt16]
  /// Short lines that end in 。 or ；.
  let endsSentence: Set<Int>
  /// Lines, from 0, that repeat what text beside them prints: they are blank here.
  let echoes: [ClosedRange<Int>]

  /// A line of more bytes than this is running text: 80 ideographs, more than any label of a form.
  private static let longestLabel = 240

  init(document: Document, characters: CharacterMap) {
    var lines: [Line] = []
    lines.reserveCapacity(document.lines.count)
    var folded: [UInt16] = []
    folded.reserveCapacity(document.text.count / 6)
    let rows = Self.rowLines(of: document)
    var endsSentence: Set<Int> = []
    echoes = EchoedRows.ranges(of: document)
    let echoed = Set(echoes.joined())
    for (line, span) in document.lines.enumerated() {
      let trimmed =
        echoed.contains(line)
        ? TextSpan(start: Int(span.start), end: Int(span.start)) : UTF8Cursor.trimmed(span, in: document.text)
      let printed = Self.shape(of: trimmed, in: document.text)
      // A row whose other cells are empty looks like a heading.
      let shape = printed != .blank && rows.contains(line) ? .cells : printed
      let start = folded.count
      if shape == .short, Self.isEndOfSentence(trimmed, in: document.text) { endsSentence.insert(line) }
      if shape == .short || shape == .cells {
        characters.fold(document.text[trimmed.range], into: &folded)
      }
      lines.append(
        Line(trimmed: trimmed, foldStart: Int32(start), foldEnd: Int32(folded.count), shape: shape))
    }
    self.lines = lines
    self.folded = folded
    self.endsSentence = endsSentence
  }

  func folded(_ line: Int) -> ArraySlice<UInt16> {
    folded[Int(lines[line].foldStart)..<Int(lines[line].foldEnd)]
  }

  /// Gives the lines, from 0, that are rows of explicit grids with more than one cell.
  private static func rowLines(of document: Document) -> Set<Int> {
    var counts: [Int: Int] = [:]
    for grid in document.grids {
      for cell in grid.cells { counts[document.lineNumber(at: Int(cell.span.start)) - 1, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  private static func isEndOfSentence(_ span: TextSpan, in text: [UInt8]) -> Bool {
    let bytes = text[span.range]
    return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x82])
      || bytes.suffix(3).elementsEqual([0xEF, 0xBC, 0x9B])
  }

  private static func shape(of span: TextSpan, in text: [UInt8]) -> Shape {
    if span.isEmpty { return .blank }
    var tabs = 0
    var bars = 0
    var stops = 0
    var blanks = 0
    var blankBytes = 0
    var commas = 0
    var index = Int(span.start)
    let end = Int(span.end)
    while index < end {
      switch text[index] {
      case 0x09: tabs += 1
      case 0x20:
        if text[index - 1] != 0x20 { blanks += 1 }
        blankBytes += 1
      case 0xE3 where index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x80:
        blanks += 1
        blankBytes += 3
      case UInt8(ascii: "|"): bars += 1
      case 0xEF where index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x8C:
        if !partsThousands(index, of: span, in: text) { commas += 1 }
      // Box drawing, U+2500 to U+257F, and the full-width bar.
      case 0xE2 where index + 1 < end && (text[index + 1] == 0x94 || text[index + 1] == 0x95): bars += 1
      case 0xEF where index + 2 < end && text[index + 1] == 0xBD && text[index + 2] == 0x9C: bars += 1
      // 。 is E3 80 82 and ； is EF BC 9B: sentences end in them, labels hold neither.
      case 0xE3 where index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x82: stops += 1
      case 0xEF where index + 2 < end && text[index + 1] == 0xBC && text[index + 2] == 0x9B: stops += 1
      default: break
      }
      index += 1
    }
    // A sentence in a frame of its own, with empty cells beside it, is no row.
    let isFramed = tabs + bars > 1 && commas + stops > 0 && holdsOneCell(span, in: text)
    if tabs > 0 || bars > 1, !isFramed { return .cells }
    // A whole table on one line: many short pieces.
    let printed = span.count - blankBytes
    if blanks >= 12, printed < blanks * 40, stops <= 1, commas <= 6 { return .cells }
    if printed > longestLabel || (stops > 0 && printed > 60) || stops > 1 { return .prose }
    return .short
  }

  /// Tells whether all that stands between tabs and bars is one piece of text.
  private static func holdsOneCell(_ span: TextSpan, in text: [UInt8]) -> Bool {
    text[span.range].split { $0 == 0x09 || $0 == UInt8(ascii: "|") }.count { $0.contains { $0 != 0x20 } } == 1
  }

  /// Tells whether a full-width comma stands between full-width digits, as in ３，９１６.
  private static func partsThousands(_ comma: Int, of span: TextSpan, in text: [UInt8]) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      index >= Int(span.start) && index + 2 < Int(span.end) && text[index] == 0xEF && text[index + 1] == 0xBC
        && (0x90...0x99).contains(text[index + 2])
    }
    return isDigit(comma - 3) && isDigit(comma + 3)
  }
}
