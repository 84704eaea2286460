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

/// Tells what single lines are, by their bytes.
struct ProseLineReader: Sendable {
  private let pageLabels: [[UInt8]]
  private let articleLabels: [[UInt8]]

  /// Headings and captions are no longer than this many characters.
  static let longestHeading = 24

  init(definitions: Definitions) {
    pageLabels = definitions.prose.words.pageLabels.map { Array($0.utf8) }
    articleLabels = definitions.prose.words.articleLabels.map { Array($0.utf8) }
  }

  func kind(of line: TextSpan, in text: [UInt8]) -> ProseLineKind {
    let line = UTF8Cursor.trimmed(line, in: text)
    if line.isEmpty { return .blank }
    let bytes = text[line.range]
    if isPageNumber(bytes) { return .pageNumber }
    let characters = bytes.count / 3
    let hasStop = Self.holds([0xE3, 0x80, 0x82], bytes)
    if bytes.contains(0x09), !(hasStop && characters > 20) { return .furniture }
    if bytes.first == 0x7C || (!hasStop && bytes.count(where: { $0 == 0x7C }) > 1) { return .furniture }
    if !hasStop, endsAsLink(bytes) { return .furniture }
    if characters < 60, hasPageLabel(bytes) { return .furniture }
    if characters > Self.longestHeading * 2 || hasStop { return .prose }
    let marks = Self.marks(bytes)
    if bytes.first == 0x23 { return marks == 0 ? .title : .prose }
    switch Self.mark(bytes) {
    case .form: return marks <= 1 ? .title : .prose
    case .sub: return marks == 0 && characters <= Self.longestHeading ? .heading : .prose
    case .none: return .prose
    }
  }

  /// Tells whether a line heads another article on the page of the report.
  func headsArticle(_ line: TextSpan, in text: [UInt8]) -> Bool {
    let bytes = text[UTF8Cursor.trimmed(line, in: text).range]
    return articleLabels.contains { Self.holdsLabel($0, bytes) }
  }

  // MARK: Headings

  enum Mark {
    case none
    /// 一、 or 一，
    case form
    /// （一）, 1., 1、, ①, #, -
    case sub
  }

  /// Tells which mark a line begins with.
  static func mark(_ bytes: ArraySlice<UInt8>) -> Mark {
    var index = bytes.startIndex
    func scalar() -> (scalar: UInt32, length: Int) {
      index < bytes.endIndex ? UTF8Cursor.scalar(in: bytes, at: index) : (0, 0)
    }
    let (first, length) = scalar()
    if first == 0x23 || first == 0x2D || first == 0x2A || first == 0x2022 || first == 0xB7 { return .sub }
    if (0x2460...0x2473).contains(first) || (0x25A0...0x25FF).contains(first) { return .sub }
    let isBracket = first == 0x28 || first == 0xFF08
    if isBracket { index += length }
    var digits = 0
    var characters = 0
    while true {
      let (next, length) = scalar()
      if UTF8Cursor.digit(next) != nil {
        digits += 1
      } else if isNumeral(next) {
        characters += 1
      } else {
        break
      }
      index += length
    }
    if digits + characters == 0 || digits > 2 || characters > 3 { return .none }
    var (next, nextLength) = scalar()
    while UTF8Cursor.isBlank(next), nextLength > 0 {
      index += nextLength
      (next, nextLength) = scalar()
    }
    if isBracket { return next == 0x29 || next == 0xFF09 ? .sub : .none }
    switch next {
    case 0x3001: return characters > 0 ? .form : .sub
    case 0x2C, 0xFF0C: return characters > 0 ? .form : .none
    case 0x2E, 0xFF0E:
      index += nextLength
      return UTF8Cursor.digit(scalar().scalar) == nil ? (characters > 0 ? .form : .sub) : .none
    case 0x29, 0xFF09: return digits > 0 ? .sub : .none
    default: return .none
    }
  }

  /// 一 to 十, and the radicals that stand for 一, 二, 八, 十 in the text of some PDF files.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x2F00, 0x2F06,
      0x2F0B, 0x2F17:
      true
    default: false
    }
  }

  /// Counts the marks within a line that only a sentence has; one at the end does not count.
  private static func marks(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = bytes.startIndex
    var place = 0
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      place += 1
      switch scalar {
      case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF1A: if index < bytes.endIndex, place > 4 { count += 1 }
      case 0x30...0x39: if place > 4 { count += 2 }
      default: break
      }
    }
    return count
  }

  // MARK: Furniture

  /// `-1-`, `— 4 —`, `第 3 页 共 9 页`, `3/9`.
  private func isPageNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.count > 30 { return false }
    var digits = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if UTF8Cursor.digit(scalar) != nil {
        digits += 1
        continue
      }
      switch scalar {
      case 0x2D, 0x2F, 0x2010...0x2015, 0xFF0D, 0x7B2C, 0x9875, 0x2EDA, 0x2FB4, 0x5171, 0x4E28: continue
      default: if !UTF8Cursor.isBlank(scalar) { return false }
      }
    }
    return digits > 0 && digits <= 8
  }

  private func hasPageLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.first == 0xE3 ? bytes.dropFirst(3) : bytes  // 【字体
    return pageLabels.contains { Self.startsWithLabel($0, start) }
  }

  private static func startsWithLabel(_ label: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: label) && isColon(bytes.dropFirst(label.count))
  }

  private static func holdsLabel(_ label: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while rest.count > label.count {
      if startsWithLabel(label, rest) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private static func isColon(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if scalar == 0x3A || scalar == 0xFF1A || scalar == 0x7C { return true }
      if !UTF8Cursor.isBlank(scalar) { return false }
      index += length
    }
    return false
  }

  /// A link of a list ends with its date or is cut short: `… [2022.02.07]`, `… 2022-02-07`, `...`.
  private func endsAsLink(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.count > 240 { return false }
    if bytes.suffix(3) == [0x2E, 0x2E, 0x2E] || bytes.suffix(3) == [0xE2, 0x80, 0xA6] { return true }
    let tail = bytes.last == 0x5D || bytes.last == 0x29 ? bytes.dropLast() : bytes
    var pattern: [UInt8] = []
    for byte in tail.suffix(10) {
      switch byte {
      case 0x30...0x39: pattern.append(0x30)
      case 0x2D, 0x2E, 0x2F: pattern.append(0x2D)
      default: pattern.append(byte)
      }
    }
    return pattern == Array("0000-00-00".utf8)
  }

  private static func holds(_ word: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= word.count else { return false }
    for index in bytes.startIndex...(bytes.endIndex - word.count)
    where bytes[index] == word[0] && bytes[index..<index + word.count].elementsEqual(word) {
      return true
    }
    return false
  }
}
