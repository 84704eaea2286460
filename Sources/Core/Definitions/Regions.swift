/// This is a division of the country: its code by GB/T 2260 and its official name.
public struct Division: Sendable, Equatable {
  public let code: UInt32
  public let name: String
  /// A name in use besides the official one: 延边州 for 延边朝鲜族自治州, 河南 for 河南省. Empty where none.
  public let shortName: String

  public init(code: UInt32, name: String, shortName: String) {
    self.code = code
    self.name = name
    self.shortName = shortName
  }

  public var level: AgencyLevel {
    if code % 10000 == 0 { return .provincial }
    return code % 100 == 0 ? .prefecture : .county
  }

  /// Tells whether the division lies in another, of a higher rank.
  func lies(in other: Division) -> Bool {
    if other.code % 10000 == 0 { return code != other.code && code / 10000 == other.code / 10000 }
    return other.code % 100 == 0 && code != other.code && code / 100 == other.code / 100
  }
}

/// This is `data/regions.json`: the provinces, prefectures and counties, found in the names of agencies.
///
/// All names lie folded in one array, ordered by their first character and then by length, longest first:
/// the program starts with this, so it is built without an allocation a name.
public struct Regions: Sendable {
  private struct Name: Sendable {
    let start: Int32
    let count: Int32
    let division: Int32
    /// A short name of a province, such as 河南, which streets bear too.
    let isBare: Bool
  }

  public let all: [Division]
  private let folded: [UInt16]
  private let names: [Name]
  /// Where the names with a first character begin in `names`; one more place at the end.
  private let starts: [Int32]
  /// What after 北京 says that a street or a town is meant.
  private let streets: [UInt16]
  private let characters: CharacterMap

  public init(_ divisions: [Division], characters: CharacterMap) {
    var folded: [UInt16] = []
    folded.reserveCapacity(divisions.count * 5)
    var unordered: [Name] = []
    unordered.reserveCapacity(divisions.count + 200)
    for (index, division) in divisions.enumerated() {
      for (isShort, text) in [(false, division.name), (true, division.shortName)] where !text.isEmpty {
        let start = folded.count
        characters.fold(text, into: &folded)
        let isBare = isShort && division.code % 10000 == 0
        unordered.append(
          Name(
            start: Int32(start), count: Int32(folded.count - start), division: Int32(index), isBare: isBare))
      }
    }
    unordered.sort { left, right in
      let (first, second) = (folded[Int(left.start)], folded[Int(right.start)])
      return (first, right.count, left.division) < (second, left.count, right.division)
    }
    var starts = [Int32](repeating: 0, count: 65537)
    for name in unordered { starts[Int(folded[Int(name.start)]) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    all = divisions
    self.folded = folded
    names = unordered
    self.starts = starts
    streets = characters.fold("路街道镇乡村岸")
    self.characters = characters
  }

  /// Gives the most specific division that the name of an agency names: 郑州市二七区市场监督管理局 is in
  /// 二七区. Where several divisions bear the name and nothing tells which is meant, the code is empty.
  public func region(in agency: String) -> (code: String, name: String)? {
    let divisions = place(in: characters.fold(agency)).divisions
    guard let first = divisions.first else { return nil }
    return (divisions.count == 1 ? "CN\(first.code)" : "", first.name)
  }

  /// This is where the divisions stand in the name of an agency.
  struct Place {
    /// The most specific division; several where they share the name and nothing tells which is meant.
    let divisions: [Division]
    /// The folded name without the names of the divisions.
    let rest: [UInt16]
    /// Where the last name of a division at the beginning of the text ends.
    let end: Int
  }

  func place(in text: [UInt16]) -> Place {
    var current: [Division] = []
    var rest: [UInt16] = []
    var end = 0
    var index = 0
    while index < text.count {
      guard let match = match(at: index, of: text[...]) else {
        rest.append(text[index])
        index += 1
        continue
      }
      var isTaken = false
      if current.isEmpty {
        // 城区 or 东区 inside a name says little; at its start, or after the city, it is the district.
        isTaken = index == 0 || match.count > 2 || match.isBare
        if isTaken { current = match.divisions }
      } else {
        let inner = match.divisions.filter { inner in current.contains { inner.lies(in: $0) } }
        isTaken = !inner.isEmpty
        if isTaken { current = inner }
      }
      if !isTaken { rest += text[index..<(index + match.count)] }
      if isTaken, rest.isEmpty { end = index + match.count }
      index += match.count
    }
    return Place(divisions: current, rest: rest, end: end)
  }

  /// Gives the divisions that some text names, in its order, where the name fits one alone.
  func divisions(namedIn text: [UInt16]) -> [Division] {
    var named: [Division] = []
    var index = 0
    while index < text.count {
      guard let match = match(at: index, of: text[...]) else {
        index += 1
        continue
      }
      if match.divisions.count == 1 { named += match.divisions }
      index += match.count
    }
    return named
  }

  /// Gives the length of the name of a division at the start of folded text, 0 where there is none.
  public func prefixLength(of text: ArraySlice<UInt16>) -> Int {
    text.isEmpty ? 0 : match(at: text.startIndex, of: text)?.count ?? 0
  }

  /// Gives the longest name at a place and the divisions that bear it.
  private func match(
    at index: Int, of text: ArraySlice<UInt16>
  ) -> (count: Int, isBare: Bool, divisions: [Division])? {
    let first = Int(text[index])
    var found: (count: Int, isBare: Bool, divisions: [Division])?
    for name in names[Int(starts[first])..<Int(starts[first + 1])] {
      let count = Int(name.count)
      if let found, found.count > count { break }
      let end = index + count
      guard end <= text.endIndex,
        text[index..<end].elementsEqual(folded[Int(name.start)..<(Int(name.start) + count)]),
        !name.isBare || end == text.endIndex || !streets.contains(text[end])
      else { continue }
      found = (count, name.isBare, (found?.divisions ?? []) + [all[Int(name.division)]])
    }
    return found
  }
}
