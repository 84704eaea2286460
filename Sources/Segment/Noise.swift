import Core

/// Finds what the copy of a web page brought along: menus and lists of news between two sentences, and a
/// second article with a head table of its own. It is named in `sections` and kept out of prose and tables.
struct NoiseFinder {
  private let articleHeads: [[UInt16]]

  init(definitions: Definitions) {
    articleHeads = definitions.headWords.articleHeads
  }

  /// - Returns: ranges of lines from 0, in order, none overlapping.
  func ranges(document: Document, index: LineIndex, headings: [Heading], tables: [TableStretch])
    -> [ClosedRange<Int>]
  {
    var ranges: [ClosedRange<Int>] = []
    ranges += menus(document: document, index: index)
    ranges += articles(index: index, headings: headings)
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var merged: [ClosedRange<Int>] = []
    for range in ranges {
      guard let clipped = clip(range, tables: tables) else { continue }
      if let last = merged.last, clipped.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, clipped.upperBound)
      } else {
        merged.append(clipped)
      }
    }
    return merged
  }

  private func clip(_ range: ClosedRange<Int>, tables: [TableStretch]) -> ClosedRange<Int>? {
    var upper = range.upperBound
    for table in tables {
      if table.firstLine <= range.lowerBound, range.lowerBound <= table.lastLine { return nil }
      if table.firstLine > range.lowerBound, table.firstLine <= upper { upper = table.firstLine - 1 }
    }
    return upper >= range.lowerBound ? range.lowerBound...upper : nil
  }

  // MARK: Menus

  /// A menu is a run of short lines of which many are items of a list; captions may stand between them.
  private func menus(document: Document, index: LineIndex) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    var first: Int?
    var last = 0
    var items = 0
    var others = 0
    func close() {
      if let start = first, items >= 5 { ranges.append(start...last) }
      first = nil
      items = 0
      others = 0
    }
    for line in index.lines.indices {
      if index.lines[line].shape == .blank { continue }
      if isItem(index.lines[line].trimmed, in: document.text) {
        if first == nil { first = line }
        items += 1
        others = 0
        last = line
      } else if first != nil {
        others += 1
        if index.lines[line].shape != .short || index.lines[line].trimmed.count > 60 || others > 3 { close() }
      }
    }
    close()
    return ranges
  }

  /// `- 工作动态`, `· 通知`, or a short line that ends in a date in brackets.
  private func isItem(_ span: TextSpan, in text: [UInt8]) -> Bool {
    if span.count < 4 || span.count > 160 { return false }
    let bytes = text[span.range]
    let (first, length) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    if length == bytes.count { return false }
    let (second, _) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex + length)
    let bullet = first == 0x2D || first == 0x2A || first == 0xB7 || first == 0x2022 || first == 0x25CF
    if bullet, UTF8Cursor.isBlank(second) { return true }
    return endsInDate(bytes)
  }

  private func endsInDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last, last == UInt8(ascii: "]") || last == UInt8(ascii: ")") else { return false }
    var index = bytes.endIndex - 2
    var digits = 0
    while index >= bytes.startIndex, bytes.endIndex - index < 14 {
      let byte = bytes[index]
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") { return digits >= 4 }
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        digits += 1
      } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "/") {
        return false
      }
      index -= 1
    }
    return false
  }

  // MARK: A second article

  /// It starts at its head table below the first heading and ends at the next heading of the report.
  private func articles(index: LineIndex, headings: [Heading]) -> [ClosedRange<Int>] {
    let main = headings.filter { $0.level <= 2 }
    guard let firstHeading = main.first?.line else { return [] }
    var ranges: [ClosedRange<Int>] = []
    var line = firstHeading + 1
    while line < index.lines.count {
      if isArticleHead(line, index: index) {
        var start = line
        // The title of the article stands in the row above.
        while start > firstHeading + 1, index.lines[start - 1].shape == .cells { start -= 1 }
        let end =
          (main.first { $0.line > line && ($0.level == 1 || $0.kind != nil) }?.line ?? index.lines.count) - 1
        ranges.append(start...max(start, end))
        line = end + 1
      }
      line += 1
    }
    return ranges
  }

  private func isArticleHead(_ line: Int, index: LineIndex) -> Bool {
    guard index.lines[line].shape != .blank, index.lines[line].shape != .prose else { return false }
    let folded = index.folded(line)
    var found = 0
    for head in articleHeads where folded.holds(head) { found += 1 }
    return found >= 2
  }
}
