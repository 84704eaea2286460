/// Makes old Word files: paragraphs with their properties, each in a page of its own.
struct OldWordBuilder {
  struct Paragraph {
    /// The text with the mark that ends it.
    var text: String
    var changes: [UInt8] = []
    /// The text is kept as single bytes.
    var isNarrow = false
  }

  var paragraphs: [Paragraph] = []
  /// Stretches of characters with changes of their own, such as deleted text.
  var runs: [(range: Range<Int>, changes: [UInt8])] = []
  /// How many of the characters belong to the text; the rest are text boxes.
  var textCount: Int?
  var version = 0xC1
  var flags = 0x200
  var padsTable = false

  static let inTable: [UInt8] = [0x16, 0x24, 1]

  static func text(_ text: String) -> Paragraph { Paragraph(text: text + "\r") }

  static func cell(_ text: String) -> Paragraph { Paragraph(text: text + "\u{7}", changes: inTable) }

  /// The end of a row with the edges of its cells and their flags.
  static func rowEnd(_ edges: [Int], flags: [Int] = [], depth: Int = 1) -> Paragraph {
    var definition = [UInt8(edges.count - 1)] + edges.flatMap { short($0) }
    for flag in flags { definition += short(flag) + [UInt8](repeating: 0, count: 18) }
    let row = [0x08, 0xD6] + short(definition.count + 1) + definition
    if depth == 1 { return Paragraph(text: "\u{7}", changes: inTable + [0x17, 0x24, 1] + row) }
    return Paragraph(text: "\r", changes: inTable + level(depth) + [0x4C, 0x24, 1] + row)
  }

  static func innerCell(_ text: String, depth: Int) -> Paragraph {
    Paragraph(text: text + "\r", changes: inTable + level(depth) + [0x4B, 0x24, 1])
  }

  static func level(_ depth: Int) -> [UInt8] { [0x49, 0x66] + long(depth) }

  var container: CompoundBuilder {
    var document = [UInt8](repeating: 0, count: 1024)
    var pieces: [(count: Int, place: Int)] = []
    var bounds: [(start: Int, end: Int)] = []
    var offsets: [Int] = []
    for paragraph in paragraphs {
      let start = document.count
      let units = Array(paragraph.text.utf16)
      for unit in units {
        offsets.append(document.count)
        document += paragraph.isNarrow ? [UInt8(unit)] : Self.short(Int(unit))
      }
      pieces.append((units.count, paragraph.isNarrow ? 0x4000_0000 | start * 2 : start))
      bounds.append((start, document.count))
    }
    offsets.append(document.count)
    var paragraphPages: [Int] = []
    for (paragraph, place) in zip(paragraphs, bounds) {
      paragraphPages.append(Self.addPage(to: &document, place, width: 13, Self.styled(paragraph.changes)))
    }
    var characterPages: [Int] = []
    for run in runs {
      let place = (offsets[run.range.lowerBound], offsets[run.range.upperBound])
      let changes = [UInt8(run.changes.count)] + run.changes
      characterPages.append(Self.addPage(to: &document, place, width: 1, changes))
    }
    let count = pieces.map(\.count).reduce(0, +)
    var table: [UInt8] = []
    func add(_ content: [UInt8]) -> [UInt8] {
      table += content
      return Self.long(table.count - content.count) + Self.long(content.count)
    }
    let characterPlace = add(Self.pageList(characterPages))
    let paragraphPlace = add(Self.pageList(paragraphPages))
    var ends = [0]
    for piece in pieces { ends.append(ends[ends.count - 1] + piece.count) }
    let list =
      ends.flatMap(Self.long) + pieces.flatMap { Self.short(0) + Self.long($0.place) + Self.short(0) }
    let piecePlace = add([1] + Self.short(2) + [0, 0] + [2] + Self.long(list.count) + list)
    var head = Self.short(0xA5EC) + Self.short(version) + [UInt8](repeating: 0, count: 6) + Self.short(flags)
    head +=
      [UInt8](repeating: 0, count: 20) + Self.short(14) + [UInt8](repeating: 0, count: 28) + Self.short(22)
    let main = textCount ?? count
    for index in 0..<22 { head += Self.long(index == 3 ? main : index == 9 ? count - main : 0) }
    head += Self.short(93)
    for index in 0..<93 {
      switch index {
      case 12: head += characterPlace
      case 13: head += paragraphPlace
      case 33: head += piecePlace
      default: head += Self.long(0) + Self.long(0)
      }
    }
    document.replaceSubrange(0..<head.count, with: head)
    document += [UInt8](repeating: 0, count: max(0, 4096 - document.count))
    if padsTable { table += [UInt8](repeating: 0, count: 4096) }
    return CompoundBuilder(streams: [("WordDocument", document), ("1Table", table)])
  }

  var bytes: [UInt8] { container.bytes }

  /// The number of the style and the changes, with their length in pairs of bytes in front.
  private static func styled(_ changes: [UInt8]) -> [UInt8] {
    let content = [0, 0] + changes
    return content.count % 2 == 1
      ? [UInt8(content.count / 2 + 1)] + content : [0, UInt8(content.count / 2)] + content
  }

  private static func addPage(
    to document: inout [UInt8], _ place: (start: Int, end: Int), width: Int, _ changes: [UInt8]
  ) -> Int {
    document += [UInt8](repeating: 0, count: (512 - document.count % 512) % 512)
    let number = document.count / 512
    var page = long(place.start) + long(place.end)
    let at = (510 - changes.count) / 2 * 2
    page += [UInt8(at / 2)]
    page += [UInt8](repeating: 0, count: at - page.count) + changes
    page += [UInt8](repeating: 0, count: 511 - page.count) + [1]
    document += page
    return number
  }

  private static func pageList(_ pages: [Int]) -> [UInt8] {
    [UInt8](repeating: 0, count: 4 * (pages.count + 1)) + pages.flatMap(long)
  }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func long(_ value: Int) -> [UInt8] { short(value) + short(value >> 16) }
}
