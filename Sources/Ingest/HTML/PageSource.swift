import Core

/// This is the source of a page as the parser gets it.
struct PageSource {
  let bytes: [UInt8]
  /// The lines of the source are those of the text: a Markdown file in which only the tables are HTML, or some of its
  /// words and blocks too. No element parts its paragraphs.
  let isTextWithTables: Bool

  init(_ page: [UInt8]) throws(Reject) {
    if Self.holdsTagOfManyAttributes(page) { throw Reject.pageWithTagOfManyAttributes(Self.mostAttributes) }
    bytes = Self.withoutConditions(page)
    isTextWithTables = !Self.holds(Self.paragraphs, in: page) || Self.isMarkdown(page)
  }

  // MARK: Attributes

  /// The parser holds each attribute of a tag against all others of it: hundreds of thousands take minutes.
  private static let mostAttributes = 256

  private static func holdsTagOfManyAttributes(_ page: [UInt8]) -> Bool {
    var from = 0
    while let open = ByteSearch.first(UInt8(ascii: "<"), in: page, from: from) {
      from = open + 1
      guard from < page.count else { return false }
      if MarkupKind.starts(page[from...], with: "!--") {
        from = ByteSearch.first(commentEnd, in: page, from: from) ?? page.count
      } else if isNameByte(page[from]) {
        guard let end = tagEnd(from, in: page) else { return true }
        // What a script compares looks like tags.
        let name = ["script", "style"].first { MarkupKind.starts(page[from...], with: $0) }
        from = name.map { closing($0, in: page, from: end) } ?? end
      }
    }
    return false
  }

  private static let commentEnd = Array("-->".utf8)

  /// Gives where a tag ends, or nil where it has too many attributes: each has a blank before it or an equals
  /// sign inside.
  private static func tagEnd(_ start: Int, in page: [UInt8]) -> Int? {
    var signs = 0
    var index = start
    while index < page.count, page[index] != UInt8(ascii: ">") {
      let byte = page[index]
      if byte == UInt8(ascii: "=") {
        signs += 1
        index += 1
        while index < page.count, page[index] <= 0x20 { index += 1 }
        if index < page.count, page[index] == UInt8(ascii: "\"") || page[index] == UInt8(ascii: "'") {
          index = (ByteSearch.first(page[index], in: page, from: index + 1) ?? page.count) + 1
        }
        if signs <= 2 * mostAttributes { continue }
      } else if byte <= 0x20, index + 1 < page.count, page[index + 1] > 0x20 {
        signs += 1
      }
      if signs > 2 * mostAttributes { return nil }
      index += 1
    }
    return min(index, page.count)
  }

  private static func closing(_ name: String, in page: [UInt8], from start: Int) -> Int {
    var from = start
    while let open = ByteSearch.first(UInt8(ascii: "<"), in: page, from: from) {
      from = open + 1
      if MarkupKind.starts(page[from...], with: "/" + name) { return from }
    }
    return page.count
  }

  // MARK: Lines

  private static let paragraphs = [
    "html", "head", "body", "p", "div", "br", "li", "ul", "h1", "h2", "h3", "center", "section", "article",
  ]

  /// Tells whether one of these elements stands in the page.
  ///
  /// - Parameter passesTables: what stands in tables does not count.
  private static func holds(_ names: [String], in page: [UInt8], passesTables: Bool = false) -> Bool {
    var from = 0
    while let open = ByteSearch.first(UInt8(ascii: "<"), in: page, from: from) {
      from = open + 1
      guard from < page.count, isNameByte(page[from]) else { continue }
      if passesTables, isElement("table", at: from, in: page) {
        from = closing("table", in: page, from: from)
        continue
      }
      if names.contains(where: { isElement($0, at: from, in: page) }) { return true }
    }
    return false
  }

  private static func isElement(_ name: String, at start: Int, in page: [UInt8]) -> Bool {
    guard MarkupKind.starts(page[start...], with: name) else { return false }
    let behind = start + name.utf8.count
    return behind == page.count || !isNameByte(page[behind])
  }

  // MARK: Markdown

  /// What Markdown never needs: of elements with text it leaves those of blocks and of words in a line.
  private static let elementsOfPages = [
    "html", "head", "body", "script", "style", "p", "li", "ul", "h1", "h2", "h3", "center", "section",
    "article",
  ]
  private static let fewestMarkedLines = 3

  /// Tells whether lines of the source begin with the marks of headings, lists, bold print and tables: what makes
  /// Markdown of a page leaves `<div>` and `<span>` in it.
  private static func isMarkdown(_ page: [UInt8]) -> Bool {
    if holds(elementsOfPages, in: page, passesTables: true) { return false }
    var marked = 0
    var start = 0
    while start < page.count {
      if beginsWithMark(page[start...]) { marked += 1 }
      if marked >= fewestMarkedLines { return true }
      start = (ByteSearch.first(0x0A, in: page, from: start) ?? page.count) + 1
    }
    return false
  }

  private static func beginsWithMark(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: "#") }
    if text.startIndex > line.startIndex { return text.first == 0x20 }
    return markedStarts.contains(where: line.starts)
  }

  private static let markedStarts = ["**", "| ", "|-", "- ", "* "].map { Array($0.utf8) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"): true
    default: byte == UInt8(ascii: "-")
    }
  }

  // MARK: Conditions

  /// Word writes `<![if !supportLists]>` around text that every browser shows; the parser takes it for text.
  private static func withoutConditions(_ page: [UInt8]) -> [UInt8] {
    let mark = Array("<![".utf8)
    guard ByteSearch.first(mark, in: page) != nil else { return page }
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count)
    var from = 0
    while let open = ByteSearch.first(mark, in: page, from: from) {
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
