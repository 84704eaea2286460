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
    case report(ReportedDocument)
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
  }

  init(
    definitions: Definitions, validator: Validator, encoder: TableEncoder, corpus: Corpus,
    configuration: Configuration
  ) {
    self.definitions = definitions
    self.corpus = corpus
    self.validator = validator
    self.encoder = encoder
    reader = FileReader(limit: configuration.size("limits.fileBytes"))
    until = configuration.until
    readsNarrative = configuration.truth("stages.extract.narrative")
    keepsText = configuration.path("keepText") != nil
    ingester = Ingester(definitions: definitions, helpers: HelperProcess(path: Surroundings.programFolders))
    segmenter = Segmenter(definitions: definitions)
    extractor = Extractor(definitions: definitions)
    normalizer = Normalizer(definitions: definitions)
    assembly = ReportAssembly(definitions: definitions)
  }

  func outcome(of entry: Corpus.Entry) -> Outcome {
    let path = corpus.sourcePath(of: entry)
    var sha256 = ""
    var size: Int?
    do throws(Reject) {
      if let obstacle = entry.obstacle { throw FileReader.reject(for: obstacle) }
      let bytes = try bytes(of: entry)
      sha256 = SHA256.hexadecimal(bytes)
      size = bytes.count
      let staged = try staged(RawFile(path: path, bytes: bytes), sha256: sha256, until: until)
      if until != .export {
        return .staged(StageText(definitions: definitions).line(of: staged, bytes: bytes.count, at: until))
      }
      let result = assembly.result(of: staged, bytes: bytes.count)
      return .report(
        ReportedDocument(
          report: result.report, findings: result.findings, entry: validator.entry(of: result),
          tables: encoder.encode(result), text: keepsText ? staged.document.text : nil))
    } catch {
      return .reject(RejectedDocument(path: path, sha256: sha256, bytes: size, reject: error))
    }
  }

  /// Gives one entry of the corpus with the results of all stages, for a person to look at.
  func staged(_ entry: Corpus.Entry) throws(Reject) -> StagedDocument {
    if let obstacle = entry.obstacle { throw FileReader.reject(for: obstacle) }
    let bytes = try bytes(of: entry)
    let file = RawFile(path: corpus.sourcePath(of: entry), bytes: bytes)
    return try staged(file, sha256: SHA256.hexadecimal(bytes), until: .export)
  }

  private func bytes(of entry: Corpus.Entry) throws(Reject) -> [UInt8] {
    let disk = corpus.diskPath(of: entry)
    guard let member = corpus.member(of: entry)?.member else { return try reader.bytes(of: disk) }
    if member.size > reader.limit { throw reader.tooLarge(member.size) }
    return try Archive.content(of: member, packed: try reader.bytes(of: disk, in: member.packed))
  }

  /// Takes a file through the stages up to the one named.
  func staged(_ file: RawFile, sha256: String, until: Stage) throws(Reject) -> StagedDocument {
    var staged = StagedDocument(sha256: sha256, document: try ingester.document(from: file))
    if until == .ingest { return staged }
    let outline = try segmenter.outline(of: staged.document)
    staged.outline = outline
    if until == .segment { return staged }
    var extraction = extractor.extraction(from: staged.document, outline: outline)
    if !readsNarrative { extraction = Extraction(tables: extraction.tables, mentions: []) }
    staged.extraction = extraction
    if until == .extract { return staged }
    staged.observations = normalizer.observations(of: staged.document, extraction: extraction)
    if until == .normalize { return staged }
    staged.findings = validator.findings(
      for: ReviewedReport(
        document: staged.document, outline: outline, extraction: extraction,
        observations: staged.observations))
    return staged
  }
}

extension Configuration {
  var until: Stage {
    guard let stage = Stage(rawValue: word("until")) else { preconditionFailure("until names no stage") }
    return stage
  }
}
