import Core

/// Opens an Excel workbook (xlsx): its sheets in order, those that are hidden left out, since nobody prints them.
enum WorkbookFile {
  static func document(_ container: ZipContainer, path: SourcePath) throws(Reject) -> Document {
    let workbook = try OfficePart.main(of: container, default: "xl/workbook.xml")
    let relations = try OfficePart.relations(of: workbook, in: container)
    var strings: [[UInt8]] = []
    if let part = relations.first(where: { $0.type.hasSuffix("/sharedStrings") })?.target,
      let content = try OfficePart.optional(part, of: container)
    {
      strings = try SharedStrings.strings(content, part: part)
    }
    var renderer = BlockRenderer()
    for (id, name) in try sheets(of: workbook, in: container) {
      guard let part = relations.first(where: { $0.id == id })?.target else { continue }
      var reader = try SheetReader(try OfficePart.content(part, of: container), part: part, strings: strings)
      try reader.read()
      let table = try SheetTable(cells: reader.cells, merged: reader.merged, part: part, name: name)
      renderer.append(try table.blocks())
    }
    return try renderer.document(path: path, format: .xlsx, metadata: try OfficePart.metadata(of: container))
  }

  /// Gives the ids of the relations that lead to the sheets, and what the sheets are called.
  private static func sheets(
    of workbook: String, in container: ZipContainer
  ) throws(Reject) -> [(id: String, name: String)] {
    var stream = try XMLStream(try OfficePart.content(workbook, of: container), part: workbook)
    var sheets: [(id: String, name: String)] = []
    while try stream.opensNext() {
      if stream.name != "sheet" { continue }
      let isShown = stream.attribute("state") ?? "visible" == "visible"
      if isShown, let id = stream.attribute("id") { sheets.append((id, stream.attribute("name") ?? "")) }
    }
    return sheets
  }
}
