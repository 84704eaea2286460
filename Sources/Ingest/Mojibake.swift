import Core

/// Undoes UTF-8 that was read as GBK and saved again: 涓€銆佹€讳綋 for 一、总体. The way back exists only if no
/// byte was lost on the way there, and then it is exact: the bytes are UTF-8 once more.
enum Mojibake {
  /// 锛 and 銆 are what every full-width comma, bracket and full stop begins with; true text has hardly any,
  /// and where it has, it also has the commas and the words that mojibake cannot have.
  static func isSuspected(in text: [UInt8], marks: Int) -> Bool {
    marks >= 3 && marks > count(commonest, in: text)
  }

  private static let commonest = ["，", "。", "公", "信", "年"].map { Array($0.utf8) }

  private static func count(_ words: [[UInt8]], in text: [UInt8]) -> Int {
    words.reduce(0) { $0 + ByteSearch.count($1, in: text) }
  }

  static func undone(_ text: [UInt8]) throws(Reject) -> DecodedText {
    let body = text.starts(with: byteOrderMark) ? Array(text[byteOrderMark.count...]) : text
    guard let bytes = DoubleByteEncoding.gb18030.encoded(body), TextCensus(of: bytes).isUTF8 else {
      throw Reject.mojibake()
    }
    // The text went through GBK, and its offsets are not those of the file: it does not count as UTF-8.
    return DecodedText(text: bytes, encoding: .gb18030)
  }
}
