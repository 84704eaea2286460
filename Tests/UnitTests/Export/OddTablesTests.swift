import Core
// For the environment and the files that other programs read.
import Foundation
import Testing

@testable import Export

/// Tables as odd as they can be, in every edition, for other programs to read and compare:
/// `NIANBAO_ODD_TABLES=folder swift test --filter OddTablesTests` writes them.
@Suite struct OddTablesTests {
  private static let folder = ProcessInfo.processInfo.environment["NIANBAO_ODD_TABLES"]
  private static let rows = ProcessInfo.processInfo.environment["NIANBAO_ODD_ROWS"].flatMap(Int.init) ?? 200

  @Test(.enabled(if: folder != nil, "NIANBAO_ODD_TABLES names no folder"))
  func everyEditionIsWritten() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let definitions = try ProjectData.definitions()
    var tables: [(table: EditionTable, blocks: [[UInt8]])] = []
    for (index, category) in definitions.categories.enumerated() {
      let random = RandomRows(category, rows: Self.rows, seed: UInt64(index) * 977 + 1)
      tables.append((EditionTable(category, rows: Self.rows), random.blocks(of: 64)))
      let header = TableEncoder(definitions: definitions).header(of: category.table)
      try write(header + random.blocks(of: 64).joined(), as: "csv/\(category.table).csv", in: folder)
    }
    for edition in Edition.allCases where edition != .csv {
      guard
        var writer = edition.writer(
          for: tables.map(\.table), options: EditionSamples.options, categories: definitions.categories)
      else { continue }
      for (name, bytes) in try writer.files(tables) { try write(bytes, as: name, in: folder) }
    }
    try write(Codebook(definitions: definitions).csv(), as: "codebook.csv", in: folder)
  }

  private func write(_ bytes: [UInt8], as name: String, in folder: URL) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
