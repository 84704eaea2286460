import Core
import Export
import Extract
import Ingest
import Normalize
import Segment
import Validate

/// This is everything that is done with one document, from its file to its rows. It is a pure function of
/// the file, so that any number of threads may do it at once.
struct DocumentJob: Sendable {
  let definitions: Definitions
  let corrections: Corrections
  private let corpus: Corpus
  private let reader: FileReader
  private let until: Stage
  private let readsNarrative: Bool
  private let keepsText: Bool
  private let ingester: Ingester
  private let segmenter: Segmenter
  private let extractor: Extractor
  private let normalizer: Normalizer
  private let validator: Validator
  private let encoder: TableEncoder
  private let assembly: ReportAssembly

  /// This is what became of a document.
  enum Outcome: Sendable {
    /// One report in nearly every document, else all that stand in it.
    case reports([ReportedDocument])
    case reject(RejectedDocument)
    /// The result of the last stage as one line of JSON, where a run goes only up to a stage.
    case staged([UInt8])
  }

  /// This is a report with its rows; the document itself is not kept.
  struct ReportedDocument: Sendable {
    let report: ReportRecord
    let findings: [Finding]
    let entry: CorpusEntry
    let tables: EncodedDocument
    /// The text that was read, where it is to be kept.
    let text: [UInt8]?
    /// Cells that are empty without a flag, or missing without a finding: there must be none.
    let silentCells: Int
  }

  init(
    definitions: Definitions, validator: Validator, encoder: TableEncoder, corpus: Corpus,
    configuration: Configuration, corrections: Corrections = .none
  ) {
    self.definitions = definitions
    self.corrections = corrections
    self.corpus = corpus
    self.validator = validator
    self.encoder = encoder
    reader = FileReader(limit: configuration.size("limits.fileBytes"))
    until = configuration.until
    readsNarrative = configuration.truth("stages.extract.narrative")
    keepsText = configuration.path("keepText") != nil
    ingester = Ingester(
      definitions: definitions, helpers: HelperProcess(path: Surroundings.programFolders),
      convertsOldFiles: configuration.truth("stages.ingest.libreOffice"))
    segmenter = Segmenter(definitions: definitions)
    extractor = Extractor(definitions: definitions)
    normalizer = Normalizer(definitions: definitions)
    assembly = ReportAssembly(definitions: definitions)
  }

  /// This is what a look at a document found.
  struct Examination: Sendable {
    /// Nil where the content is the one that was known.
    let outcome: Outcome?
    /// Empty where the file could not be read.
    let sha256: String
    let stamp: FileStamp?
    var times = StageTimes()
  }

  /// Reads a document and takes it through the stages.
  ///
  /// - Parameter known: SHA-256 of a content whose outcome is known and not wanted again, or empty.
  func examination(of entry: Corpus.Entry, unless known: String = "") -> Examination {
    let path = corpus.sourcePath(of: entry)
    do throws(Reject) {
      if let obstacle = entry.obstacle { throw FileReader.reject(for: obstacle) }
      let content = try content(of: entry)
      return examination(of: RawFile(path: path, bytes: content.bytes), stamp: content.stamp, unless: known)
    } catch {
      return Examination(outcome: .reject(unread(path, error)), sha256: "", stamp: nil)
    }
  }

  /// Gives the reject of a document whose content nobody has seen.
  func unread(_ path: SourcePath, _ reject: Reject) -> RejectedDocument {
    RejectedDocument(
      path: path, sha256: "", bytes: nil, reject: reject.telling(of: corrections.of(file: path)))
  }

  /// Takes what was read of a document through the stages, wherever it was read from.
  func examination(of file: RawFile, stamp: FileStamp? = nil, unless known: String = "") -> Examination {
    let sha256 = SHA256.hexadecimal(file.bytes)
    if sha256 == known { return Examination(outcome: nil, sha256: sha256, stamp: stamp) }
    let decided = corrections.of(file: file.path)
    var times = StageTimes()
    do throws(Reject) {
      let staged = try staged(file, sha256: sha256, until: until, corrections: decided, times: &times)
      let outcome = outcome(of: staged, bytes: file.bytes.count)
      times.end(.export)
      return Examination(outcome: outcome, sha256: sha256, stamp: stamp, times: times)
    } catch {
      times.end(.ingest)
      let document = RejectedDocument(
        path: file.path, sha256: sha256, bytes: file.bytes.count, reject: error.telling(of: decided))
      return Examination(outcome: .reject(document), sha256: sha256, stamp: stamp, times: times)
    }
  }

  private func outcome(of staged: [StagedDocument], bytes: Int) -> Outcome {
    if until != .export {
      let text = StageText(definitions: definitions)
      return .staged(staged.flatMap { text.line(of: $0, bytes: bytes, at: until) })
    }
    return .reports(staged.map { reported($0, bytes: bytes) })
  }

