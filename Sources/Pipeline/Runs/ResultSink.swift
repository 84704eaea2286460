import Core
import Export

/// Takes what became of the documents, block by block, and gives the files of a candidate.
protocol ResultSink {
  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure)
  /// Does what needs all documents, and finishes the files.
  func finish() throws(RunFailure)
  var tally: Tally { get }
  /// When all outcomes were there; nil where nothing is done after that.
  var allTaken: Moment? { get }
  /// Rejected documents in order, as many as are named in messages.
  var rejected: [RejectedDocument] { get }
}

/// Writes what one stage gave, a line of JSON a document.
final class StageSink: ResultSink {
  private let candidate: Candidate
  private let name: String
  private let file: OutputFile
  private(set) var rejected: [RejectedDocument] = []
  private(set) var tally = Tally()

  init(_ candidate: Candidate, stage: Stage) throws(DiskFailure) {
    self.candidate = candidate
    name = "\(stage.rawValue).jsonl"
    file = try candidate.create(name)
  }

  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure) {
    var bytes: [UInt8] = []
    for outcome in outcomes {
      switch outcome {
      case .staged(let line):
        bytes += line
        tally.reports += 1
      case .reject(let document):
        rejected.append(document)
        tally.count(document)
        bytes += Self.line(of: document)
      case .reports: preconditionFailure("a run up to a stage gives its results")
      }
    }
    try file.write(bytes)
  }

  func finish() throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.finish(file, as: name, rows: tally.reports + tally.rejects)
    }
  }

  private static func line(of document: RejectedDocument) -> [UInt8] {
    JSONText.object([
      ("source_path", .text(document.path.description)), ("sha256", .text(document.sha256)),
      ("bytes", document.bytes.map(JSONText.integer) ?? .null),
      (
        "reject",
        .object([
          ("stage", .text(document.reject.stage)), ("rule", .text(document.reject.reason.rawValue)),
          ("message", .text(document.reject.message)),
        ])
      ),
    ]).line + [UInt8(ascii: "\n")]
  }
}

extension ResultSink {
  var allTaken: Moment? { nil }
}

extension Tally {
  mutating func count(_ documents: [DocumentJob.ReportedDocument]) {
    reports += documents.count
    furtherReports += max(0, documents.count - 1)
    // A file is counted once, however many reports stand in it.
    bytes += documents.first?.report.bytes ?? 0
    for document in documents {
      cells += document.report.cellsRead
      silentCells += document.silentCells
      doubtfulCells += document.report.doubtfulCells
      countCorrections(document.findings)
    }
  }

  mutating func count(_ document: RejectedDocument) {
    rejects += 1
    if document.reject.reason == .rejectedByPerson { corrected += 1 }
    bytes += document.bytes ?? 0
    reasons[document.reject.reason, default: 0] += 1
  }
}
