internal import Core

/// This is what a line of the document is to the reading of prose.
enum ProseLineKind {
  case prose
  /// A short line with the number of a heading, which no text runs on from.
  case heading
  /// A heading of the form itself, 一、总体情况: it counts nothing.
  case title
  /// 索引号, 字体, a link or a cell: it belongs to the web page or to a table and parts the prose.
  case furniture
  /// A page number: prose goes on behind it as if it were not there.
  case pageNumber
  case blank
}

/// Tells what single lines are, by their bytes. Lines are many and most are decided by their length and a
/// look for 。 and tabs.
struct ProseLineReader: Sendable {
  private let pageLabels: [[UInt8]]
  private let articleLabels: [[UInt8]]
  /// First bytes but one of the labels: of three bytes the second differs most.
  private let labelBytes: [Bool]

  /// Headings and captions are no longer than this many characters.
  static let longestHeading = 24
  private static let longestLink = 240
  private static let longestPageNumber = 30

  init(definitions: Definitions) {
    pageLabels = definitions.prose.words.pageLabels.map { Array($0.utf8) }
    articleLabels = definitions.prose.words.articleLabels.map { Array($0.utf8) }
    var labelBytes = [Bool](repeating: false, count: 256)
    for label in pageLabels + articleLabels where label.count > 1 { labelBytes[Int(label[1])] = true }
    self.labelBytes = labelBytes
  }

  /// - Parameter line: a line without blanks at its ends.
  func kind(of line: Range<Int>, in text: Span<UInt8>) -> ProseLineKind {
    if line.isEmpty { return .blank }
    if line.count <= Self.longestPageNumber, isPageNumber(line, text) { return .pageNumber }
    let characters = line.count / 3
    var hasStop = false
    var hasTab = false
    var pipes = 0
    for index in line {
      switch text[index] {
      case 0x82:
        if index >= line.lowerBound + 2, text[index - 1] == 0x80, text[index - 2] == 0xE3 { hasStop = true }
      case 0x09: hasTab = true
      case 0x7C: pipes += 1
      default: break
      }
    }
    let first = text[line.lowerBound]
    if hasTab, !(hasStop && characters > 20) { return .furniture }
    if first == 0x7C || (pipes > 1 && !hasStop) { return .furniture }
    if !hasStop, line.count <= Self.longestLink, endsAsLink(line, text) { return .furniture }
    if characters < 60, hasPageLabel(line, text) { return .furniture }
    if hasStop || characters > Self.longestHeading * 2 { return .prose }
    let mark = ListMark.mark(of: line, in: text)
    if mark == .none { return .prose }
    let marks = ListMark.sentenceMarks(in: line, of: text)
    if first == 0x23 { return marks == 0 ? .title : .prose }
    if mark == .form { return marks <= 1 ? .title : .prose }
    return marks == 0 && characters <= Self.longestHeading ? .heading : .prose
  }

  /// Tells whether a line heads another article on the page of the report.
  func headsArticle(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    for start in line where start + 1 < line.upperBound && labelBytes[Int(text[start + 1])] {
      if articleLabels.contains(where: { standsAsLabel($0, at: start, line, text) }) { return true }
    }
    return false
  }

  /// `-1-`, `— 4 —`, `第 3 页 共 9 页`, `3/9`, also with the radical ⻚ for 页.
  private func isPageNumber(_ line: Range<Int>, _ text: Span<UInt8>) -> Bool {
    var digits = 0
    var index = line.lowerBound
    while index < line.upperBound {
      let (scalar, length) = text.scalar(at: index, limit: line.upperBound)
      index += length
      switch scalar {
      case 0x30...0x39: digits += 1
      case 0x2D, 0x2F, 0x2010...0x2015, 0xFF0D, 0x7B2C, 0x9875, 0x2EDA, 0x2FB4, 0x5171, 0x4E28: continue
      default: if !UTF8Cursor.isBlank(scalar) { return false }
      }
    }
    return digits > 0 && digits <= 8
  }

  private func hasPageLabel(_ line: Range<Int>, _ text: Span<UInt8>) -> Bool {
    // 【字体 stands behind a bracket.
    for start in [line.lowerBound, line.lowerBound + 3] where start + 1 < line.upperBound {
      if start > line.lowerBound, text[line.lowerBound] != 0xE3 { return false }
      if !labelBytes[Int(text[start + 1])] { continue }
      if pageLabels.contains(where: { standsAsLabel($0, at: start, line, text) }) { return true }
    }
    return false
  }

  /// Tells whether a label stands at a place with a colon or a bar behind it.
  private func standsAsLabel(
    _ label: [UInt8], at start: Int, _ line: Range<Int>, _ text: Span<UInt8>
  ) -> Bool {
    if start + label.count > line.upperBound { return false }
    for index in label.indices where text[start + index] != label[index] { return false }
    var index = start + label.count
    while index < line.upperBound {
      let (scalar, length) = text.scalar(at: index, limit: line.upperBound)
      if scalar == 0x3A || scalar == 0xFF1A || scalar == 0x7C { return true }
      if !UTF8Cursor.isBlank(scalar) { return false }
      index += length
    }
    return false
  }

  /// A link of a list ends with its date or is cut short: `… [2022.02.07]`, `… 2022-02-07`, `...`.
  private func endsAsLink(_ line: Range<Int>, _ text: Span<UInt8>) -> Bool {
    var end = line.upperBound
    if line.count < 3 { return false }
    let last = text[end - 1]
    if last == 0x2E, text[end - 2] == 0x2E, text[end - 3] == 0x2E { return true }
    if last == 0xA6, text[end - 2] == 0x80, text[end - 3] == 0xE2 { return true }
    if last == 0x5D || last == 0x29 { end -= 1 }
    if end - line.lowerBound < 10 { return false }
    for offset in 0..<10 {
      let byte = text[end - 10 + offset]
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isSeparator = byte >= 0x2D && byte <= 0x2F
      if offset == 4 || offset == 7 ? !isSeparator : !isDigit { return false }
    }
    return true
  }
}
