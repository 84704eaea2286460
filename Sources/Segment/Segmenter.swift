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
  private let boundaries: ReportBoundaries

  public init(definitions: Definitions) {
    self.definitions = definitions
    headings = HeadingFinder(definitions: definitions)
    tables = TableFinder(definitions: definitions)
    reader = TableReader(definitions: definitions)
    noise = NoiseFinder(definitions: definitions)
    head = HeadReader(definitions: definitions)
    kind = ReportKind(definitions: definitions)
    boundaries = ReportBoundaries(definitions: definitions, head: head, headings: headings, tables: tables)
  }

  /// Gives the reports that stand in a document, one in nearly every. The second has the path of the file with
  /// `#2` behind it. A document that has neither a table of the form nor a title of a disclosure report is
  /// rejected as something else.
  ///
  /// - Parameter isAccepted: somebody decided that the document is a report.
  public func reports(
    in document: Document, isAccepted: Bool = false
  ) throws(Reject) -> [SegmentedReport] {
    let index = LineIndex(document: document, characters: definitions.characters)
    let found = headings.headings(in: document, index: index)
    let starts = boundaries.starts(in: document, index: index, headings: found)
    if starts.isEmpty {
      let outline = try outline(of: document, index: index, headings: found, isAccepted: isAccepted)
      return [SegmentedReport(document: document, outline: outline)]
    }
    var reports: [SegmentedReport] = []
    for (number, start) in ([0] + starts).enumerated() {
      let end = number < starts.count ? starts[number] : document.lines.count
      let path = number == 0 ? document.path : document.path.ofReport(number + 1)
      let part = document.part(start..<end, path: path)
      reports.append(SegmentedReport(document: part, outline: try outline(of: part, isAccepted: isAccepted)))
    }
    return reports
  }

  /// Gives the structure of a document that holds one report.
  public func outline(of document: Document, isAccepted: Bool = false) throws(Reject) -> Outline {
    let index = LineIndex(document: document, characters: definitions.characters)
    let found = headings.headings(in: document, index: index)
    return try outline(of: document, index: index, headings: found, isAccepted: isAccepted)
  }

  private func outline(
    of document: Document, index: LineIndex, headings found: [Heading], isAccepted: Bool
  ) throws(Reject) -> Outline {
    let stretches = tables.stretches(index: index, headings: found)
    // Rows of a table may go on below the headings of the next sections, which are theirs nonetheless.
    let outside = found.filter { heading in
      !stretches.contains {
        $0.firstLine <= heading.line && heading.line <= $0.lastLine
          && ($0.kind == .indicators || heading.level > 1 || heading.kind == nil)
      }
    }
    let noise =
      self.noise.ranges(document: document, index: index, headings: outside, tables: stretches) + index.echoes
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
    if regions.isEmpty, !isAccepted,
      let reject = kind.reject(
        title: head.title, sections: sections, index: index,
        isIntroduced: self.head.isIntroduced(document, index: index, noise: noise))
    {
      throw reject
    }
    let taken = stretches.map { $0.firstLine...$0.lastLine } + noise
    let others = OtherTables(document: document, index: index, taken: taken).ranges()
    return Outline(
      head: head, sections: sections, regions: regions,
      otherTables: others.map { ($0.lowerBound + 1)...($0.upperBound + 1) })
  }
}

/// This is one report with its structure. Its document has the lines of the report alone; the text is that of the
/// whole file.
public struct SegmentedReport: Sendable {
  public let document: Document
  public let outline: Outline
}
