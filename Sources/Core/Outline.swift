/// This is a section of the report as the form names it; the raw value is its code in `sections.csv`.
public enum SectionKind: String, Sendable, CaseIterable {
  case overview, disclosure, requests, reviews, problems
  case otherMatters = "other_matters"
  case preamble, signature, noise
}

/// This is a heading and what stands below it. Line numbers count from 1; `lastLine` is inclusive.
public struct Section: Sendable {
  public let level: Int
  public let kind: SectionKind?
  /// The heading in ordinary characters, empty for what stands before the first heading.
  public let heading: String
  public let firstLine: Int
  public let lastLine: Int
  /// The number of characters of the section, blanks and line ends not counted.
  public let characters: Int

  public init(
    level: Int, kind: SectionKind?, heading: String, firstLine: Int, lastLine: Int, characters: Int
  ) {
    self.level = level
    self.kind = kind
    self.heading = heading
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.characters = characters
  }
}

/// This is one of the parts of the form that are printed together as tables under one heading.
public enum RegionKind: String, Sendable, CaseIterable, Codable {
  case disclosure, requests, reviews, indicators
}

/// This is the stretch of a document that holds the tables of one part of the form, as tokens.
public struct Region: Sendable {
  public let kind: RegionKind
  public let firstLine: Int
  public let lastLine: Int
  public let tokens: [Token]

  public init(kind: RegionKind, firstLine: Int, lastLine: Int, tokens: [Token]) {
    self.kind = kind
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.tokens = tokens
  }
}

/// This is what a report says of itself before any number is read. Empty text and nil mean: not printed.
public struct ReportHead: Sendable {
  public let title: String
  public let agency: String
  public let year: Int?
  /// ISO 8601 dates.
  public let publishedOn: String
  public let periodStart: String
  public let periodEnd: String

  public init(
    title: String, agency: String, year: Int?, publishedOn: String, periodStart: String, periodEnd: String
  ) {
    self.title = title
    self.agency = agency
    self.year = year
    self.publishedOn = publishedOn
    self.periodStart = periodStart
    self.periodEnd = periodEnd
  }
}

/// This is the structure of a document: what it is, its sections, and where its tables stand.
public struct Outline: Sendable {
  public let head: ReportHead
  public let sections: [Section]
  public let regions: [Region]
  /// Lines, from 1, of tables that are none of the form.
  public let otherTables: [ClosedRange<Int>]

  public init(
    head: ReportHead, sections: [Section], regions: [Region], otherTables: [ClosedRange<Int>]
  ) {
    self.head = head
    self.sections = sections
    self.regions = regions
    self.otherTables = otherTables
  }
}
