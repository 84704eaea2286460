import Core

/// Bytes of the file had no meaning in its encoding.
struct BytesReplaced: Rule {
  static let info = RuleInfo(
    "NB113", "BytesReplaced", .warning, kinds: [.extraction],
    chinese: "文件中有无法解码的字节", english: "bytes that could not be decoded",
    explanation:
      "The file is damaged, or was put together from texts in several encodings. Each byte that has "
      + "no meaning became U+FFFD; labels beside such places may not have been recognised.",
    example: "3 bytes have no meaning in GB18030 and were replaced",
    basis: "nothing is dropped in silence")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    let document = sheet.review.document
    if document.replacedBytes == 0 { return [] }
    return [.replaced(document.replacedBytes, encoding: document.encoding)]
  }
}

extension Draft {
  fileprivate static func replaced(_ count: Int, encoding: TextEncoding) -> Draft {
    let what = count == 1 ? "a byte has" : "\(count) bytes have"
    let verb = count == 1 ? "was" : "were"
    return Draft(
      .extraction, expected: "0", actual: String(count), line: 0,
      "\(what) no meaning in \(encoding.rawValue) and \(verb) replaced: look for a better copy of the file")
  }
}
