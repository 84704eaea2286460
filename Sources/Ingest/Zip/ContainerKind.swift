/// This is what a ZIP container is: an office file, or an archive of files.
enum ContainerKind {
  case word, workbook, openDocument, archive

  init(_ container: ZipContainer) { self.init(container.members) }

  init(_ members: [ZipMember]) {
    self = .archive
    for member in members {
      // Names in use: word/document.xml, word/document2.xml; xl/workbook.xml; mimetype is that of ODF and EPUB.
      if member.name.starts(with: Array("word/".utf8)), Self.isXML(member) { self = .word }
      if member.name.starts(with: Array("xl/".utf8)), Self.isXML(member) { self = .workbook }
      if member.name == Array("content.xml".utf8) { self = .openDocument }
      if self != .archive { break }
    }
    let isOffice = members.contains { $0.name == Array("[Content_Types].xml".utf8) }
    if self == .word || self == .workbook, !isOffice { self = .archive }
  }

  private static func isXML(_ member: ZipMember) -> Bool { member.name.hasSuffix(".xml") }
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
