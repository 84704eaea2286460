import Core

/// Opens an OpenDocument text (odt), as LibreOffice writes it.
enum OpenDocumentFile {
  static func document(_ container: ZipContainer, path: SourcePath) throws(Reject) -> Document {
    let kind = try OfficePart.optional("mimetype", of: container) ?? []
    guard kind.starts(with: Array("application/vnd.oasis.opendocument.text".utf8)) else {
      throw Reject(
        stage: "ingest", reason: .unsupportedFormat,
        message: "the content is an OpenDocument file that is no text: save it as odt, docx or xlsx")
    }
    var reader = try OpenDocumentReader(try OfficePart.content("content.xml", of: container))
    var renderer = BlockRenderer()
    renderer.append(try reader.blocks())
    return try renderer.document(
      path: path, format: .odt, metadata: try OfficePart.metadata(of: container, part: "meta.xml"))
  }
}
