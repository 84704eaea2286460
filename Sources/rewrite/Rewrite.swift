import Core
import Export
import Foundation

/// A tool for development: takes the tables of a folder as CSV and writes one edition of them, as a run does
/// it. So any rows can be put before the writers, and their time and memory can be looked at alone.
@main struct Rewrite {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 4 || arguments.count == 5, let edition = Edition(rawValue: arguments[1]) else {
      fail("usage: rewrite DATA \(Edition.names.joined(separator: "|")) ROWS OUTPUT [COMPRESSION]")
    }
    do {
      let rewriting = try Rewriting(
        data: URL(filePath: arguments[0]), rows: URL(filePath: arguments[2]),
        output: URL(filePath: arguments[3]))
      try rewriting.write(edition, compression: arguments.count == 5 ? arguments[4] : "gzip")
    } catch let failure as EditionFailure {
      fail(failure.problem)
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("rewrite: \(message)\n".utf8))
    exit(1)
  }
}

/// Feeds a writer with the files `ROWS/<table>.csv` and does with files what it says.
struct Rewriting {
  private let definitions: Definitions
  private let rows: URL
  private let output: URL

  init(data: URL, rows: URL, output: URL) throws {
    var names = try FileManager.default.contentsOfDirectory(atPath: data.path)
    for folder in ["templates", "categories"] {
      let inner = try FileManager.default.contentsOfDirectory(atPath: data.appending(path: folder).path)
      names += inner.map { "\(folder)/\($0)" }
    }
    definitions = try DefinitionLoader.load(
      files: names.filter { $0.hasSuffix(".json") }.sorted().map { name in
        (name, Array(try Data(contentsOf: data.appending(path: name))))
      })
    self.rows = rows
    self.output = output
  }

  func write(_ edition: Edition, compression: String) throws {
    let files = try definitions.categories.compactMap { category -> (table: EditionTable, file: URL)? in
      let file = rows.appending(path: "\(category.table).csv")
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      var count = 0
      try blocks(of: file) { count += Self.rows(in: $0) }
      return (EditionTable(category, rows: count), file)
    }
    let options = EditionOptions(
      parquet: ParquetOptions(compression: compression, isPartitioned: false, version: "0"))
    guard
      var writer = edition.writer(
        for: files.map(\.table), options: options, categories: definitions.categories)
    else { throw EditionFailure("the file of \(edition.rawValue) is written by a library: start a run") }
    var said = EditionOutput()
    var open: [String: FileHandle] = [:]
    let start = Usage()
    for (table, file) in files {
      try writer.begin(table, into: &said)
      try blocks(of: file) { block in
        try writer.append(block.span, into: &said)
        try perform(said.take(), &open)
      }
      try writer.endTable(into: &said)
      try perform(said.take(), &open)
    }
    try writer.finish(into: &said)
    try perform(said.take(), &open)
    let end = Usage()
    print("{\"seconds\": \(end.seconds - start.seconds), \"peak_kib\": \(end.peak)}")
  }

  /// What the process has taken of the processor, in seconds, and the most memory that it had, in KiB.
  private struct Usage {
    let seconds: Double
    let peak: Int

    init() {
      var usage = rusage()
      getrusage(RUSAGE_SELF.rawValue, &usage)
      let times = [usage.ru_utime, usage.ru_stime]
      seconds = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
      // The peak of `rusage` has that of whoever started the process in it.
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
      peak = line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
  }

  /// Gives a file in blocks of whole rows, its header left out.
  private func blocks(of file: URL, body: ([UInt8]) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var rest: [UInt8] = []
    var isFirst = true
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      rest += piece
      if isFirst, let end = rest.firstIndex(of: 0x0A) {
        // No name of a column holds the end of a line.
        rest.removeFirst(end + 1)
        isFirst = false
      }
      let end = RowSplitter.endOfLastRow(in: rest.span)
      if end > 0 { try body(Array(rest[..<end])) }
      rest.removeFirst(end)
    }
  }

  private static func rows(in block: [UInt8]) -> Int {
    var isQuoted = false
    var rows = 0
    for byte in block {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { rows += 1 }
    }
    return rows
  }

  private func perform(_ steps: [EditionOutput.Step], _ open: inout [String: FileHandle]) throws {
    for step in steps {
      switch step {
      case .create(let name):
        let file = output.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
          throw EditionFailure("cannot create \(file.path)")
        }
        open[name] = try FileHandle(forWritingTo: file)
      case .write(let bytes, let name): try open[name]?.write(contentsOf: Data(bytes))
      case .finish(let name, _):
        try open[name]?.close()
        open[name] = nil
      }
    }
  }
}
