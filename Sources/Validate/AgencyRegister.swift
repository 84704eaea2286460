import Core

/// This is which reports of a corpus are of one agency. Names differ where one body is meant (二七区市场监管局,
/// 郑州市二七区市场监督管理局) and agree where two are (鼓楼区教育局 of four cities). Two agencies are never taken
/// for one on a guess: what is not certain stays apart.
public struct AgencyRegister: Sendable {
  /// This is an agency before it has a key.
  public struct Agency: Sendable {
    /// What tells it from every other agency, for its key: the same whatever else the corpus holds.
    public let identity: String
    public let name: String
    public let names: [String]
    public let regionCode: String
    public let region: String
    public let level: String
    public let sector: String
    /// Its reports, as indices, by year and then by path; those without a year come first.
    public let reports: [Int]
  }

  public let agencies: [Agency]
  /// The agency of each report; nil where it names none.
  public let agency: [Int?]

  init(_ entries: CorpusIndex, definitions: Definitions) {
    let places = AgencyPlaces(definitions: definitions)
    var groups = NameGroup.groups(of: entries, places: places)
    NameGroup.link(&groups, places: places, definitions.characters, entries)
    for index in groups.indices {
      let parts = groups[index].parted(entries)
      guard parts.count > 1 else { continue }
      groups[index] = parts[0]
      groups += parts.dropFirst()
    }
    // The last first: each is given up as soon as its agency is there, so that no corpus is in memory twice.
    groups.sort { $0.first > $1.first }
    var agency = [Int?](repeating: nil, count: entries.count)
    var agencies: [Agency] = []
    agencies.reserveCapacity(groups.count)
    while let group = groups.popLast() {
      for report in group.reports { agency[report] = agencies.count }
      agencies.append(group.agency(entries))
    }
    self.agencies = agencies
    self.agency = agency
  }
}

/// Reports whose agency has names that mean one body.
struct NameGroup {
  let identity: String
  let place: AgencyPlace
  var names: [String]
  /// Names of which a character was misread: they are not what the agency is called.
  var misread: [String] = []
  var reports: [Int]

  var first: Int { reports.min() ?? 0 }
  /// The name leaves open where the agency is.
  var isOpen: Bool { place.isOpen }

  static func groups(of entries: CorpusIndex, places: AgencyPlaces) -> [NameGroup] {
    var groups: [NameGroup] = []
    var byIdentity: [String: Int] = [:]
    var byName: [CorpusIndex.Call: Int] = [:]
    for index in entries.indices {
      let entry = entries[index]
      if entry.agency.isEmpty { continue }
      let nameKey = entries.call(index)
      let group: Int
      if let known = byName[nameKey] {
        group = known
      } else {
        let place = places.place(of: entry.agency)
        let identity = Self.identity(entry, place)
        group = byIdentity[identity] ?? groups.count
        byIdentity[identity] = group
        byName[nameKey] = group
        if group == groups.count {
          groups.append(
            NameGroup(
              identity: identity,
              place: place.located(regionCode: entry.regionCode, region: entry.region),
              names: [], reports: []))
        }
      }
      groups[group].add(index, entry.agency)
    }
    return groups
  }

  private static func identity(_ entry: CorpusIndex.Facts, _ place: AgencyPlace) -> String {
    let office = String(decoding: place.office, as: UTF16.self)
    return "\(entry.regionCode.isEmpty ? place.around + entry.region : entry.regionCode)/\(office)"
  }

  private mutating func add(_ index: Int, _ name: String) {
    if !names.contains(name) { names.append(name) }
    reports.append(index)
  }

  private func years(_ entries: CorpusIndex) -> Set<Int> { Set(reports.compactMap(entries.year)) }

  // MARK: Names that do not say enough

  /// Joins a group whose names leave something open with the one group that it can be: the same office in
  /// the one division of that name, or the name with a character misread. Years that both have keep them apart.
  static func link(
    _ groups: inout [NameGroup], places: AgencyPlaces, _ characters: CharacterMap, _ entries: CorpusIndex
  ) {
    let links = NameLinks(groups, places: places, characters)
    var gone: Set<Int> = []
    for index in groups.indices {
      let offices = links.offices(for: groups[index]).filter { !gone.contains($0) }
      if let owner = only(offices, for: groups[index], in: groups, entries) {
        groups[owner].take(groups[index])
        gone.insert(index)
        continue
      }
      let others = links.namesMisread(in: index, of: groups).filter { !gone.contains($0) }
      if let owner = only(others, for: groups[index], in: groups, entries) {
        groups[owner].take(groups[index], isMisread: true)
        gone.insert(index)
      }
    }
    if gone.isEmpty { return }
    var kept = 0
    for index in groups.indices where !gone.contains(index) {
      groups.swapAt(kept, index)
      kept += 1
    }
    groups.removeLast(groups.count - kept)
  }

