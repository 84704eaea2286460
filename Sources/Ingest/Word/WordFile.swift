import Core

/// Opens a Word file (docx, also what WPS writes under that name): the parts that hold its text.
enum WordFile {
  /// - Parameter format: that of the source, where the Word file was made of another.
  static func document(
    _ container: ZipContainer, path: SourcePath, format: DocumentFormat = .docx
  ) throws(Reject) -> Document {
    let part = try OfficePart.main(of: container, default: "word/document.xml")
    let content = try OfficePart.content(part, of: container)
    var numbering = WordNumbering()
    let folder = OfficePart.folder(of: part)
    let definitions = try OfficePart.optional(folder + "numbering.xml", of: container)
    let styles = try OfficePart.optional(folder + "styles.xml", of: container)
    if let definitions {
      try numbering.readDefinitions(definitions)
      if let styles { try numbering.readStyles(styles) }
    }
    var reader = try WordReader(
      content, part: part, numbering: numbering,
      styles: try styles.map { content throws(Reject) in try WordStyles(content) } ?? WordStyles())
    var renderer = BlockRenderer()
    renderer.append(try reader.blocks())
    return try renderer.document(path: path, format: format, metadata: try OfficePart.metadata(of: container))
  }
}
