import Core
import Extract
import Segment

/// This is a text of which tables are read, and what of it was put where.
struct PlacedText {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Gives all placements, in the order of the form.
  func placements() throws -> [Placement] {
    let definitions = try TestDefinitions.loaded()
    let document = TestDocument.document(text)
    let outline = try Segmenter(definitions: definitions).outline(of: document)
    return Extractor(definitions: definitions).extraction(from: document, outline: outline).tables
      .flatMap(\.placements)
  }

  /// Gives those of a row.
  func placements(of item: String) throws -> [Placement] {
    let vocabulary = try TestDefinitions.loaded().vocabulary
    return try placements().filter { vocabulary.code($0.cell.item) == item }
  }

  func confidences(of item: String) throws -> [Confidence] { try placements(of: item).map(\.confidence) }

  /// Gives what is printed in each cell.
  func digits(_ placements: [Placement]) -> [String?] {
    let bytes = Array(text.utf8)
    return placements.map { $0.token.map { String(decoding: bytes[$0.span.range], as: UTF8.self) } }
  }

  /// Gives what is printed in each cell, or nil where one is doubted or there is none.
  func certainDigits(_ placements: [Placement]) -> [String?]? {
    if placements.isEmpty || placements.contains(where: { $0.confidence == .ambiguous }) { return nil }
    return digits(placements)
  }
}
