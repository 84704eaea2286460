/// This is the source of a page as the parser gets it.
struct PageSource {
  let bytes: [UInt8]
  /// The lines of the source are those of the text: a Markdown file in which only the tables are HTML. No
  /// element parts its paragraphs.
  let isTextWithTables: Bool

  init(_ page: [UInt8]) {
    bytes = Self.withoutConditions(page)
    isTextWithTables = !Self.holdsElement(of: Self.paragraphs, in: page)
  }

  private static let paragraphs = [
    "html", "head", "body", "p", "div", "br", "li", "ul", "h1", "h2", "h3", "center", "section", "article",
  ]

  private static func holdsElement(of names: [String], in page: [UInt8]) -> Bool {
    var from = 0
    while let open = ByteSearch.first(UInt8(ascii: "<"), in: page, from: from) {
      from = open + 1
      for name in names where MarkupKind.starts(page[from...], with: name) {
        let behind = from + name.utf8.count
        if behind == page.count || !isNameByte(page[behind]) { return true }
      }
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"): true
    default: byte == UInt8(ascii: "-")
    }
  }

  /// Word writes `<![if !supportLists]>` around text that every browser shows; the parser takes it for text.
  private static func withoutConditions(_ page: [UInt8]) -> [UInt8] {
    guard ByteSearch.contains("<![", in: page) else { return page }
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count)
    var from = 0
    while let open = ByteSearch.first(Array("<![".utf8), in: page, from: from) {
      kept += page[from..<open]
      let isCondition =
        MarkupKind.starts(page[(open + 3)...], with: "if")
        || MarkupKind.starts(page[(open + 3)...], with: "endif")
      if isCondition, let close = ByteSearch.first(UInt8(ascii: ">"), in: page, from: open),
        page[close - 1] == UInt8(ascii: "]")
      {
        // Where `-->` follows, it is the end of a comment.
        from = close + 1
      } else {
        kept += page[open..<(open + 3)]
        from = open + 3
      }
    }
    return kept + page[from...]
  }
}
