import Core

/// This is what an earlier, wrong conversion left in place of characters: question marks, U+FFFD, and 锟斤拷,
/// which is U+FFFD in UTF-8 read as GBK.
struct LostCharacters {
  let questionMarks: Int
  let replacements: Int
  let bytes: Int
  private let ideographs: Int

  init(in text: [UInt8]) {
    var questionMarks = 0
    var ideographLeads = 0
    for byte in text {
      // Counted by the lead bytes of U+4000 to U+9FFF: an estimate is enough, and this runs at full speed.
      questionMarks &+= byte == UInt8(ascii: "?") ? 1 : 0
      ideographLeads &+= byte >= 0xE4 && byte <= 0xE9 ? 1 : 0
    }
    self.questionMarks = questionMarks
    ideographs = ideographLeads
    replacements = Self.marks.reduce(0) { $0 + ByteSearch.count($1, in: text) }
    bytes = text.count
  }

  private static let marks: [[UInt8]] = [Array("\u{FFFD}".utf8), Array("锟斤拷".utf8)]

  /// More question marks than ideographs, or one character in a hundred (three bytes each) replaced.
  var isTooGreat: Bool {
    (questionMarks >= 20 && questionMarks > ideographs) || (replacements > 3 && replacements * 300 > bytes)
  }
}