  private func reported(_ staged: StagedDocument, bytes: Int) -> ReportedDocument {
    let result = assembly.result(of: staged, bytes: bytes)
    var prose: UInt64 = 0
    if let outline = staged.outline, let extraction = staged.extraction {
      prose = validator.prose(of: staged.document, outline: outline, extraction: extraction)
    }
    return ReportedDocument(
      report: result.report, findings: result.findings, entry: validator.entry(of: result, prose: prose),
      tables: encoder.encode(result), text: keepsText ? staged.document.text : nil,
      silentCells: Self.silentCells(staged, result.report))
  }

  private static func silentCells(_ staged: StagedDocument, _ report: ReportRecord) -> Int {
    // What stands in a cell and is no number has a finding of its own.
    let empty = staged.observations.count {
      $0.reading.quantity == nil && $0.reading != .illegible && $0.flags.isEmpty
    }
    let missing = max(0, report.cellsExpected - report.cellsRead)
    return empty + (staged.findings.isEmpty ? missing : 0)
  }

  /// Gives the reports of one entry of the corpus with the results of all stages, for a person to look at.
  func staged(_ entry: Corpus.Entry) throws(Reject) -> [StagedDocument] {
    if let obstacle = entry.obstacle { throw FileReader.reject(for: obstacle) }
    let bytes = try content(of: entry).bytes
    let file = RawFile(path: corpus.sourcePath(of: entry), bytes: bytes)
    var times = StageTimes()
    return try staged(file, sha256: SHA256.hexadecimal(bytes), until: .export, times: &times)
  }

  /// Gives the bytes of an entry. A member of an archive has the stamp that its archive had when it was listed:
  /// the checksum of the member tells whether the archive is still that one.
  private func content(of entry: Corpus.Entry) throws(Reject) -> (bytes: [UInt8], stamp: FileStamp?) {
    let disk = corpus.diskPath(of: entry)
    guard let member = corpus.member(of: entry)?.member else {
      let content = try reader.content(of: disk)
      return (content.bytes, content.stamp)
    }
    if member.size > reader.limit { throw reader.tooLarge(member.size) }
    let packed = try reader.bytes(of: disk, in: member.packed)
    return (try Archive.content(of: member, packed: packed), entry.stamp)
  }

  /// Takes a file through the stages up to the one named, and gives the reports that stand in it, put right as
  /// people decided.
  func staged(
    _ file: RawFile, sha256: String, until: Stage, corrections: [Correction] = [], times: inout StageTimes
  ) throws(Reject) -> [StagedDocument] {
    let decided = FileDecisions(corrections, path: file.path, sha256: sha256)
    try decided.checkRejected()
    let document = try ingester.document(from: file)
    times.end(.ingest)
    if until == .ingest { return [StagedDocument(sha256: sha256, document: document)] }
    let reports = try segmenter.reports(in: document, isAccepted: decided.isAccepted)
    let correctors = decided.correctors(of: reports.map(\.document.path))
    times.end(.segment)
    var staged: [StagedDocument] = []
    for (report, corrector) in zip(reports, correctors) {
      staged.append(self.staged(report, corrector, sha256: sha256, until: until, times: &times))
    }
    return staged
  }

  private func staged(
    _ report: SegmentedReport, _ decided: Corrector, sha256: String, until: Stage, times: inout StageTimes
  ) -> StagedDocument {
    var corrector = decided
    var staged = StagedDocument(sha256: sha256, document: report.document)
    let outline = corrector.corrected(report.outline)
    staged.outline = outline
    if until == .segment { return staged }
    let extraction = extractor.extraction(
      from: staged.document, outline: outline, readsProse: readsNarrative)
    staged.extraction = extraction
    times.end(.extract)
    if until == .extract { return staged }
    staged.observations = corrector.corrected(
      normalizer.observations(of: staged.document, extraction: extraction), of: staged.document,
      names: staged.names(definitions))
    staged.corrections = corrector.made
    times.end(.normalize)
    if until == .normalize { return staged }
    staged.findings = validator.findings(
      for: ReviewedReport(
        document: staged.document, outline: outline, extraction: extraction,
        observations: staged.observations, corrections: staged.corrections))
    times.end(.validate)
    return staged
  }
}

extension Reject {
  /// Gives the reject with a word about decisions that it leaves without effect, so that none is dropped in
  /// silence.
  fileprivate func telling(of corrections: [Correction]) -> Reject {
    if corrections.isEmpty || reason == .rejectedByPerson { return self }
    let number = Tally.number(corrections.count, "correction")
    return Reject(
      stage: stage, reason: reason, message: "\(message); \(number) of the document cannot be followed")
  }
}

extension Configuration {
  var until: Stage {
    guard let stage = Stage(rawValue: word("until")) else { preconditionFailure("until names no stage") }
    return stage
  }
}
