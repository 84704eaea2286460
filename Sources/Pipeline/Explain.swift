import Core
import Export
import Pages
import Validate

/// Shows how one document was read, so that a person can hold each number against the source.
public enum Explain {
  /// Gives the text for a document.
  ///
  /// - Parameter cell: `table/item/measure`, `table/item` or `table`, to see only those cells.
  public static func text(
    of path: DiskPath, cell: String?, configuration: Configuration
  ) throws(RunFailure) -> String {
    let (definitions, _) = try DataFolder.definitions(configuration)
    let explained = try staged(path, definitions: definitions, configuration: configuration)
      .map { ExplainedDocument(staged: $0, definitions: definitions) }
    if let cell { try ExplainedDocument.checkName(cell, in: explained, of: path) }
    if explained.count < 2 { return explained.map { $0.text(cell: cell) }.joined() }
    return explained.map { "\($0.path)\n\n" + $0.text(cell: cell) }.joined(separator: "\n")
  }

  /// Gives a page with the document on one side and its tables on the other.
  ///
  /// - Parameter cell: the cell, row or table that is chosen when the page opens.
  public static func page(
    of path: DiskPath, cell: String?, configuration: Configuration
  ) throws(RunFailure) -> String {
    let (definitions, _) = try DataFolder.definitions(configuration)
    let reports = try staged(path, definitions: definitions, configuration: configuration)
    if reports.count > 1 {
      throw RunFailure(
        .wrongUsage,
        "\(path.description) holds \(reports.count) reports: name one, such as \(path.description)#2")
    }
    guard let staged = reports.first, let outline = staged.outline, let extraction = staged.extraction else {
      preconditionFailure("a document is explained after all stages")
    }
    if let cell {
      let explained = ExplainedDocument(staged: staged, definitions: definitions)
      try ExplainedDocument.checkName(cell, in: [explained], of: path)
    }
    var titles: TracedDocument.RuleTitles = [:]
    for rule in RuleCatalogue.list + RuleCatalogue.own(definitions) {
      titles[rule.code.text] = Words(rule.titleChinese, rule.titleEnglish)
    }
    let traced = TracedDocument(
      document: staged.document, head: outline.head, sections: outline.sections, extraction: extraction,
      observations: staged.observations, findings: staged.findings, titles: titles, definitions: definitions)
    return String(decoding: TracePage(traced, chosen: cell).bytes, as: UTF8.self)
  }
}

extension Explain {
  /// Takes the reports of one document through all stages, or the one that a path such as `report.html#2` names.
  private static func staged(
    _ path: DiskPath, definitions: Definitions, configuration: Configuration
  ) throws(RunFailure) -> [StagedDocument] {
    let path = try RunFailure.unless { () throws(DiskFailure) in
      try found(path, below: configuration.paths("inputs"))
    }
    let (file, number) = try RunFailure.unless { () throws(DiskFailure) in try numbered(path) }
    let validator = Validator(definitions: definitions, settings: try configuration.ruleSettings())
    let (corpus, entry) = try document(at: file, fileLimit: configuration.size("limits.fileBytes"))
    let job = DocumentJob(
      definitions: definitions, validator: validator, encoder: TableEncoder(definitions: definitions),
      corpus: corpus, configuration: configuration)
    let reports: [StagedDocument]
    do throws(Reject) {
      reports = try job.staged(entry)
    } catch {
      throw RunFailure(.failed, "\(path.description): rejected at \(error.stage): \(error.message)")
    }
    guard let number else { return reports }
    if reports.indices.contains(number - 1) { return [reports[number - 1]] }
    throw RunFailure(.wrongUsage, "\(file.description) holds \(Tally.number(reports.count, "report"))")
  }

