public import Core

/// The second stage: what a document is, its sections, and where its tables stand, as tokens.
public struct Segmenter: Sendable {
  private let definitions: Definitions
  private let headings: HeadingFinder
  private let tables: TableFinder
  private let reader: TableReader
  private let noise: NoiseFinder
  private let head: HeadReader
  private let kind: ReportKind

  public init(definitions: Definitions) {
    self.definitions = definitions
    headings = HeadingFinder(definitions: definitions)
    tables = TableFinder(definitions: definitions)
    reader = TableReader(definitions: definitions)
    noise = NoiseFinder(definitions: definitions)
    head = HeadReader(definitions: definitions)
    kind = ReportKind(definitions: definitions)
  }

  /// Gives the structure of a document. A document that has neither a table of the form nor a title of a
  /// disclosure report is rejected as something else.
  public func outline(of document: Document) throws(Reject) -> Outline {
    let index = LineIndex(document: document, characters: definitions.characters)
    let found = headings.headings(in: document, index: index)
    let stretches = tables.stretches(index: index, headings: found)
    let outside = found.filter { heading in
      !stretches.contains { $0.firstLine <= heading.line && heading.line <= $0.lastLine }
    }
    let noise = self.noise.ranges(document: document, index: index, headings: outside, tables: stretches)
    let real = outside.filter { heading in !noise.contains { $0.contains(heading.line) } }
    let lastTable = stretches.last?.lastLine
    let builder = SectionBuilder(document: document, index: index, characters: definitions.characters)
    let sections = builder.sections(
      headings: real, noise: noise, signature: builder.signature(after: lastTable))
    let traits = reader.traits(stretches, of: document, index: index)
    let regions = stretches.map {
      reader.region($0, of: document, index: index, traits: traits)
    }
    let head = self.head.head(of: document, index: index, lastTableLine: lastTable, noise: noise)
    if regions.isEmpty, let reject = kind.reject(title: head.title, sections: sections, index: index) {
      throw reject
    }
    return Outline(head: head, sections: sections, regions: regions)
  }
}
