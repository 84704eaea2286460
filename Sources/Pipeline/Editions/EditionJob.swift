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

  /// - Parameter rowFile: gives the file with the rows of a table, below the output folder.
  func write(_ tables: [EditionTable], from rowFile: (String) -> String) throws(RunFailure) {
    for table in tables {
      try step { () throws(EditionFailure) in try writer.begin(table, into: &output) }
      try feed(from: rowFile(table.category.table))
      try step { () throws(EditionFailure) in try writer.endTable(into: &output) }
    }
    try step { () throws(EditionFailure) in try writer.finish(into: &output) }
    precondition(open.isEmpty, "a writer finishes the files that it creates")
  }

  private func feed(from name: String) throws(RunFailure) {
    let rows = try RunFailure.unless { () throws(DiskFailure) in
      try RowFile(candidate.place.candidate.appending(name))
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
