import Core

/// Hands a file that is not text to the reader of its format.
struct BinaryFile: Sendable {
  private let pdf: PDFFile

  init(pdf: PDFFile) { self.pdf = pdf }

  func document(_ file: RawFile, kind: BinaryKind) throws(Reject) -> Document {
    switch kind {
    case .zip: try container(file)
    case .oldOffice: try OldOfficeFile.document(file)
    case .pdf: try pdf.document(file)
    case .other: throw Reject.notReadYet(kind)
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
