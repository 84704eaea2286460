import Core
import Export

/// Feeds one writer with the rows of all tables and does with files what it says.
final class EditionJob {
  private let candidate: Candidate
  private var writer: any EditionWriter
  private var output = EditionOutput()
  private var open: [String: OutputFile] = [:]

  init(_ writer: any EditionWriter, candidate: Candidate) {
    self.candidate = candidate
    self.writer = writer
  }

  func write(_ tables: [EditionTable]) throws(RunFailure) {
    for table in tables {
      try step { () throws(EditionFailure) in try writer.begin(table, into: &output) }
      try feed(table)
      try step { () throws(EditionFailure) in try writer.endTable(into: &output) }
    }
    try step { () throws(EditionFailure) in try writer.finish(into: &output) }
    precondition(open.isEmpty, "a writer finishes the files that it creates")
  }

  private func feed(_ table: EditionTable) throws(RunFailure) {
    let rows = try RunFailure.unless { () throws(DiskFailure) in
      try RowFile(candidate.place.candidate.appending(TableFiles.name(of: table.category.table)))
    }
    while let block = try RunFailure.unless({ () throws(DiskFailure) in try rows.next() }) {
      try Interruption.check()
      try step { () throws(EditionFailure) in try writer.append(block.span, into: &output) }
    }
  }

  private func step(_ call: () throws(EditionFailure) -> Void) throws(RunFailure) {
    do { try call() } catch { throw RunFailure(.failed, error.problem) }
    for step in output.take() {
      try RunFailure.unless { () throws(DiskFailure) in try perform(step) }
    }
  }

  private func perform(_ step: EditionOutput.Step) throws(DiskFailure) {
    switch step {
    case .create(let name): open[name] = try candidate.create(name)
    case .write(let bytes, let name): try file(name).write(bytes)
    case .finish(let name, let rows):
      try candidate.finish(file(name), as: name, rows: rows)
      open[name] = nil
    }
  }

  private func file(_ name: String) -> OutputFile {
    guard let file = open[name] else { preconditionFailure("a writer creates a file before it writes it") }
    return file
  }
}