  /// Gives where a document lies that is not where the path says: the tables and the pages name documents as they
  /// lie below the inputs.
  private static func found(_ path: DiskPath, below inputs: [DiskPath]) throws(DiskFailure) -> DiskPath {
    if path.isAbsolute { return path }
    func isThere(_ path: DiskPath) throws(DiskFailure) -> Bool {
      let file = try numbered(path).0
      return try Disk.kind(of: archive(in: file) ?? file) != nil
    }
    if try isThere(path) { return path }
    for input in inputs {
      let folder = try Disk.kind(of: input, followingLinks: true) == .folder ? input : input.parent
      let below = folder.appending(path.bytes)
      if try isThere(below) { return below }
    }
    return path
  }

  /// Parts `report.html#2` into a file and the number of a report in it; a file of that very name comes first.
  private static func numbered(_ path: DiskPath) throws(DiskFailure) -> (DiskPath, Int?) {
    guard try Disk.kind(of: path) == nil, let mark = path.bytes.lastIndex(of: UInt8(ascii: "#")),
      let number = Int(String(decoding: path.bytes[(mark + 1)...], as: UTF8.self))
    else { return (path, nil) }
    return (DiskPath(bytes: Array(path.bytes[..<mark])), number)
  }

  /// Finds the document that a path names: a file, or a member of an archive as `archive.zip!/member`.
  private static func document(
    at path: DiskPath, fileLimit: Int
  ) throws(RunFailure) -> (Corpus, Corpus.Entry) {
    let file = try RunFailure.unless { () throws(DiskFailure) in try archive(in: path) } ?? path
    try CorpusListing.checkInputs([file])
    let corpus = try CorpusListing.corpus(inputs: [file], ignore: [], fileLimit: fileLimit)
    guard corpus.roots.first?.isFile == true, let first = corpus.entries.first else {
      throw RunFailure(.wrongUsage, "\(path.description) is a folder: explain reads one document")
    }
    let wanted = file.name + path.bytes.dropFirst(file.bytes.count)
    if let entry = corpus.entries.first(where: { $0.relative == wanted }) { return (corpus, entry) }
    let example = DiskPath(bytes: file.bytes + first.relative.dropFirst(file.name.count)).description
    throw RunFailure(
      .wrongUsage,
      file == path
        ? "\(path.description) is an archive: name one of its documents, such as \(example)"
        : "the archive \(file.description) has no such member: its first document is \(example)")
  }

  /// Gives the archive that a path goes through, or nil where the path itself is there.
  private static func archive(in path: DiskPath) throws(DiskFailure) -> DiskPath? {
    if try Disk.kind(of: path) != nil { return nil }
    for index in path.bytes.indices.dropFirst() where path.bytes[index...].starts(with: Array("!/".utf8)) {
      let archive = DiskPath(bytes: Array(path.bytes[..<index]))
      if try Disk.kind(of: archive, followingLinks: true) == .file { return archive }
    }
    return nil
  }
}

/// This is a document with what was made of it, as text for a terminal.
private struct ExplainedDocument {
  let staged: StagedDocument
  let definitions: Definitions

  private var document: Document { staged.document }
  /// That of the file, and of a further report in it with its number.
  var path: String { document.path.description }

  /// Refuses a name that no cell of the documents has.
  static func checkName(
    _ cell: String, in documents: [ExplainedDocument], of path: DiskPath
  ) throws(RunFailure) {
    let known = documents.reduce(into: Set<String>()) { $0.formUnion($1.cellNames) }
    if known.contains(cell) { return }
    throw RunFailure(
      .wrongUsage,
      "\(path.description) has no cell “\(cell)”"
        + NearestWord.suggestion(for: cell, among: known.sorted()))
  }

  private var cellNames: Set<String> {
    let layout = ExplainedTable(document: document, names: staged.names(definitions))
    var known: Set<String> = []
    for seen in staged.observations {
      let parts = layout.address(seen).split(separator: "/")
      for count in 1...parts.count { known.insert(parts[..<count].joined(separator: "/")) }
    }
    return known
  }

  func text(cell: String?) -> String {
    var text = cell == nil ? head + sections : ""
    text += cells(matching: cell)
    text += findings(about: cell)
    return text
  }

