import Core

/// Writes the text of a page: blanks run together as a browser shows them, a line for every paragraph, cells
/// parted by tabs.
struct PageText {
  private(set) var bytes: [UInt8] = []
  private var lineStart = 0
  private var gap = Gap.none
  private var last: UInt32 = 0

  /// This is what stands between the last character and the next one.
  private enum Gap {
    case none, blank
    /// The source goes on in another line; between Chinese characters that is no blank.
    case sourceLine
  }

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  private var isAtStart: Bool { bytes.count == lineStart }

  /// The line begins with a bar, as a row of Markdown does.
  var isInBars: Bool { bytes.count > lineStart && bytes[lineStart] == UInt8(ascii: "|") }

  // MARK: Running text

  mutating func append(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let (found, length) = UTF8Cursor.scalar(in: text, at: index)
      index += length
      let scalar = Self.windows(found)
      switch scalar {
      case 0x20, 0x09, 0x0C: if gap == .none { gap = .blank }
      case 0x0A, 0x0D: if gap != .blank { gap = .sourceLine }
      case _ where Self.isInvisible(scalar): continue
      case _ where isAtStart && UTF8Cursor.isBlank(scalar): continue
      default:
        writeGap(before: scalar)
        bytes.append(scalar: scalar)
        last = scalar
      }
    }
  }

  private mutating func writeGap(before scalar: UInt32) {
    if gap != .none, !isAtStart, gap == .blank || !Self.isWide(last) || !Self.isWide(scalar) {
      bytes.append(0x20)
    }
    gap = .none
  }

  /// Text whose lines count, as in `<pre>`.
  mutating func appendLines(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let (found, length) = UTF8Cursor.scalar(in: text, at: index)
      index += length
      let scalar = Self.windows(found)
      if scalar == 0x0A {
        bytes.append(0x0A)
        lineStart = bytes.count
      } else if scalar == 0x09 || scalar == 0x20 || !Self.isInvisible(scalar) {
        bytes.append(scalar: scalar)
      }
    }
  }

  /// Ends the line if something stands on it.
  mutating func endLine() {
    gap = .none
    if isAtStart { return }
    trimEnd()
    if !isAtStart { bytes.append(0x0A) }
    lineStart = bytes.count
  }

  // MARK: Cells

  /// Begins a cell, at the start of a line or behind a tab.
  mutating func beginCell(isFirst: Bool) {
    if !isFirst { bytes.append(0x09) }
    lineStart = bytes.count
    gap = .none
  }

  /// A line ends inside a cell.
  mutating func breakInCell() { gap = .blank }

  /// Ends a cell and gives its place.
  mutating func endCell() -> TextSpan {
    trimEnd()
    gap = .none
    return TextSpan(start: lineStart, end: bytes.count)
  }

  mutating func endRow() {
    bytes.append(0x0A)
    lineStart = bytes.count
  }

  private mutating func trimEnd() {
    let end = Int(UTF8Cursor.trimmed(TextSpan(start: lineStart, end: bytes.count), in: bytes).end)
    bytes.removeLast(bytes.count - max(lineStart, end))
  }

  // MARK: Characters

  /// Controls and characters of no width, which copies of pages carry inside words and numbers.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    UTF8Cursor.isIdeograph(scalar) || (0x3001...0x303F).contains(scalar) || (0xFF01...0xFF60).contains(scalar)
  }

  /// `&#151;` means what it means in Windows-1252, as in every browser: a dash.
  private static func windows(_ scalar: UInt32) -> UInt32 {
    guard scalar >= 0x80, scalar <= 0x9F else { return scalar }
    let meant = windows1252[Int(scalar - 0x80)]
    return meant == 0 ? scalar : UInt32(meant)
  }

  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]
}
