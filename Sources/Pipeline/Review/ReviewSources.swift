import Core
import Export
import Validate

/// Opens the sources of what is to be reviewed once more, for the text around a cell and the numbers that could
/// stand in it. What cannot be found, or is another file than the tables were made from, is said.
struct ReviewSources {
  enum State: String, Sendable {
    case same, changed, gone, unread
  }

  /// This is a line of the source, with what is marked in it.
  struct Line: Sendable {
    let number: Int
    let before: String
    let marked: String
    let behind: String
  }

  /// This is what the source says of a cell.
  struct Look: Sendable {
    var lines: [Line] = []
    /// Numbers with the word for where they come from.
    var readings: [(value: String, note: String)] = []
  }

  /// One for each cell of the group.
  struct Found: Sendable {
    let state: State
    let looks: [Look]
  }

  private let corpus: Corpus?
  private let entries: [String: Corpus.Entry]
  private let job: DocumentJob?
  private let workers: Int
  /// Why no source can be opened.
  let notice: String?

  init(_ configuration: Configuration, definitions: Definitions, wanted: Set<String>) throws(RunFailure) {
    workers = configuration.count("workers") ?? Host.processors
    guard !configuration.paths("inputs").isEmpty else {
      (corpus, entries, job) = (nil, [:], nil)
      notice =
        "no inputs are named, so that no text of the sources is shown: --input, or a pipeline.json here"
      return
    }
    let found: Corpus
    do throws(RunFailure) {
      found = try CorpusListing.corpus(configuration, shard: nil, shelf: ArchiveShelf(nil, moment: 0))
    } catch {
      (corpus, entries, job) = (nil, [:], nil)
      notice = "the sources cannot be opened, so that no text of them is shown: \(error.message)"
      return
    }
    var entries: [String: Corpus.Entry] = [:]
    let files = Set(wanted.flatMap { [$0, Corrections.file(of: $0) ?? $0] })
    for entry in found.entries where entry.obstacle == nil {
      let path = found.sourcePath(of: entry).description
      if files.contains(path) { entries[path] = entry }
    }
    self.entries = entries
    corpus = found
    notice = nil
    job = DocumentJob(
      definitions: definitions, validator: Validator(definitions: definitions, settings: RuleSettings()),
      encoder: TableEncoder(definitions: definitions), corpus: found, configuration: configuration)
  }

  func look(at groups: [ReviewGroup]) throws(RunFailure) -> [Found] {
    let look: @Sendable (ReviewGroup) -> Found? = { group in
      Interruption.signal == nil ? self.look(at: group) : nil
    }
    let found = ParallelMap.map(groups[...], workers: workers, alongside: {}, work: look)
    try Interruption.check()
    return found.compactMap { $0 }
  }

  private func look(at group: ReviewGroup) -> Found {
    let nothing = group.cells.map { _ in Look() }
    guard let job else { return Found(state: .unread, looks: nothing) }
    let path = group.document.sourcePath
    guard let entry = entries[path] ?? Corrections.file(of: path).flatMap({ entries[$0] }) else {
      return Found(state: .gone, looks: nothing)
    }
    do throws(Reject) {
      let reports = try job.staged(entry)
      guard let staged = reports.first(where: { $0.document.path.description == path }),
        staged.sha256 == group.document.sha256
      else { return Found(state: .changed, looks: nothing) }
      let names = staged.names(job.definitions)
      let placements = staged.extraction?.tables.flatMap(\.placements) ?? []
      return Found(
        state: .same,
        looks: group.cells.map { cell in
          var look = Look(lines: Self.lines(around: cell, in: staged.document), readings: [])
          let at = staged.observations.indices.first { index in
            let seen = staged.observations[index]
            return names.code(seen.cell.table) == group.table && names.code(seen.cell.item) == cell.item
              && names.code(seen.cell.measure) == cell.measure
          }
          if let at, at < placements.count {
            look.readings = Self.readings(
              of: staged.observations[at], placements[at], staged.document, job.definitions)
          }
          return look
        })
    } catch {
      // It gave tables once: whatever stops it now, its text is not what the tables were made from.
      return Found(state: .changed, looks: nothing)
    }
  }

  /// Gives the numbers printed in the place of a cell, and those that could belong there.
  private static func readings(
    of seen: Observation, _ placement: Placement, _ document: Document, _ definitions: Definitions
  ) -> [(value: String, note: String)] {
    var readings: [(value: String, note: String)] = []
    func add(_ span: TextSpan, _ note: String) {
      guard let number = PrintedNumber.read(span, in: document.text) else { return }
      let factor = definitions.units[seen.cell.printedUnit].factor
      if seen.cell.unit == .yuan, let yuan = number.value.multiplied(by: factor), yuan != number.value {
        readings.append((yuan.description, "ten"))
      }
      readings.append((number.value.description, note))
    }
    if let token = placement.token { add(token.span, "printed") }
    for span in placement.alternatives { add(span, "other") }
    return readings
  }

  // MARK: Text

  private static let linesAround = 2
  private static let mostCharacters = 160

  /// Gives the line of a cell with those around it, each cut to what can be read at a glance.
  private static func lines(around cell: ReviewGroup.Cell, in document: Document) -> [Line] {
    guard cell.line > 0, cell.line <= document.lines.count else { return [] }
    let first = max(1, cell.line - linesAround)
    let last = min(document.lines.count, cell.line + linesAround)
    return (first...last).map { number in
      let line = document.lines[number - 1]
      guard number == cell.line, let span = cell.span, span.lowerBound >= Int(line.start),
        span.upperBound <= Int(line.end), !span.isEmpty
      else {
        return Line(number: number, before: start(of: document.string(line)), marked: "", behind: "")
      }
      func text(_ range: Range<Int>) -> String { String(decoding: document.text[range], as: UTF8.self) }
      return Line(
        number: number, before: end(of: text(Int(line.start)..<span.lowerBound)), marked: text(span),
        behind: start(of: text(span.upperBound..<Int(line.end))))
    }
  }

  private static func start(of text: String) -> String {
    text.unicodeScalars.count <= mostCharacters
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(mostCharacters))) + "…"
  }

  private static func end(of text: String) -> String {
    text.unicodeScalars.count <= mostCharacters
      ? text : "…" + String(String.UnicodeScalarView(text.unicodeScalars.suffix(mostCharacters)))
  }
}
