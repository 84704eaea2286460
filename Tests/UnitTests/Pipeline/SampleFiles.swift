// Encodings other than those of Unicode are in Foundation alone.
import Foundation

/// Gives the sample report as files of every format that is read: lines with tabs become rows of tables.
enum SampleFiles {
  enum Kind: String, CaseIterable {
    case utf8, gb18030, utf16, markdown, html, mht, docx, odt, doc, xlsx, csv, gzip, pdf

    var suffix: String {
      switch self {
      case .utf8, .gb18030, .utf16: "txt"
      case .markdown: "md"
      case .html, .mht, .docx, .odt, .doc, .xlsx, .csv, .pdf: rawValue
      case .gzip: "txt.gz"
      }
    }
  }

  static func bytes(_ kind: Kind, of text: String) throws -> [UInt8] {
    let lines = text.split(separator: "\n").map(String.init)
    switch kind {
    case .utf8, .markdown: return Array(text.utf8)
    case .gb18030:
      return Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    case .utf16: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .html: return Array(page(lines).utf8)
    case .mht:
      let head = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
      return Array((head + Data(page(lines).utf8).base64EncodedString()).utf8)
    case .docx, .odt, .xlsx: return try container(kind.rawValue, of: text).bytes
    case .doc: return oldWord(lines)
    case .csv:
      return Array(
        lines.map { line in cells(line).map { "\"\($0)\"" }.joined(separator: ",") + "\r\n" }.joined().utf8)
    case .gzip:
      let content = Array(text.utf8)
      var tail: [UInt8] = []
      for value in [ZipBuilder.checksum(content), UInt32(content.count)] {
        for shift in [0, 8, 16, 24] { tail.append(UInt8(value >> UInt32(shift) & 0xFF)) }
      }
      return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + ZipBuilder.deflated(content) + tail
    case .pdf: return printed(lines)
    }
  }

  /// Gives a file that is kept in a ZIP container; the part with the text is the last.
  static func container(_ kind: String, of text: String) throws -> ZipBuilder {
    let lines = text.split(separator: "\n").map(String.init)
    switch kind {
    case "odt": return openDocument(lines)
    case "xlsx": return workbook(lines)
    default:
      let body = blocks(lines).map { rows in
        rows.count == 1 && rows[0].count == 1
          ? WordBuilder.paragraph(rows[0][0])
          : "<w:tbl>"
            + rows.map { row in "<w:tr>" + row.map { WordBuilder.cell($0) }.joined() + "</w:tr>" }.joined()
            + "</w:tbl>"
      }
      return WordBuilder.container(body: body.joined())
    }
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  /// Gives lines one by one, and neighbouring rows of tables together.
  private static func blocks(_ lines: [String]) -> [[[String]]] {
    var blocks: [[[String]]] = []
    for row in lines.map(cells) {
      if row.count > 1, let last = blocks.last, last[0].count > 1 {
        blocks[blocks.count - 1].append(row)
      } else {
        blocks.append([row])
      }
    }
    return blocks
  }

  private static func page(_ lines: [String]) -> String {
    let body = blocks(lines).map { rows in
      rows[0].count == 1
        ? "<p>\(rows[0][0])</p>"
        : "<table>"
          + rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined() + "</table>"
    }
    return "<html><body><div>\(body.joined(separator: "\n"))</div></body></html>"
  }

  private static func openDocument(_ lines: [String]) -> ZipBuilder {
    let body = blocks(lines).map { rows in
      rows[0].count == 1
        ? "<t:p>\(rows[0][0])</t:p>"
        : "<t:table>"
          + rows.map { row in
            "<t:table-row>"
              + row.map { "<t:table-cell><t:p>\($0)</t:p></t:table-cell>" }.joined() + "</t:table-row>"
          }.joined() + "</t:table>"
    }
    return ZipBuilder([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      ("content.xml", "<d xmlns:t=\"t\"><t:body><t:text>\(body.joined())</t:text></t:body></d>"),
    ])
  }

  private static func oldWord(_ lines: [String]) -> [UInt8] {
    OldWordBuilder(
      paragraphs: lines.map(cells).flatMap { row in
        row.count == 1
          ? [OldWordBuilder.text(row[0])]
          : row.map { OldWordBuilder.cell($0) } + [OldWordBuilder.rowEnd((0...row.count).map { $0 * 500 })]
      }
    ).bytes
  }

  private static func workbook(_ lines: [String]) -> ZipBuilder {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let rows = lines.map { line in
      "<row>"
        + cells(line).map { text in
          Int(text) == nil
            ? "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" : "<c><v>\(text)</v></c>"
        }.joined() + "</row>"
    }
    return ZipBuilder([
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(relation)\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"i\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"i\" Type=\"\(relation)/worksheet\" Target=\"a.xml\"/></Relationships>"
      ),
      ("xl/a.xml", "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"),
    ])
  }

  /// A page a block, so that nothing has to be fitted.
  private static func printed(_ lines: [String]) -> [UInt8] {
    PDFBuilder(
      pages: blocks(lines).map { rows in
        if rows[0].count > 1 { return PDFBuilder.Page(table: rows, top: 40, firstWidth: 400) }
        var page = PDFBuilder.Page()
        page.words = [(rows[0][0], 50, 80)]
        return page
      }, width: 2000
    ).bytes
  }
}