  private var head: String {
    guard let head = staged.outline?.head else { return "" }
    return """
      \(head.title)
      agency     \(head.agency)
      year       \(head.year.map(String.init) ?? "(not printed)")
      published  \(head.publishedOn.isEmpty ? "(not printed)" : head.publishedOn)
      file       \(document.format.rawValue), \(document.encoding.rawValue), \(document.lines.count) lines


      """
  }

  private var sections: String {
    var text = "Sections\n"
    for section in staged.outline?.sections ?? [] {
      let kind = section.kind?.rawValue ?? "-"
      text += "  \(section.firstLine)-\(section.lastLine)  \(kind)  \(section.heading)\n"
    }
    return text + "\n"
  }

  private func cells(matching cell: String?) -> String {
    var text = ""
    let layout = ExplainedTable(document: document, names: staged.names(definitions))
    var seen = staged.observations[...]
    for table in staged.extraction?.tables ?? [] {
      // Observations stand in the order of the placements that they were made from.
      let own = seen.prefix(table.placements.count)
      seen = seen.dropFirst(table.placements.count)
      let body = zip(own, table.placements).filter { observation, _ in
        cell.map { (layout.address(observation) + "/").hasPrefix($0 + "/") } ?? true
      }
      if body.isEmpty, cell != nil { continue }
      text += "\(table.region.rawValue), lines \(table.firstLine)-\(table.lastLine), "
      if let pages = document.pages(ofLines: table.firstLine...table.lastLine) {
        text +=
          pages.count > 1 ? "pages \(pages.lowerBound)-\(pages.upperBound), " : "page \(pages.lowerBound), "
      }
      text += "form "
      text += "\(definitions[table.form].code)\(table.formIsPrinted ? "" : " (from the year)")\n"
      if !table.doubt.isEmpty { text += "  ! \(table.doubt)\n" }
      text += cell == nil ? layout.rows(of: own) : layout.details(of: body)
      for subtotal in table.subtotals {
        let printed = subtotal.tokens.map { $0.kind == .blank ? "." : document.string($0.span) }
        text += "  = beside \(subtotal.label): \(printed.joined(separator: " "))\n"
      }
      for token in table.leftover {
        text += "  ? left over: \(document.string(token.span)) in line \(token.line)\n"
      }
      for row in table.missingRows { text += "  ? missing row: \(row.label)\n" }
      text += "\n"
    }
    if cell == nil { text += otherTables }
    return cell == nil ? text + ExplainedTable.legend : text
  }

  /// The tables that are none of the form, line by line.
  private var otherTables: String {
    var text = ""
    for table in staged.outline?.otherTables ?? [] {
      text += "table of no form, lines \(table.lowerBound)-\(table.upperBound)\n"
      for line in table {
        let cells = document.string(document.lines[line - 1]).split(
          separator: "\t", omittingEmptySubsequences: false)
        text += "  \(line): \(cells.joined(separator: " | "))\n"
      }
      text += "\n"
    }
    return text
  }

  private func findings(about cell: String?) -> String {
    let findings = staged.findings.filter { finding in
      guard let cell else { return true }
      // A finding about a whole table or row is also one about its cells.
      let about = address(of: finding)
      return !about.isEmpty && ("\(about)/".hasPrefix("\(cell)/") || "\(cell)/".hasPrefix("\(about)/"))
    }
    if findings.isEmpty { return cell == nil ? "No findings.\n" : "" }
    var text = "Findings\n"
    for finding in findings {
      text += "  \(finding.rule.text) \(finding.severity.rawValue), \(finding.kind.rawValue): "
      text += finding.line > 0 ? "line \(finding.line): \(finding.message)\n" : "\(finding.message)\n"
    }
    return text
  }

  /// Gives what a finding is about, as cells are named; nothing where it is about the whole report.
  private func address(of finding: Finding) -> String {
    let vocabulary = definitions.vocabulary
    return [
      finding.table.map { vocabulary.code($0) }, finding.item.map { vocabulary.code($0) },
      finding.measure.map { vocabulary.code($0) },
    ].compactMap { $0 }.joined(separator: "/")
  }
}
