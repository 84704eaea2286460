import Core

/// This is who reports on which year, for every report of a corpus: what must be in memory at once to tell
/// agencies apart and copies together. Texts that come again are kept once; everything else that is known of a
/// report stays where the caller has it.
public struct CorpusIndex: Sendable {
  /// This is what is known of one report.
  struct Facts {
    let agency: String
    let year: Int?
    let regionCode: String
    let region: String
    let publishedOn: String
    /// The path up to the last `/` or to the archive that it is a member of.
    let folder: String
    let digest: Digest
  }

  private struct Kept {
    let agency: Int32
    let regionCode: Int32
    let region: Int32
    let publishedOn: Int32
    let folder: Int32
    /// `Int32.min` where it is not known.
    let year: Int32
    let digest: Digest
  }

  private var kept: [Kept] = []
  private var texts: [String] = []
  private var numbers: [String: Int32] = [:]
  /// The file of the report that was added last.
  private var file: (path: [UInt8], digest: Digest)?

  public init() {}

  public init(_ entries: [CorpusEntry]) {
    for entry in entries { append(entry) }
  }

  /// Says that no report follows, so that nothing is looked up any more.
  public mutating func seal() {
    numbers = [:]
    file = nil
  }

  public var count: Int { kept.count }
  var indices: Range<Int> { kept.indices }

  /// Adds the next report in the order of the source paths.
  public mutating func append(_ entry: CorpusEntry) {
    kept.append(
      Kept(
        agency: number(of: entry.agency), regionCode: number(of: entry.regionCode),
        region: number(of: entry.region), publishedOn: number(of: entry.publishedOn),
        folder: number(of: entry.path.folder), year: entry.year.flatMap(Int32.init(exactly:)) ?? .min,
        digest: digest(of: entry)))
  }

  /// Reports that stand in one file are no copies of one another: each is told apart by its number in the file.
  private mutating func digest(of entry: CorpusEntry) -> Digest {
    let path = entry.path.bytes
    if let file, entry.digest == file.digest, entry.digest.isWhole,
      path.starts(with: file.path + [UInt8(ascii: "#")]),
      let number = UInt64(String(decoding: path[(file.path.count + 1)...], as: UTF8.self))
    {
      return Digest(high: entry.digest.high, low: entry.digest.low &+ number)
    }
    file = (path, entry.digest)
    return entry.digest
  }

  private mutating func number(of text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  subscript(index: Int) -> Facts {
    let one = kept[index]
    return Facts(
      agency: texts[Int(one.agency)], year: year(index), regionCode: texts[Int(one.regionCode)],
      region: texts[Int(one.region)], publishedOn: texts[Int(one.publishedOn)],
      folder: texts[Int(one.folder)], digest: one.digest)
  }

  /// This is how a report calls its agency and the place of it: equal where all three texts are.
  struct Call: Hashable {
    fileprivate let agency: Int32
    fileprivate let regionCode: Int32
    fileprivate let region: Int32
  }

  func call(_ index: Int) -> Call {
    Call(agency: kept[index].agency, regionCode: kept[index].regionCode, region: kept[index].region)
  }

  /// Gives the year that a report is about.
  public func year(_ index: Int) -> Int? { kept[index].year == .min ? nil : Int(kept[index].year) }

  /// Gives every year that a report is about, in order.
  public var years: [Int] { Set(indices.compactMap(year)).sorted() }

  /// Gives for each file whose bytes came before the first one that had them.
  var copies: [Int: Int] {
    let whole = indices.filter { kept[$0].digest.isWhole }
    let sorted = whole.sorted { (kept[$0].digest, $0) < (kept[$1].digest, $1) }
    var copies: [Int: Int] = [:]
    var first = sorted.first ?? 0
    for index in sorted.dropFirst() {
      if kept[index].digest == kept[first].digest { copies[index] = first } else { first = index }
    }
    return copies
  }
}

extension SourcePath {
  fileprivate var folder: String {
    let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
