/// This is a row of `revisions`. Its texts are those of tables that were published before, whatever wrote them.
public struct RevisionRecord: Sendable, Equatable {
  public let report: String
  public let agency: String
  public let year: String
  public let template: String
  /// From 1, over all runs.
  public let ordinal: Int
  public let sourcePath: String
  /// A code of the column `kind`.
  public let kind: String
  public let oldHash: String
  public let newHash: String
  public let newPath: String

  public init(
    report: String, agency: String, year: String, template: String, ordinal: Int, sourcePath: String,
    kind: String, oldHash: String, newHash: String, newPath: String
  ) {
    self.report = report
    self.agency = agency
    self.year = year
    self.template = template
    self.ordinal = ordinal
    self.sourcePath = sourcePath
    self.kind = kind
    self.oldHash = oldHash
    self.newHash = newHash
    self.newPath = newPath
  }

  func write<Writer: RowWriter & ~Copyable>(into writer: inout Writer) {
    for text in [report, agency, year, template] { writer.text(text) }
    writer.integer(ordinal)
    for text in [sourcePath, kind, oldHash, newHash, newPath] { writer.text(text) }
    writer.endRow()
  }
}
