import Core
import Export
import Validate

/// Shows how one document was read, so that a person can hold each number against the source.
public enum Explain {
  /// Gives the text for a document.
  ///
  /// - Parameter cell: `table/item/measure`, or a beginning of it, to see only those cells.
  public static func text(
    of path: DiskPath, cell: String?, configuration: Configuration
  ) throws(RunFailure) -> String {
    let (definitions, _) = try DataFolder.definitions(configuration)
    let validator = Validator(definitions: definitions, settings: try configuration.ruleSettings())
    let (corpus, entry) = try document(at: path, fileLimit: configuration.size("limits.fileBytes"))
    let job = DocumentJob(
      definitions: definitions, validator: validator, encoder: TableEncoder(definitions: definitions),
      corpus: corpus, configuration: configuration)
    do throws(Reject) {
      let staged = try job.staged(entry)
      return ExplainedDocument(staged: staged, definitions: definitions).text(cell: cell)
    } catch {
      throw RunFailure(.failed, "\(path.description): rejected at \(error.stage): \(error.message)")
    }
  }
}

extension Explain {
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

  func text(cell: String?) -> String {
    var text = cell == nil ? head + sections : ""
    text += cells(matching: cell)
    if cell == nil { text += findings }
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
    for table in staged.extraction?.tables ?? [] {
      var lines = ""
      for seen in staged.observations
      where table.placements.contains(where: { $0.cell == seen.cell && $0.line == seen.line }) {
        if let cell, !address(seen).hasPrefix(cell) { continue }
        lines += self.line(of: seen)
      }
      if lines.isEmpty, cell != nil { continue }
      text += "\(table.region.rawValue), lines \(table.firstLine)-\(table.lastLine), form "
      text += "\(definitions[table.form].code)\(table.formIsPrinted ? "" : " (from the year)")\n"
      if !table.doubt.isEmpty { text += "  ! \(table.doubt)\n" }
      text += lines
      for token in table.leftover {
        text += "  ? left over: \(document.string(token.span)) in line \(token.line)\n"
      }
      for row in table.missingRows { text += "  ? missing row: \(row.label)\n" }
      text += "\n"
    }
    return text.isEmpty ? "no cell of this document is named \(cell ?? "")\n" : text
  }

  private func address(_ seen: Observation) -> String {
    let vocabulary = definitions.vocabulary
    return "\(vocabulary.code(seen.cell.table))/\(vocabulary.code(seen.cell.item))/"
      + vocabulary.code(seen.cell.measure)
  }

  private func line(of seen: Observation) -> String {
    let value = seen.reading.quantity?.description ?? "(empty)"
    let flags = seen.flags.names.isEmpty ? "" : "  [\(seen.flags.names.joined(separator: ", "))]"
    let raw = document.string(seen.raw)
    return "  \(address(seen)) = \(value)  line \(seen.line): “\(raw)”\(flags)\n"
  }

  private var findings: String {
    if staged.findings.isEmpty { return "No findings.\n" }
    var text = "Findings\n"
    for finding in staged.findings {
      text += "  \(finding.rule.text) \(finding.severity.rawValue), \(finding.kind.rawValue): "
      text += finding.line > 0 ? "line \(finding.line): \(finding.message)\n" : "\(finding.message)\n"
    }
    return text
  }
}
