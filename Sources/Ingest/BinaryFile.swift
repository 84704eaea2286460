import Core

/// Hands a file that is not text to the reader of its format.
struct BinaryFile: Sendable {
  private let pdf: PDFFile
  private let conversion: OfficeConversion?

  init(pdf: PDFFile, conversion: OfficeConversion?) {
    self.pdf = pdf
    self.conversion = conversion
  }

  func document(_ file: RawFile, kind: BinaryKind) throws(Reject) -> Document {
    switch kind {
    case .zip: try container(file)
    case .oldOffice: try oldOffice(file)
    case .pdf: try pdf.document(file)
    case .other: throw Reject.notReadYet(kind)
    }
  }

  private func oldOffice(_ file: RawFile) throws(Reject) -> Document {
    do {
      return try OldOfficeFile.document(file)
    } catch {
      guard let conversion, OldOfficeFile.mayBeConverted(file, obstacle: error) else { throw error }
      return try conversion.document(file, suffix: "doc", format: .doc, obstacle: error)
    }
  }

  /// Office files are ZIP containers: the names of the members tell them apart.
  private func container(_ file: RawFile) throws(Reject) -> Document {
    let container: ZipContainer
    do {
      container = try ZipContainer(file.bytes)
    } catch {
      throw Reject.container(error)
    }
    switch ContainerKind(container) {
    case .word: return try WordFile.document(container, path: file.path)
    case .workbook: return try WorkbookFile.document(container, path: file.path)
    case .openDocument: return try OpenDocumentFile.document(container, path: file.path)
    case .archive: throw Reject.archive(container, path: file.path)
    }
  }
}
