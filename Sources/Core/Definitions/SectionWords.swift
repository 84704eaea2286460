/// These are the words by which headings of sections are known, folded, from `data/sections.json`.
public struct SectionWords: Sendable {
  public struct Entry: Sendable {
    public let kind: SectionKind
    /// The heading holds one of these.
    public let words: [[UInt16]]
    /// The heading is one of these, its number aside.
    public let alone: [[UInt16]]

    public init(kind: SectionKind, words: [[UInt16]], alone: [[UInt16]]) {
      self.kind = kind
      self.words = words
      self.alone = alone
    }
  }

  /// A kind of report that bears a similar title and is none of ours, such as that of a university.
  public struct OtherReport: Sendable {
    public let name: String
    /// The title holds one of these …
    public let titleWords: [[UInt16]]
    /// … and none of these.
    public let unlessTitleSays: [[UInt16]]

    public init(name: String, titleWords: [[UInt16]], unlessTitleSays: [[UInt16]]) {
      self.name = name
      self.titleWords = titleWords
      self.unlessTitleSays = unlessTitleSays
    }
  }

  public let entries: [Entry]
  /// Rows of the form that carry the number of a heading: 一、本年新收….
  public let notHeadings: [[UInt16]]
  public let otherReports: [OtherReport]

  public init(entries: [Entry], notHeadings: [[UInt16]], otherReports: [OtherReport]) {
    self.entries = entries
    self.notHeadings = notHeadings
    self.otherReports = otherReports
  }
}
