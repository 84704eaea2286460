import Core

/// Reads `word/document.xml`: paragraphs and tables in order, as they are printed when all changes are
/// accepted. What was deleted, struck out or hidden is left out; what stands in a text box follows its paragraph, once,
/// though the file holds it twice for older programs.
struct WordReader: ~Copyable {
  private var stream: XMLStream
  private let part: String
  private var numbering: WordNumbering
  private let styles: WordStyles
  private var cells = 0
  /// For each `AlternateContent` around here, whether its first choice was read.
  private var choices: [Bool] = []

  init(_ content: [UInt8], part: String, numbering: WordNumbering, styles: WordStyles) throws(Reject) {
    stream = try XMLStream(content, part: part)
    self.styles = styles
    self.part = part
    self.numbering = numbering
  }

  mutating func blocks() throws(Reject) -> [Block] {
    while try stream.opensNext() {
      if stream.name == "body" { return try content(until: stream.depth).blocks }
    }
    return []
  }

  // MARK: Blocks

  /// Reads paragraphs and tables up to the end of the element at a depth. Elements that only wrap others
  /// (content controls, insertions, smart tags) are passed through.
  private mutating func content(
    until level: Int
  ) throws(Reject) -> (blocks: [Block], properties: WordTable.CellProperties) {
    var blocks: [Block] = []
    var properties = WordTable.CellProperties()
    var joined: [UInt8] = []
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end:
        if !joined.isEmpty { blocks.append(.paragraph(joined)) }
        return (blocks, properties)
      case .open:
        switch stream.name {
        case "p":
          let paragraph = try paragraph()
          // Where the end of a paragraph was deleted the next one goes on in its line.
          if paragraph.goesOn {
            joined += paragraph.text
          } else {
            blocks.append(.paragraph(joined + paragraph.text))
            joined = []
          }
          blocks += paragraph.boxes
        case "tbl": blocks.append(.table(try table()))
        case "tcPr": properties = try cellProperties()
        default: try passThrough()
        }
      case .close where stream.name == "AlternateContent": _ = choices.popLast()
      case .close, .text: continue
      }
    }
  }

  /// Goes into an element that wraps others, or past one whose content is not printed.
  private mutating func passThrough() throws(Reject) {
    switch stream.name {
    case "del", "moveFrom", "delText", "instrText", "delInstrText", "rt": try stream.skip()
    case "AlternateContent": choices.append(false)
    case "Choice":
      if let last = choices.indices.last { choices[last] = true }
    case "Fallback":
      if choices.last == true { try stream.skip() }
    default: break
    }
  }

  // MARK: Paragraphs

  private struct Paragraph {
    var text: [UInt8] = []
    var boxes: [Block] = []
    var goesOn = false
  }

  private mutating func paragraph() throws(Reject) -> Paragraph {
    let level = stream.depth
    var paragraph = Paragraph()
    var style = TextStyle()
    var position = 0
    var line = TextLine()
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return paragraph
      case .open:
        switch stream.name {
        case "t":
          style.shift = line.shift(at: position, told: style.shift)
          paragraph.text += style.printed(try stream.text())
        case "tab", "ptab": paragraph.text.append(UInt8(ascii: "\t"))
        case "br", "cr": paragraph.text.append(UInt8(ascii: "\n"))
        case "noBreakHyphen": paragraph.text.append(UInt8(ascii: "-"))
        case "sym": appendSymbol(to: &paragraph.text)
        case "r": (style, position) = (TextStyle(), 0)
        case "rPr": (style, position) = try runStyle()
        case "pPr":
          let properties = try paragraphProperties()
          paragraph.goesOn = properties.goesOn
          paragraph.text += numbering.next(properties.list, style: properties.style)
        case "txbxContent": paragraph.boxes += try content(until: stream.depth).blocks
        case "p":
          let inner = try self.paragraph()
          paragraph.boxes.append(.paragraph(inner.text))
          paragraph.boxes += inner.boxes
        default: try passThrough()
        }
      case .close where stream.name == "AlternateContent": _ = choices.popLast()
      case .close, .text: continue
      }
    }
  }

  /// A character by its number in a symbol font; those fonts use a private range that means nothing elsewhere.
  private func appendSymbol(to text: inout [UInt8]) {
    guard let digits = stream.attribute("char"), let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value), !(0xE000...0xF8FF).contains(value)
    else { return }
    text.append(scalar: scalar.value)
  }

  private mutating func paragraphProperties() throws(Reject) -> (
    goesOn: Bool, list: WordNumbering.Place?, style: String?
  ) {
    let level = stream.depth
    var goesOn = false
    var style: String?
    var list: WordNumbering.Place?
    var isInMark = false
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return (goesOn, list, style)
      case .open:
        switch stream.name {
        case "rPr": isInMark = true
        case "del", "moveFrom": if isInMark { goesOn = true }
        case "pStyle": style = stream.attribute("val")
        case "numPr": list = try WordNumbering.place(&stream)
        case "pPrChange", "sectPr": try stream.skip()
        default: break
        }
      case .close where stream.name == "rPr": isInMark = false
      case .close, .text: continue
      }
    }
  }

  private mutating func runStyle() throws(Reject) -> (style: TextStyle, position: Int) {
    let level = stream.depth
    var style = TextStyle()
    var position = 0
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return (style, position)
      case .open:
        switch stream.name {
        case "rStyle": style = styles.style(stream.attribute("val"))
        case "position": position = number(stream.attribute("val")) ?? 0
        case "rPrChange": try stream.skip()
        default: WordStyles.apply(stream, to: &style)
        }
      case .close, .text: continue
      }
    }
  }

  // MARK: Tables

  private mutating func table() throws(Reject) -> BlockTable {
    let level = stream.depth
    var table = WordTable()
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return table.table
      case .open:
        switch stream.name {
        case "tr":
          let row = try row()
          if !row.isDeleted { table.append(row: row.cells, firstColumn: row.firstColumn) }
        case "tblPr", "tblGrid": try stream.skip()
        default: try passThrough()
        }
      case .close where stream.name == "AlternateContent": _ = choices.popLast()
      case .close, .text: continue
      }
    }
  }

  private struct Row {
    var cells: [(properties: WordTable.CellProperties, blocks: [Block])] = []
    var firstColumn = 0
    var isDeleted = false
  }

  private mutating func row() throws(Reject) -> Row {
    let level = stream.depth
    var row = Row()
    var isInProperties = false
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return row
      case .open:
        switch stream.name {
        case "tc":
          cells += 1
          if cells > BlockCell.mostCells || row.cells.count >= BlockCell.mostColumns {
            throw Reject.tooManyCells(part)
          }
          let cell = try content(until: stream.depth)
          row.cells.append((cell.properties, cell.blocks))
        case "trPr": isInProperties = true
        case "gridBefore": row.firstColumn = max(0, number(stream.attribute("val")) ?? 0)
        case "del" where isInProperties: row.isDeleted = true
        case "tblPrEx", "trPrChange": try stream.skip()
        default: try passThrough()
        }
      case .close where stream.name == "trPr": isInProperties = false
      case .close where stream.name == "AlternateContent": _ = choices.popLast()
      case .close, .text: continue
      }
    }
  }

  private mutating func cellProperties() throws(Reject) -> WordTable.CellProperties {
    let level = stream.depth
    var properties = WordTable.CellProperties()
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return properties
      case .open:
        switch stream.name {
        case "gridSpan": properties.columnSpan = number(stream.attribute("val")) ?? 1
        case "vMerge": properties.vertical = stream.attribute("val") == "restart" ? .starts : .goesOn
        case "hMerge": properties.horizontal = stream.attribute("val") == "restart" ? .starts : .goesOn
        case "cellDel": properties.isDeleted = true
        case "tcPrChange": try stream.skip()
        default: break
        }
      case .close, .text: continue
      }
    }
  }

  private func number(_ text: String?) -> Int? { text.flatMap { Int($0) } }
}
