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

/// This is a SHA-256 as four numbers.
struct Digest: Hashable, Sendable {
  let words: [UInt64]

  init(_ hexadecimal: String) {
    var words: [UInt64] = []
    var word: UInt64 = 0
    var digits = 0
    for byte in hexadecimal.utf8 {
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(byte - UInt8(ascii: "a")) + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt64(byte - UInt8(ascii: "A")) + 10
      default: continue
      }
      word = word << 4 | digit
      digits += 1
      if digits % 16 == 0 { words.append(word) }
    }
    self.words = words
  }

  /// Text that is no SHA-256 gives a digest that is not whole and must not be compared.
  var isWhole: Bool { words.count == 4 }
}

extension FindingKind {
  /// Tells who is to look at a defect that numbers of several reports show.
  static func of(_ values: KeptValue...) -> FindingKind {
    values.contains { $0.isDoubtful } ? .extraction : .report
  }
}
