import Core

/// This is who reports on which year, for every report of a corpus: what must be in memory at once to tell
/// agencies apart and copies together. Texts that come again are kept once; everything else that is known of a
/// report stays where the caller has it.
public struct CorpusIndex: Sendable {
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
  private var texts = TextTable()
  /// The file of the report that was added last.
  private var file: (path: [UInt8], digest: Digest)?

  public init() {}

  public init(_ entries: [CorpusEntry]) {
    for entry in entries { append(entry) }
  }

  /// Says that no report follows, so that nothing is looked up any more.
  public mutating func seal() {
    texts.seal()
    file = nil
  }

  public var count: Int { kept.count }
  var indices: Range<Int> { kept.indices }

  /// Adds the next report in the order of the source paths.
  public mutating func append(_ entry: CorpusEntry) {
    kept.append(
      Kept(
        agency: texts.number(of: entry.agency), regionCode: texts.number(of: entry.regionCode),
        region: texts.number(of: entry.region), publishedOn: texts.number(of: entry.publishedOn),
        folder: texts.number(of: entry.path.folder),
        year: entry.year.flatMap(Int32.init(exactly:)) ?? .min,
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

  // MARK: One report

  /// This is a text by its number: two of one index are equal where their texts are.
  struct Text: Hashable, Sendable {
    fileprivate let number: Int32
  }

  subscript(text: Text) -> String { texts[text.number] }

  func isEmpty(_ text: Text) -> Bool { texts.isEmpty(text.number) }

  /// How a report calls its agency; empty where it names none.
  func agency(_ index: Int) -> Text { Text(number: kept[index].agency) }
  func regionCode(_ index: Int) -> Text { Text(number: kept[index].regionCode) }
  func region(_ index: Int) -> Text { Text(number: kept[index].region) }
  func publishedOn(_ index: Int) -> Text { Text(number: kept[index].publishedOn) }
  /// The path up to the last `/` or to the archive that it is a member of.
  func folder(_ index: Int) -> Text { Text(number: kept[index].folder) }
  func digest(_ index: Int) -> Digest { kept[index].digest }

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

  // MARK: All reports

  /// Gives every year that a report is about, in order.
  public var years: [Int] { Set(indices.lazy.compactMap(year)).sorted() }

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
