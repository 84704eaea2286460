/// This is what an element means for reading, by its name; elements without a meaning of their own are
/// `inline`: they neither break a line nor hide their text.
enum HTMLElement: UInt8 {
  case inline
  case text
  /// A link if it has a target; names of places within a page are none.
  case anchor
  /// Begins and ends a line.
  case block
  case paragraph
  case heading
  case list
  case lineBreak
  /// Text above the line: the number of a note.
  case raised
  case lowered
  /// Text whose blanks and line ends count.
  case preformatted
  case table
  /// thead, tbody, tfoot: they only hold rows.
  case rowGroup
  case row
  case cell
  /// The title of the page, which is no part of its text.
  case title
  case meta
  /// What a reader of the page does not see, or sees as controls: its text is dropped.
  case ignored

  /// Tells whether the element begins and ends a line.
  var breaksLine: Bool {
    switch self {
    case .block, .paragraph, .heading, .list, .preformatted, .table, .rowGroup, .row, .cell: true
    case .inline, .text, .raised, .lowered, .anchor, .lineBreak, .title, .meta, .ignored: false
    }
  }

  /// - Parameter name: in small letters, as the parser gives it.
  static func named(_ name: UnsafePointer<UInt8>) -> HTMLElement {
    var key: UInt64 = 0
    var index = 0
    while name[index] != 0 {
      // No name with a meaning is told apart only by what comes after eight letters.
      if index < 8 { key = key << 8 | UInt64(name[index]) }
      index += 1
    }
    return meanings[key] ?? .inline
  }

  static func isStyleSheet(_ name: UnsafePointer<UInt8>) -> Bool {
    var index = 0
    for letter in "style".utf8 {
      if name[index] != letter { return false }
      index += 1
    }
    return name[index] == 0
  }

  private static let meanings: [UInt64: HTMLElement] = {
    var meanings: [UInt64: HTMLElement] = [:]
    for (element, names) in names {
      for name in names.split(separator: " ") {
        var key: UInt64 = 0
        for byte in name.utf8.prefix(8) { key = key << 8 | UInt64(byte) }
        meanings[key] = element
      }
    }
    return meanings
  }()

  private static let names: [(HTMLElement, String)] = [
    (.anchor, "a"),
    (
      .block,
      "html head body div section article main header aside center form fieldset figure figcaption address "
        + "blockquote hr caption details summary legend li dt dd hgroup"
    ),
    (.paragraph, "p"),
    (.heading, "h1 h2 h3 h4 h5 h6"),
    (.list, "ul ol dl menu dir"),
    (.lineBreak, "br"),
    (.raised, "sup"),
    (.lowered, "sub"),
    (.preformatted, "pre listing plaintext xmp"),
    (.table, "table"),
    (.rowGroup, "thead tbody tfoot"),
    (.row, "tr"),
    (.cell, "td th"),
    (.title, "title"),
    (.meta, "meta"),
    (
      // Struck out text was replaced by what stands beside it: read together, two numbers would be one.
      .ignored,
      "script style noscript template iframe noframes object embed applet video audio canvas svg math map "
        + "select option optgroup datalist button textarea input nav footer rt rp del s strike xml"
    ),
  ]
}
