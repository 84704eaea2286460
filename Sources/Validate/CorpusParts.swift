public import Core

/// This is a name that reports give their agency, with the place that was read beside it.
public struct AgencyCall: Sendable {
  let agency: String
  let regionCode: String
  let region: String
  /// SHA-256 of the files of these reports of which another call has a copy.
  let copies: [String]

  public init(agency: String, regionCode: String, region: String, copies: [String]) {
    self.agency = agency
    self.regionCode = regionCode
    self.region = region
    self.copies = copies
  }
}

/// This is how a corpus can be divided so that each part is judged by itself as it is among all: reports of one
/// agency stand together, those of all names that its names might mean, those of one division, and copies of one
/// file. What a part gives is then what the whole corpus gives of its reports.
public struct CorpusParts: Sendable {
  /// The part of each call: the index of the first call that is in it.
  public let part: [Int]

  /// - Parameter calls: each name and place once, in the order of the first report that bears them.
  public init(_ calls: [AgencyCall], definitions: Definitions) {
    let places = AgencyPlaces(definitions: definitions)
    let entries = calls.map(CorpusEntry.init)
    let groups = NameGroups(CorpusIndex(entries), places: places)
    let links = NameLinks(groups, places: places, definitions.characters)
    var sets = DisjointSets(calls.count)
    var firstOfDivision: [String: Int] = [:]
    for (index, group) in groups.groups.enumerated() {
      for call in groups.reports(of: index) { sets.join(group.first, call) }
      for other in links.offices(for: index, of: groups) + links.namesMisread(in: index, of: groups) {
        sets.join(group.first, groups.groups[other].first)
      }
      let division = calls[group.first].regionCode
      if division.isEmpty { continue }
      if let first = firstOfDivision[division] { sets.join(first, group.first) }
      firstOfDivision[division] = firstOfDivision[division] ?? group.first
    }
    var firstOfFile: [Digest: Int] = [:]
    for (index, call) in calls.enumerated() {
      for copy in call.copies.map(Digest.init) where copy.isWhole {
        if let first = firstOfFile[copy] { sets.join(first, index) } else { firstOfFile[copy] = index }
      }
    }
    part = calls.indices.map { sets.first(of: $0) }
  }
}

/// Puts numbers together; each set is called by its smallest number.
private struct DisjointSets {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  mutating func first(of number: Int) -> Int {
    var at = number
    while parents[at] != at {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (left, right) = (first(of: one), first(of: other))
    parents[max(left, right)] = min(left, right)
  }
}

extension CorpusEntry {
  /// This is an entry for the sake of its names.
  fileprivate init(_ call: AgencyCall) {
    self.init(
      path: SourcePath(bytes: []), agency: call.agency, year: nil, regionCode: call.regionCode,
      region: call.region, publishedOn: "", digest: Digest(""), prose: 0, growth: "", isSummary: false,
      form: FormID(index: 0), values: [])
  }
}
