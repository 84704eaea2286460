/// Writes a report as an OpenDocument text.
struct OpenDocumentWriter {
  private var chance: Randomness

  init(chance: Randomness) { self.chance = chance }

  mutating func bytes(_ manuscript: Manuscript) -> [UInt8] {
    var body = ""
    for passage in manuscript.passages {
      switch passage {
      case .heading(let level, let text):
        body += "<text:h text:outline-level=\"\(level)\">\(inline(text))</text:h>"
      case .title(let text), .note(let text), .paragraph(let text), .signature(let text):
        body += paragraph(text)
      case .table(let lines), .block(let lines): body += lines.map { paragraph($0) }.joined()
      case .sheet(let sheet): body += table(FileTable.whole(sheet))
      }
    }
    let base = "urn:oasis:names:tc:opendocument:xmlns:"
    let content =
      "<office:document-content xmlns:office=\"\(base)office:1.0\" xmlns:text=\"\(base)text:1.0\" "
      + "xmlns:table=\"\(base)table:1.0\"><office:body><office:text>\(body)</office:text></office:body>"
      + "</office:document-content>"
    var zip = StoredZip()
    zip.append("mimetype", "application/vnd.oasis.opendocument.text")
    zip.append("content.xml", QuantityRegister.unmarked([content]).lines[0])
    return zip.bytes
  }

  private mutating func paragraph(_ text: String) -> String { "<text:p>\(inline(text))</text:p>" }

  private mutating func inline(_ text: String) -> String {
    let pieces = chance.chance(percent: 30) ? text.pieces(with: &chance) : [text]
    return pieces.map { piece in
      "<text:span>"
        + piece.escaped.replacing("\n", with: "<text:line-break/>").replacing("\t", with: "<text:tab/>")
        + "</text:span>"
    }.joined()
  }

  private mutating func table(_ table: FileTable) -> String {
    var rows = ""
    for (number, row) in table.rows.enumerated() {
      var cells = ""
      for cell in row {
        let covered = "<table:covered-table-cell/>"
        if cell.isCovered {
          cells += String(repeating: covered, count: cell.columnSpan)
          continue
        }
        var spans = ""
        if cell.columnSpan > 1 || cell.rowSpan > 1 {
          spans =
            " table:number-columns-spanned=\"\(cell.columnSpan)\" table:number-rows-spanned=\"\(cell.rowSpan)\""
        }
        cells += "<table:table-cell\(spans)>\(paragraph(cell.text))</table:table-cell>"
        cells += String(repeating: covered, count: cell.columnSpan - 1)
      }
      let line = "<table:table-row>\(cells)</table:table-row>"
      rows += number < table.headerRows ? "<table:table-header-rows>\(line)</table:table-header-rows>" : line
    }
    return
      "<table:table><table:table-column table:number-columns-repeated=\"\(table.columns)\"/>\(rows)</table:table>"
  }
}
