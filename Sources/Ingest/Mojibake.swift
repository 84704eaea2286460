import Core

/// Undoes UTF-8 that was read as GBK and saved again: 涓€銆佹€讳綋 for 一、总体. The way back exists only if no
/// byte was lost on the way there, and then it is exact: the bytes are UTF-8 once more.
enum Mojibake {
  /// 锛 and 銆 are what every full-width comma, bracket and full stop begins with; true text has hardly any,
  /// and where it has, it also has the commas and the words that mojibake cannot have.
  static func isSuspected(in text: [UInt8]) -> Bool {
    let marks = count(Self.marks, in: text)
    return marks >= 3 && marks > count(Self.commonest, in: text)
  }

  private static let marks = ["锛", "銆"].map { Array($0.utf8) }
  private static let commonest = ["，", "。", "公", "信", "年"].map { Array($0.utf8) }

  private static func count(_ words: [[UInt8]], in text: [UInt8]) -> Int {
    words.reduce(0) { $0 + ByteSearch.count($1, in: text) }
  }

  static func undone(_ text: [UInt8]) throws(Reject) -> DecodedText {
    let body = text.starts(with: byteOrderMark) ? Array(text[byteOrderMark.count...]) : text
    guard let bytes = DoubleByteEncoding.gb18030.encoded(body), UTF8Scan.isValid(bytes) else {
      throw Reject.mojibake()
    }
    // The text went through GBK, and its offsets are not those of the file: it does not count as UTF-8.
    return DecodedText(text: bytes, encoding: .gb18030)
  }
}
