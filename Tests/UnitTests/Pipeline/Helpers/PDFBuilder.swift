/// Makes PDF files with words and lines. The font is not in the file, as in many of those that offices print; a
/// table in the file tells which characters it has.
struct PDFBuilder {
  struct Page {
    var words: [(text: String, left: Double, base: Double)] = []
    var lines: [(fromX: Double, fromY: Double, toX: Double, toY: Double)] = []

    init() {}

    /// Draws rows of cells of a hundred points from a height on, and puts a text into each.
    init(table rows: [[String]], top: Double, firstWidth: Double = 100) {
      let columns = rows.map(\.count).max() ?? 0
      for row in 0...rows.count {
        let height = top + 20 * Double(row)
        lines.append((50, height, firstWidth - 50 + 100 * Double(columns), height))
      }
      for column in 0...columns {
        let left = column == 0 ? 50 : firstWidth - 50 + 100 * Double(column)
        lines.append((left, top, left, top + 20 * Double(rows.count)))
      }
      for (row, texts) in rows.enumerated() {
        for (column, text) in texts.enumerated() where !text.isEmpty {
          let left = column == 0 ? 50 : firstWidth - 50 + 100 * Double(column)
          words.append((text, left + 4, top + 20 * Double(row) + 14))
        }
      }
    }
  }

  var pages: [Page] = []
  var width = 595

  var bytes: [UInt8] {
    var objects: [String] = []
    let kids = pages.indices.map { "\(7 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Catalog /Pages 2 0 R >>")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    objects.append(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
    )
    objects.append(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        + "/Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 [\(String(repeating: "500 ", count: 95))]] >>"
    )
    objects.append(
      "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 "
        + "/Descent -200 /CapHeight 700 /StemV 80 >>")
    objects.append(
      stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
          + "1 begincodespacerange <0000> <FFFF> endcodespacerange "
          + "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"))
    for (index, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) 842] /Resources << /Font << /F 3 0 R >> >> "
          + "/Contents \(8 + 2 * index) 0 R >>")
      objects.append(stream(drawing(page)))
    }
    var file = "%PDF-1.7\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      file += "\(String(repeating: "0", count: 10 - "\(place)".count))\(place) 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  private func stream(_ content: String) -> String {
    "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// The origin of a PDF page is its lower left corner.
  private func drawing(_ page: Page) -> String {
    var text = "0.5 w\n"
    for line in page.lines {
      text += "\(line.fromX) \(842 - line.fromY) m \(line.toX) \(842 - line.toY) l S\n"
    }
    for word in page.words {
      let codes = word.text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }
      text += "BT /F 10 Tf \(word.left) \(842 - word.base) Td <\(codes.joined())> Tj ET\n"
    }
    return text
  }
}
