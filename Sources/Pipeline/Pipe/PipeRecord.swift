import Core
import Export
import FoundationEssentials

/// Writes what became of a document as one line of JSON: the rows of its tables as the CSV has them, and what the
/// steps behind this one need.
struct PipeRecord {
  private let definitions: Definitions
  private let encoder: TableEncoder

  init(definitions: Definitions, encoder: TableEncoder) {
    self.definitions = definitions
    self.encoder = encoder
  }

  /// - Parameter isLast: no further line is about the frame; the members of an archive have a line each.
  func line(
    _ frame: Int, _ path: SourcePath, _ outcome: DocumentJob.Outcome, isLast: Bool, ignored: Int
  ) -> JSONText {
    .object([
      ("frame", .integer(frame)), ("last", .boolean(isLast)), ("path", .text(path.description)),
      ("ignored", .integer(ignored)), ("results", .list(results(of: outcome, path))),
    ])
  }

  private func results(of outcome: DocumentJob.Outcome, _ path: SourcePath) -> [JSONText] {
    switch outcome {
    case .reports(let documents):
      documents.enumerated().map { result($0.element, order: Self.order(of: path, $0.offset)) }
    case .reject(let document): [result(document, order: Self.order(of: path, 0))]
    case .staged: preconditionFailure("a pipe goes through all stages")
    }
  }

  /// Gives what the rows of a result are ordered by, as bytes: the path of its document, and its place among the
  /// results of that. A zero parts them, so that no longer path comes in between.
  private static func order(of path: SourcePath, _ index: Int) -> JSONText {
    base64(path.bytes + [0, UInt8(truncatingIfNeeded: index >> 8), UInt8(truncatingIfNeeded: index)])
  }

  private static func base64(_ bytes: [UInt8]) -> JSONText { .text(Data(bytes).base64EncodedString()) }

  private func result(_ document: DocumentJob.ReportedDocument, order: JSONText) -> JSONText {
    let report = document.report
    var told = Tally()
    told.countCorrections(document.findings)
    return .object([
      ("kind", .text("report")), ("order", order), ("path", .text(report.path.description)),
      ("report_id", .text(report.id.text)), ("sha256", .text(report.sha256)),
      ("bytes", .integer(report.bytes)), ("agency", .text(report.head.agency)),
      ("region_code", .text(report.regionCode)), ("region", .text(report.region)),
      ("year", report.head.year.map(JSONText.integer) ?? .null),
      ("template", .text(definitions[report.form].code)), ("cells", .integer(report.cellsRead)),
      ("doubtful_cells", .integer(report.doubtfulCells)), ("silent_cells", .integer(document.silentCells)),
      ("corrections_applied", .integer(told.corrected)), ("corrections_stale", .integer(told.stale)),
      (
        "tables",
        .object(
          document.tables.parts.filter { $0.rows > 0 }.map { part in
            (part.table, Self.rows(part.rows, document.tables.bytes[part.range]))
          })
      ),
      ("head", Self.base64(document.head)),
    ])
  }

  private func result(_ document: RejectedDocument, order: JSONText) -> JSONText {
    var rows: [UInt8] = []
    encoder.encodeReject(document, into: &rows)
    return .object([
      ("kind", .text("reject")), ("order", order), ("path", .text(document.path.description)),
      ("sha256", .text(document.sha256)), ("bytes", document.bytes.map(JSONText.integer) ?? .null),
      ("rule", .text(document.reject.reason.rawValue)),
      ("tables", .object([("rejects", Self.rows(1, rows[...]))])),
    ])
  }

  /// Gives rows of a table as CSV without a header, and their number.
  static func rows(_ count: Int, _ bytes: ArraySlice<UInt8>) -> JSONText {
    .object([("rows", .integer(count)), ("csv", .text(String(decoding: bytes, as: UTF8.self)))])
  }
}
