import Core
import Export
import Ingest
import Validate

/// Does the first step: a document in, its record out. It holds one document at a time.
struct PipeReading: PipeWorker {
  private let job: DocumentJob
  private let writer: PipeRecord
  private let reader: FileReader
  private let ignore: [NamePattern]

  init(_ configuration: Configuration, definitions: Definitions, corrections: Corrections) {
    let encoder = TableEncoder(definitions: definitions)
    // A record holds the findings of all rules; the settings choose among them when it is judged.
    job = DocumentJob(
      definitions: definitions, validator: Validator(definitions: definitions, settings: RuleSettings()),
      encoder: encoder,
      corpus: Corpus(roots: [], entries: [], members: [], ignored: 0, notices: []),
      configuration: configuration, corrections: corrections)
    writer = PipeRecord(definitions: definitions, encoder: encoder)
    reader = FileReader(limit: configuration.size("limits.fileBytes"))
    ignore = configuration.words("stages.ingest.ignore").map(NamePattern.init)
  }

  func take(_ frame: PipeFrame, number: Int) throws(PipeFault) {
    if frame.name.isEmpty || frame.name.contains(0) { throw PipeFault("its name is no path") }
    let path = SourcePath(bytes: frame.name)
    switch frame.kind {
    case .document where frame.size > reader.limit:
      try write(number, path, .reject(job.unread(path, reader.tooLarge(frame.size))))
    case .document: try read(frame.body, path, number)
    case .unsent: try write(number, path, .reject(try unsent(path, frame.body)))
    case .question, .agency, .years, .report, .end: throw .foreign(frame, in: .read)
    }
  }

  func finish() {}

  private func write(
    _ number: Int, _ path: SourcePath, _ outcome: DocumentJob.Outcome, isLast: Bool = true,
    ignored: Int = 0
  ) throws(PipeFault) {
    try PipeFault.unless(
      written: writer.line(number, path, outcome, isLast: isLast, ignored: ignored))
  }

  // MARK: Documents that came

  private func read(_ bytes: [UInt8], _ path: SourcePath, _ number: Int) throws(PipeFault) {
    guard let archive = archive(bytes, path) else {
      return try write(number, path, outcome(of: RawFile(path: path, bytes: bytes)))
    }
    for (index, member) in archive.wanted.enumerated() {
      let own = SourcePath(bytes: CorpusListing.path(of: member, in: path.bytes))
      let isLast = index == archive.wanted.count - 1
      try write(
        number, own, outcome(of: member, in: bytes, own), isLast: isLast,
        ignored: isLast ? archive.ignored : 0)
    }
  }

  /// Gives the documents of an archive, or nil where a listing would take the file for a document itself.
  private func archive(
    _ bytes: [UInt8], _ path: SourcePath
  ) -> (wanted: [Archive.Member], ignored: Int)? {
    guard CorpusListing.isNamedArchive(path.bytes) else { return nil }
    do throws(Reject) {
      guard let members = try Archive(bytes)?.members else { return nil }
      let wanted = CorpusListing.wanted(members, ignore: ignore)
      return wanted.isEmpty ? nil : (wanted, members.count - wanted.count)
    } catch {
      // It is read as a document, which says why.
      return nil
    }
  }

  private func outcome(
    of member: Archive.Member, in bytes: [UInt8], _ path: SourcePath
  ) -> DocumentJob.Outcome {
    do throws(Reject) {
      if member.size > reader.limit { throw reader.tooLarge(member.size) }
      let content = try Archive.content(of: member, packed: Array(bytes[member.packed]))
      return outcome(of: RawFile(path: path, bytes: content))
    } catch {
      return .reject(job.unread(path, error))
    }
  }

  private func outcome(of file: RawFile) -> DocumentJob.Outcome {
    guard let outcome = job.examination(of: file).outcome else {
      preconditionFailure("no content is known to a pipe")
    }
    return outcome
  }

  // MARK: Documents that did not come

  /// Gives the reject of a document that the engine keeps to itself, as it says: larger than the limit, or the
  /// end of more than one worker.
  private func unsent(_ path: SourcePath, _ body: [UInt8]) throws(PipeFault) -> RejectedDocument {
    let said: JSONNode
    do throws(JSONFault) { said = try JSONReader.read(body) } catch {
      throw PipeFault("its body is not JSON: \(error.problem)")
    }
    let bytes = said["bytes"]?.integer
    switch said["rule"]?.string.flatMap(RejectReason.init(rawValue:)) {
    case .tooLarge: return job.unread(path, reader.tooLarge(bytes))
    case .workerFailed:
      let message = said["message"]?.string ?? "every worker that read the document ended"
      return RejectedDocument(
        path: path, sha256: said["sha256"]?.string ?? "", bytes: bytes,
        reject: Reject(stage: "ingest", reason: .workerFailed, message: message))
    default:
      throw PipeFault(
        "the rule of a document that is not sent is too_large or worker_failed, found "
          + "“\(said["rule"]?.string ?? "")”")
    }
  }
}
