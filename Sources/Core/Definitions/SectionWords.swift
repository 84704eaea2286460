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

  public let entries: [Entry]
  /// Rows of the form that carry the number of a heading: 一、本年新收….
  public let notHeadings: [[UInt16]]

  public init(entries: [Entry], notHeadings: [[UInt16]]) {
    self.entries = entries
    self.notHeadings = notHeadings
  }
}
