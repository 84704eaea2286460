import Core

/// Opens an old Office file: a Word document is read, also where it is called .wps; what else the container may
/// hold is named.
enum OldOfficeFile {
  static func document(_ file: RawFile) throws(Reject) -> Document {
    let container = try CompoundFile(file.bytes)
    guard let stream = try container.stream("WordDocument") else {
      throw Reject.otherOldOffice(container.names)
    }
    let head = try OldWordHead(stream)
    guard let table = try container.stream(head.tableStream) else { throw Reject.brokenOldOffice() }
    let text = try PieceTable(document: stream, table: table, place: head.pieces)
    var reader = OldWordReader(
      text: text,
      paragraphs: try PropertyRuns(.paragraphs, document: stream, table: table, place: head.paragraphRuns),
      characters: try PropertyRuns(.characters, document: stream, table: table, place: head.characterRuns),
      data: try container.stream("Data") ?? [])
    var renderer = BlockRenderer()
    renderer.append(try reader.blocks([0..<head.textCount, head.boxes]))
    return try renderer.document(path: file.path, format: .doc)
  }

  /// Tells whether a program that knows more of the format may read what was refused: a whole container with a Word
  /// document in it that no password protects.
  static func mayBeConverted(_ file: RawFile, obstacle: Reject) -> Bool {
    if obstacle.message == Reject.protectedOldWord().message { return false }
    do {
      return try CompoundFile(file.bytes).stream("WordDocument") != nil
    } catch {
      return false
    }
  }
}

extension Reject {
  static func brokenOldOffice() -> Reject {
    Reject(
      stage: "ingest", reason: .brokenContainer,
      message: "the old Office file is damaged: open it in its program and save it as docx")
  }

  static func brokenOldTable() -> Reject {
    Reject(
      stage: "ingest", reason: .brokenContainer,
      message:
        "the tables of the old Word file cannot be followed: open it in its program and save it as docx")
  }

  static func tooOldWord() -> Reject {
    Reject(
      stage: "ingest", reason: .unsupportedFormat,
      message: "the file was written by a Word older than that of 1997: open it and save it as docx")
  }

  static func protectedOldWord() -> Reject {
    Reject(
      stage: "ingest", reason: .unsupportedFormat,
      message: "the Word file is protected by a password: save it without one")
  }

  static func otherOldOffice(_ names: [String]) -> Reject {
    let known = [
      ("Workbook", "an Excel workbook of the old kind (xls): save it as xlsx"),
      ("Book", "an Excel workbook of the old kind (xls): save it as xlsx"),
      ("EncryptedPackage", "an Office file that is protected by a password: save it without one"),
      ("PowerPoint Document", "a PowerPoint presentation: give the report itself"),
    ]
    let found = known.first { names.contains($0.0) }?.1
    return Reject(
      stage: "ingest", reason: .unsupportedFormat,
      message: "the content is \(found ?? "an old Office file that holds no Word document: save it as docx")")
  }
}
