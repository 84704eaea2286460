public import Core

/// This is what the rules over many documents keep of a report: who, when, and a few dozen numbers.
/// ``Validator/entry(of:)`` makes it.
public struct CorpusEntry: Sendable {
  public let path: SourcePath
  public let agency: String
  public let year: Int?
  public let regionCode: String
  public let region: String
  /// ISO 8601, empty where it is not printed.
  public let publishedOn: String
  let digest: Digest
  /// What the running text is without its digits, 0 where there is too little of it.
  let prose: UInt64
  /// The rate by which requests grew as the text tells it, in per cent; empty where it does not.
  let growth: String
  /// The text tells of 全市 or 全县 what the table has: the report counts the offices of the place with it.
  let isSummary: Bool
  let form: FormID
  /// The numbers printed in the cells that rules compare, by slot.
  let values: [KeptValue]

  func value(_ slot: Int) -> KeptValue? { values.first { $0.slot == slot } }
}

/// This is a number of a report that is compared with those of other reports. Numbers with a fraction are
/// not kept: none that is compared has one, save amounts below a yuan.
struct KeptValue: Sendable {
  let amount: Int64
  let slot: UInt16
  /// The cell, or the reading of its table, is doubtful.
  let isDoubtful: Bool
  let line: Int32
}

extension FindingKind {
  /// Tells who is to look at a defect that numbers of several reports show.
  static func of(_ values: KeptValue...) -> FindingKind {
    values.contains { $0.isDoubtful } ? .extraction : .report
  }
}
