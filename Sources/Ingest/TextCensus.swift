/// This is everything that one walk over the bytes of a text tells of it: whether they are UTF-8, and what
/// stands in them that makes a text doubtful. Every file takes this walk, so it is one loop.
struct TextCensus {
  private(set) var total = 0
  /// Bytes that belong to no well-formed sequence of UTF-8.
  private(set) var badBytes = 0
  private(set) var goodSequences = 0
  private(set) var zeros = 0
  /// Control characters other than tab, line ends, form feed, escape and the end mark of DOS.
  private(set) var controls = 0
  private(set) var lineFeeds = 0
  private(set) var openBrackets = 0
  private(set) var questionMarks = 0
  private(set) var ideographs = 0
  /// U+FFFD, and 锟, which begins 锟斤拷: U+FFFD in UTF-8 read as GBK.
  private(set) var replacements = 0
  /// 锛 and 銆, with which the full-width punctuation of UTF-8 begins when it is read as GBK.
  private(set) var mojibakeMarks = 0

  init(of text: [UInt8]) {
    total = text.count
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        if first < 0x40 { countASCII(first) }
        index += 1
      } else if first >= 0xE1, first < 0xED, index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80,
        bytes[index + 2] & 0xC0 == 0x80
      {
        if first >= 0xE4 { countIdeograph(first, bytes[index + 1], bytes[index + 2]) }
        goodSequences += 1
        index += 3
      } else {
        let length = UTF8Sequence.length(in: bytes, at: index)
        if length == 0 {
          badBytes += 1
        } else {
          goodSequences += 1
          if first == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { replacements += 1 }
        }
        index += max(1, length)
      }
    }
  }

  private mutating func countASCII(_ byte: UInt8) {
    switch byte {
    case 0x0A: lineFeeds += 1
    case 0x00: zeros += 1
    case 0x09, 0x0B...0x0D, 0x1A, 0x1B: break
    case 0x01...0x1F: controls += 1
    case UInt8(ascii: "<"): openBrackets += 1
    case UInt8(ascii: "?"): questionMarks += 1
    default: break
    }
  }

  private mutating func countIdeograph(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    ideographs += 1
    guard first == 0xE9 else { return }
    switch (second, third) {
    case (0x94, 0x9B), (0x8A, 0x86): mojibakeMarks += 1
    case (0x94, 0x9F): replacements += 1
    default: break
    }
  }

  var isUTF8: Bool { badBytes == 0 }

  /// A few control characters come from the text of PDF files and harm nothing: programs print NUL for a glyph
  /// that they have no character for. In anything but UTF-8 a NUL is proof.
  var isBinary: Bool { holdsBinaryZeros || (controls > 8 && controls * 100 > total) }

  var holdsBinaryZeros: Bool { zeros > 0 && (!isUTF8 || zeros * 200 > total) }

  /// An earlier, wrong conversion left its marks in place of characters: more question marks than
  /// ideographs, or one character in a hundred (three bytes each) replaced.
  var hasLostCharacters: Bool {
    (questionMarks >= 20 && questionMarks > ideographs) || (replacements > 3 && replacements * 300 > total)
  }
}
