import Core
import Export

/// Writes the outcomes of one part of a corpus, for ``Merge`` to make tables of.
final class RecordSink: ResultSink {
  private let candidate: Candidate
  private let file: OutputFile
  private let mostNamed: Int
  private(set) var rejected: [RejectedDocument] = []
  private(set) var tally = Tally()

  init(_ candidate: Candidate, head: RecordFile.Head, mostNamed: Int) throws(DiskFailure) {
    self.candidate = candidate
    self.mostNamed = mostNamed
    file = try candidate.create(RecordFile.name)
    try file.write(RecordFile.piece(head.bytes))
  }

  func append(_ outcomes: [DocumentJob.Outcome]) throws(DiskFailure) {
    var bytes: [UInt8] = []
    for outcome in outcomes {
      let path: SourcePath
      switch outcome {
      case .reports(let documents):
        guard let first = documents.first else {
          preconditionFailure("a document gives a report or a reject")
        }
        path = first.report.path
        tally.count(documents)
      case .reject(let document):
        path = document.path
        if rejected.count < mostNamed { rejected.append(document) }
        tally.count(document)
      case .staged: preconditionFailure("a part of a run goes through all stages")
      }
      bytes += RecordFile.bytes(path, OutcomeRecord(outcome))
    }
    try file.write(bytes)
  }

  func finish() throws(RunFailure) {
    try RunFailure.unless { () throws(DiskFailure) in
      try candidate.finish(
        file, as: RecordFile.name, rows: tally.reports - tally.furtherReports + tally.rejects)
    }
  }
}
