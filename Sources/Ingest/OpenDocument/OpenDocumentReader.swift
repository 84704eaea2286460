import Core

/// Reads `content.xml` of an OpenDocument text: paragraphs and tables in order. Deleted passages, notes and
/// comments are left out; what stands in a text frame follows its paragraph.
struct OpenDocumentReader: ~Copyable {
  private static let part = "content.xml"
  private var stream: XMLStream
  private var cells = 0
  /// Of spans that are struck out or raised, by the name of their style.
  private var styles: [String: TextStyle] = [:]

  init(_ content: [UInt8]) throws(Reject) { stream = try XMLStream(content, part: Self.part) }

  mutating func blocks() throws(Reject) -> [Block] {
    while try stream.opensNext() {
      switch stream.name {
      case "body": return try content(until: stream.depth)
      case "style": try readStyle()
      default: break
      }
    }
    return []
  }

  private mutating func readStyle() throws(Reject) {
    let level = stream.depth
    guard let name = stream.attribute("name") else { return }
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return
      case .open where stream.name == "text-properties":
        var style = TextStyle()
        style.isLeftOut = (stream.attribute("text-line-through-style") ?? "none") != "none"
        style.shift = shift(stream.attribute("text-position") ?? "")
        if style != TextStyle() { styles[name] = style }
      case .open, .close, .text: continue
      }
    }
  }

  private static func isUnprinted(_ name: String) -> Bool {
    switch name {
    case "tracked-changes", "note", "annotation", "ruby-text", "sequence-decls", "forms", "title", "desc":
      true
    default: false
    }
  }

  private mutating func content(until level: Int) throws(Reject) -> [Block] {
    var blocks: [Block] = []
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return blocks
      case .open:
        switch stream.name {
        case "p", "h": blocks += try paragraph()
        case "table": blocks.append(.table(try table()))
        case let name where Self.isUnprinted(name): try stream.skip()
        default: break
        }
      case .close, .text: continue
      }
    }
  }

  /// Gives the paragraph and behind it what stands in its frames.
  private mutating func paragraph() throws(Reject) -> [Block] {
    let level = stream.depth
    var text: [UInt8] = []
    var boxes: [Block] = []
    // One for each span around here; what stands inside one is printed as it is.
    var spans: [TextStyle] = []
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return [.paragraph(text)] + boxes
      case .text:
        let source = stream.piece
        let piece = (spans.last ?? TextStyle()).printed(source)
        // Blanks of the XML stand for one blank, none at the start of a paragraph.
        for byte in piece {
          let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
          if !isBlank { text.append(byte) } else if let last = text.last, last != 0x20 { text.append(0x20) }
        }
      case .open:
        switch stream.name {
        case "span":
          let around = spans.last ?? TextStyle()
          let own = stream.attribute("style-name").flatMap { styles[$0] } ?? TextStyle()
          spans.append(
            TextStyle(
              isLeftOut: around.isLeftOut || own.isLeftOut,
              shift: own.shift == .none ? around.shift : own.shift))
        case "s":
          let count = min(1000, max(1, number(stream.attribute("c"))))
          text += repeatElement(UInt8(ascii: " "), count: count)
        case "tab": text.append(UInt8(ascii: "\t"))
        case "line-break": text.append(UInt8(ascii: "\n"))
        case "text-box": boxes += try content(until: stream.depth)
        case let name where Self.isUnprinted(name): try stream.skip()
        default: break
        }
      case .close where stream.name == "span": _ = spans.popLast()
      case .close: continue
      }
    }
  }

  private mutating func table() throws(Reject) -> BlockTable {
    let level = stream.depth
    var table = BlockTable()
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return table
      case .open where stream.name == "table-row": table.rows.append(try row())
      case .open, .close, .text: continue
      }
    }
  }

  /// A cell that spans says so, and the places that it covers are told too, so that columns only need counting.
  private mutating func row() throws(Reject) -> [BlockCell] {
    let level = stream.depth
    var row: [BlockCell] = []
    var column = 0
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return row
      case .open where stream.name == "covered-table-cell":
        column += count("number-columns-repeated")
        try stream.skip()
      case .open where stream.name == "table-cell":
        let times = count("number-columns-repeated")
        let (columns, rows) = (count("number-columns-spanned"), count("number-rows-spanned"))
        let blocks = try content(until: stream.depth)
        cells += times
        if cells > BlockCell.mostCells || column + times > BlockCell.mostColumns {
          throw Reject.tooManyCells(Self.part)
        }
        for _ in 0..<times {
          row.append(BlockCell(column: column, columnSpan: columns, rowSpan: rows, blocks: blocks))
          column += 1
        }
      case .open, .close, .text: continue
      }
    }
  }

  private func count(_ attribute: String) -> Int {
    min(BlockCell.mostColumns, max(1, number(stream.attribute(attribute))))
  }

  /// `super 58%`, `33% 58%`; `sub 58%`, `-33% 58%`.
  private func shift(_ position: String) -> TextStyle.Shift {
    let first = position.prefix { $0 != " " }
    if first == "super" { return .raised }
    if first == "sub" { return .lowered }
    guard first.hasSuffix("%"), let height = Double(first.dropLast()), height != 0 else { return .none }
    return height > 0 ? .raised : .lowered
  }

  private func number(_ text: String?) -> Int { text.flatMap { Int($0) } ?? 1 }
}
