import Core

/// This is a format that is not text, known by the bytes at its start whatever the file is called.
enum BinaryKind: Equatable {
  case pdf, zip, oldOffice
  /// A format that no reader will take: an image, another archive, a program.
  case other(String)

  init?(content: [UInt8]) {
    if content.starts(with: [0x50, 0x4B, 0x03, 0x04]) || content.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
      return
    }
    // A PDF may have bytes in front of its header, a mail gateway's or a byte order mark.
    if Self.pdfStart(content) {
      self = .pdf
      return
    }
    for (magic, kind) in Self.magics where content.starts(with: magic) {
      self = kind
      return
    }
    if content.count > 12, content.starts(with: Array("RIFF".utf8)) {
      self = .other("RIFF (image, sound or film)")
      return
    }
    return nil
  }

  private static func pdfStart(_ content: [UInt8]) -> Bool {
    let start = content.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    return content[start...].starts(with: Array("%PDF-".utf8))
  }

  private static let magics: [([UInt8], BinaryKind)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    ([0x89, 0x50, 0x4E, 0x47], .other("PNG image")),
    ([0xFF, 0xD8, 0xFF], .other("JPEG image")),
    (Array("GIF8".utf8), .other("GIF image")),
    ([0x49, 0x49, 0x2A, 0x00], .other("TIFF image")),
    ([0x4D, 0x4D, 0x00, 0x2A], .other("TIFF image")),
    ([0x1F, 0x8B], .other("gzip file inside a gzip file")),
    (Array("BZh".utf8), .other("bzip2 archive")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .other("xz archive")),
    ([0x28, 0xB5, 0x2F, 0xFD], .other("Zstandard archive")),
    (Array("Rar!".utf8), .other("RAR archive")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .other("7z archive")),
    ([0x7F, 0x45, 0x4C, 0x46], .other("ELF program")),
    (Array("SQLite format 3".utf8), .other("SQLite database")),
    ([0x25, 0x21, 0x50, 0x53], .other("PostScript document")),
  ]
}

extension BinaryKind {
  var printedName: String {
    switch self {
    case .pdf: "PDF document"
    case .zip: "ZIP archive"
    case .oldOffice: "Word, WPS or Excel file of the old kind (doc, wps, xls)"
    case .other(let name): name
    }
  }
}
