import Core
import Foundation
import Ingest
import Segment
import TestSupport
import Testing

@testable import Extract

/// Holds the prose of real reports against what a person read in them, where those reports lie beside the
/// project; elsewhere there is nothing to test.
@Suite struct ProseTruthTests {
  private static let shared = TestDefinitions.root.deletingLastPathComponent().appending(path: "shared")
  private static let truth = shared.appending(path: "gold/narrative.csv")

  static var isThere: Bool { FileManager.default.fileExists(atPath: truth.path) }

  @Test(.enabled(if: isThere, "the real reports do not lie beside the project"))
  func findsWhatAPersonFinds() throws {
    let rows = try SlowCSV.rows(Array(try Data(contentsOf: Self.truth))).dropFirst()
    var expected: [String: [String]] = [:]
    for row in rows where row.count == 6 {
      let (value, change) = (Decimal64(row[2])?.description, Decimal64(row[5])?.description)
      expected[row[0], default: []].append(
        "\(row[1]) \(value ?? "?") \(row[3]) \(row[4]) \(change ?? "")")
    }
    let definitions = try TestDefinitions.loaded()
    let extractor = Extractor(definitions: definitions)
    for (name, lines) in expected.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(try Data(contentsOf: Self.shared.appending(path: "seeds/\(name)")))
      let document = try Ingester(definitions: definitions).document(
        from: RawFile(path: SourcePath(name), bytes: bytes))
      let outline = try Segmenter(definitions: definitions).outline(of: document)
      let mentions = extractor.extraction(from: document, outline: outline).mentions
      let found = mentions.map {
        "\($0.line) \($0.value.description) \($0.unit) \($0.isApproximate) \($0.changePercent?.description ?? "")"
      }
      #expect(found.sorted() == lines.sorted(), "\(name)")
    }
  }
}
