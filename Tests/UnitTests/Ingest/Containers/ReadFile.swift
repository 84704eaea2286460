import Core
import Ingest

/// Reads bytes as a file of the corpus.
enum ReadFile {
  static func document(_ bytes: [UInt8], _ name: String) throws -> Document {
    try Ingester(definitions: try TestDefinitions.loaded())
      .document(from: RawFile(path: SourcePath(name), bytes: bytes))
  }

  /// Gives the reject, or nil where the file is read.
  static func reject(_ bytes: [UInt8], _ name: String) throws -> Reject? {
    do {
      _ = try document(bytes, name)
      return nil
    } catch let reject as Reject {
      return reject
    }
  }

  static func lines(_ document: Document) -> [String] { document.lines.map(document.string) }

  /// Gives a cell as `row,column text`, with its spans behind an x where it has any.
  static func cells(_ grid: Grid, of document: Document) -> [String] {
    grid.cells.map { cell in
      let spans = cell.rowSpan > 1 || cell.columnSpan > 1 ? " \(cell.rowSpan)x\(cell.columnSpan)" : ""
      return "\(cell.row),\(cell.column)\(spans) \(document.string(cell.span))"
    }
  }
}
