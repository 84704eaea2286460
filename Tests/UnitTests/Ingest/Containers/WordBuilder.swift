/// Makes Word files out of the XML of their body.
enum WordBuilder {
  static func bytes(body: String, parts: [(name: String, content: String)] = []) -> [UInt8] {
    container(body: body, parts: parts).bytes
  }

  static func container(body: String, parts: [(name: String, content: String)] = []) -> ZipBuilder {
    let document =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>\(body)</w:body></w:document>
      """
    return ZipBuilder([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)] + parts)
  }

  static func paragraph(_ text: String, properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  static func cell(_ text: String, properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
  }

  static func row(_ cells: String...) -> String { "<w:tr>\(cells.joined())</w:tr>" }

  static func table(_ rows: String...) -> String { "<w:tbl><w:tblPr/>\(rows.joined())</w:tbl>" }
}