  var linkKey: String { "\(place.region)/\(String(decoding: place.office, as: UTF16.self))" }

  private static func only(
    _ others: [Int], for group: NameGroup, in groups: [NameGroup], _ entries: CorpusIndex
  ) -> Int? {
    guard others.count == 1, let owner = others.first,
      groups[owner].years(entries).isDisjoint(with: group.years(entries))
    else { return nil }
    return owner
  }

  private mutating func take(_ other: NameGroup, isMisread: Bool = false) {
    names += other.names
    if isMisread { misread += other.names }
    reports += other.reports
  }

  // MARK: One name, several places

  /// Parts reports whose name leaves open where their agency is, where two of one year differ and lie in
  /// different folders: 城关镇人民政府 of two counties.
  func parted(_ entries: CorpusIndex) -> [NameGroup] {
    if !isOpen || reports.count < 2 { return [self] }
    var folders: [String] = []
    var seen: [Int: (folder: String, digest: Digest)] = [:]
    var isMixed = false
    for report in reports {
      let folder = entries[report].folder
      if !folders.contains(folder) { folders.append(folder) }
      guard let year = entries[report].year else { continue }
      if let other = seen[year], other.folder != folder, other.digest != entries[report].digest {
        isMixed = true
      }
      if seen[year] == nil { seen[year] = (folder, entries[report].digest) }
    }
    if !isMixed { return [self] }
    return folders.map { folder in
      let own = reports.filter { entries[$0].folder == folder }
      var part = NameGroup(
        identity: "\(identity)@\(folder)", place: place, names: [], reports: [])
      for report in own { part.add(report, entries[report].agency) }
      return part
    }
  }

  func agency(_ entries: CorpusIndex) -> AgencyRegister.Agency {
    var counts: [String: Int] = [:]
    for report in reports { counts[entries[report].agency, default: 0] += 1 }
    let candidates = names.filter { !misread.contains($0) }
    let name = (candidates.isEmpty ? names : candidates).max { left, right in
      let (first, second) = (left.unicodeScalars.count, right.unicodeScalars.count)
      return (first, counts[left] ?? 0, right) < (second, counts[right] ?? 0, left)
    }
    return AgencyRegister.Agency(
      identity: identity, name: name ?? "", names: names, regionCode: place.regionCode,
      region: place.region, level: place.level?.rawValue ?? "", sector: place.sector,
      reports: reports.sorted { (entries[$0].year ?? 0, $0) < (entries[$1].year ?? 0, $1) })
  }
}

/// This is a year of an agency that has a report.
public struct AgencyYear: Sendable {
  public let year: Int
  /// In the order of their paths.
  public let reports: [Int]
  /// The report that counts: the one published last, else the first by path.
  public let counted: Int
  /// Reports for the year that differ; copies of one file are one.
  public let editions: Int
}

extension AgencyRegister.Agency {
  /// Gives the years with a report, in order.
  public func years(_ entries: CorpusIndex) -> [AgencyYear] {
    var years: [AgencyYear] = []
    var index = 0
    while index < reports.count {
      var end = index + 1
      let year = entries[reports[index]].year
      while end < reports.count, entries[reports[end]].year == year { end += 1 }
      if let year { years.append(self.year(year, Array(reports[index..<end]), entries)) }
      index = end
    }
    return years
  }

  private func year(_ year: Int, _ reports: [Int], _ entries: CorpusIndex) -> AgencyYear {
    var counted = reports[0]
    for report in reports.dropFirst() where entries[report].publishedOn > entries[counted].publishedOn {
      // A day can be compared with a day alone.
      if !entries[counted].publishedOn.isEmpty { counted = report }
    }
    var digests: [Digest] = []
    for report in reports where !digests.contains(entries[report].digest) {
      digests.append(entries[report].digest)
    }
    return AgencyYear(year: year, reports: reports, counted: counted, editions: digests.count)
  }
}
