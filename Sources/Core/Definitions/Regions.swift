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

  /// Tells whether the division lies in another, of a higher rank.
  func lies(in other: Division) -> Bool {
    if other.code % 10000 == 0 { return code != other.code && code / 10000 == other.code / 10000 }
    return other.code % 100 == 0 && code != other.code && code / 100 == other.code / 100
  }
}

/// This is `data/regions.json`: the provinces, prefectures and counties, found in the names of agencies.
public struct Regions: Sendable {
  private struct Name: Sendable {
    let folded: [UInt16]
    /// A short name of a province, such as 河南, which streets bear too.
    let isBare: Bool
    var divisions: [Division]
  }

  public let all: [Division]
  /// Names by their first character, longest first.
  private let names: [UInt16: [Name]]
  /// What after 北京 says that a street or a town is meant.
  private let streets: Set<UInt16>
  private let characters: CharacterMap

  public init(_ divisions: [Division], characters: CharacterMap) {
    all = divisions
    self.characters = characters
    var found: [[UInt16]: Name] = [:]
    for division in divisions {
      for text in [division.name, division.shortName] where !text.isEmpty {
        let folded = characters.fold(text)
        let isBare = text == division.shortName && division.code % 10000 == 0
        found[folded, default: Name(folded: folded, isBare: isBare, divisions: [])].divisions.append(division)
      }
    }
    var names: [UInt16: [Name]] = [:]
    for name in found.values { names[name.folded[0], default: []].append(name) }
    for key in names.keys { names[key]?.sort { $0.folded.count > $1.folded.count } }
    self.names = names
    streets = Set(characters.fold("路街道镇乡村岸"))
  }

  /// Gives the most specific division that the name of an agency names: 郑州市二七区市场监督管理局 is in
  /// 二七区. Where several divisions bear the name and nothing tells which is meant, the code is empty.
  public func region(in agency: String) -> (code: String, name: String)? {
    let text = characters.fold(agency)
    var current: [Division] = []
    var index = 0
    while index < text.count {
      guard let match = name(at: index, of: text) else {
        index += 1
        continue
      }
      if current.isEmpty {
        // 城区 or 东区 inside a name says little; at its start, or after the city, it is the district.
        if index == 0 || match.folded.count > 2 || match.isBare { current = match.divisions }
      } else {
        let inner = match.divisions.filter { inner in current.contains { inner.lies(in: $0) } }
        if !inner.isEmpty { current = inner }
      }
      index += match.folded.count
    }
    guard let first = current.first else { return nil }
    return (current.count == 1 ? "CN\(first.code)" : "", first.name)
  }

  /// Gives the length of the name of a division at the start of folded text, 0 where there is none.
  public func prefixLength(of text: ArraySlice<UInt16>) -> Int {
    name(at: 0, of: Array(text.prefix(24)))?.folded.count ?? 0
  }

  private func name(at index: Int, of text: [UInt16]) -> Name? {
    names[text[index]]?.first { name in
      let end = index + name.folded.count
      guard end <= text.count, text[index..<end].elementsEqual(name.folded) else { return false }
      return !name.isBare || end == text.count || !streets.contains(text[end])
    }
  }
}
