/// These are the parts of a Word file around its text.
extension WordWriter {
  static let author = "w:id=\"7\" w:author=\"a\" w:date=\"2022-01-10T09:00:00Z\""
  static let listed = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
    + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""

  static func types(hasList: Bool) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let list =
      hasList ? "<Override PartName=\"/word/numbering.xml\" ContentType=\"\(word).numbering+xml\"/>" : ""
    return "\(declaration)<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/word/document.xml\" ContentType=\"\(word).document.main+xml\"/>\(list)</Types>"
  }

  static func relations(_ targets: [(kind: String, target: String)]) -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let list = targets.enumerated().map { index, target in
      "<Relationship Id=\"r\(index)\" Type=\"\(base)/\(target.kind)\" Target=\"\(target.target)\"/>"
    }
    return
      "\(declaration)<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + list.joined() + "</Relationships>"
  }

  static let numbering =
    "\(declaration)<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    + "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
    + "<w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>"
    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
}
