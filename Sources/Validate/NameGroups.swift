import Core

/// Reports whose agency has names that mean one body. It is kept small: a corpus may have a hundred thousand.
struct NameGroup {
  /// See ``AgencyRegister/Agency/identity``.
  fileprivate(set) var identity: UInt64
  /// The report whose name the group was made of: it tells where the agency is.
  fileprivate(set) var head: Int32
  fileprivate(set) var last: Int32
  /// The first of its reports in the order of the corpus.
  fileprivate(set) var first: Int
  fileprivate(set) var count: Int32 = 1
  let level: AgencyLevel?
  /// Index into ``NameGroups/sectors``.
  fileprivate let sector: UInt16
  /// The name leaves open where the agency is.
  let isOpen: Bool
  /// What groups have in common that are the same office of divisions of one name.
  let office: Int32

  func asksForOffice(_ entries: CorpusIndex) -> Bool { isOpen && !entries.isEmpty(entries.region(Int(head))) }
}

/// These are the reports of a corpus, put together by the names of their agencies.
struct NameGroups {
  let entries: CorpusIndex
  private let places: AgencyPlaces
  private(set) var groups: [NameGroup] = []
  /// By report: the one that follows in its group, else -1.
  private var following: [Int32]
  private var sectors: [String] = []
  /// Names of which a character was misread, by the head of the group: they are not what the agency is called.
  private var misread: [Int32: Set<CorpusIndex.Text>] = [:]

  init(_ entries: CorpusIndex, places: AgencyPlaces) {
    self.entries = entries
    self.places = places
    following = [Int32](repeating: -1, count: entries.count)
    // A group has the number of its identity.
    var identities = TextTable()
    var offices = TextTable()
    var byName: [CorpusIndex.Call: Int32] = [:]
    for report in entries.indices where !entries.isEmpty(entries.agency(report)) {
      let call = entries.call(report)
      if let known = byName[call] {
        append(report, to: Int(known))
        continue
      }
      let place = places.place(of: entries[entries.agency(report)])
      let identity = identity(of: report, place)
      let number = identities.number(of: identity)
      byName[call] = number
      if Int(number) < groups.count {
        append(report, to: Int(number))
      } else {
        let office = "\(entries[entries.region(report)])/\(String(decoding: place.office, as: UTF16.self))"
        groups.append(
          group(of: report, place, identity: identity, office: offices.number(of: office)))
      }
    }
  }

  private mutating func group(
    of report: Int, _ place: AgencyPlace, identity: String, office: Int32
  ) -> NameGroup {
    let sector = sectors.firstIndex(of: place.sector) ?? sectors.count
    if sector == sectors.count { sectors.append(place.sector) }
    return NameGroup(
      identity: Self.number(of: identity), head: Int32(report), last: Int32(report), first: report,
      level: place.level,
      sector: UInt16(sector), isOpen: place.isOpen && entries.isEmpty(entries.regionCode(report)),
      office: office)
  }

  private func identity(of report: Int, _ place: AgencyPlace) -> String {
    let office = String(decoding: place.office, as: UTF16.self)
    let code = entries[entries.regionCode(report)]
    return "\(code.isEmpty ? place.around + entries[entries.region(report)] : code)/\(office)"
  }

  private static func number(of identity: String) -> UInt64 {
    Digest(SHA256.hexadecimal(Array(identity.utf8))).high >> 16
  }

  // MARK: Reports of a group

  func reports(of group: Int) -> [Int] { reports(of: groups[group]) }

  private func reports(of group: NameGroup) -> [Int] {
    var reports: [Int] = []
    reports.reserveCapacity(Int(group.count))
    var next = group.head
    while next >= 0 {
      reports.append(Int(next))
      next = following[Int(next)]
    }
    return reports
  }

  /// Gives every name once, in the order of the reports.
  func names(of group: Int) -> [CorpusIndex.Text] {
    var names: [CorpusIndex.Text] = []
    for report in reports(of: group) {
      let name = entries.agency(report)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  func regionCode(of group: Int) -> String { entries[entries.regionCode(Int(groups[group].head))] }

  func sector(of group: Int) -> String { sectors[Int(groups[group].sector)] }

  private func years(_ group: Int) -> Set<Int> { Set(reports(of: group).compactMap(entries.year)) }

  private mutating func append(_ report: Int, to group: Int) {
    following[Int(groups[group].last)] = Int32(report)
    groups[group].last = Int32(report)
    groups[group].count += 1
  }

  private mutating func take(_ other: Int, into group: Int, isMisread: Bool) {
    if isMisread { misread[groups[group].head, default: []].formUnion(names(of: other)) }
    following[Int(groups[group].last)] = groups[other].head
    groups[group].last = groups[other].last
    groups[group].count += groups[other].count
    groups[group].first = min(groups[group].first, groups[other].first)
  }

  // MARK: Names that do not say enough

  /// Joins a group whose names leave something open with the one group that it can be: the same office in
  /// the one division of that name, or the name with a character misread. Years that both have keep them apart.
  mutating func link(_ characters: CharacterMap) {
    let links = NameLinks(self, places: places, characters)
    var gone: Set<Int> = []
    for index in groups.indices {
      func only(_ others: [Int]) -> Int? {
        self.only(others.filter { !gone.contains($0) }, for: index)
      }
      if let owner = only(links.offices(for: index, of: self)) {
        take(index, into: owner, isMisread: false)
        gone.insert(index)
      } else if let owner = only(links.namesMisread(in: index, of: self)) {
        take(index, into: owner, isMisread: true)
        gone.insert(index)
      }
    }
    var kept = 0
    for index in groups.indices where !gone.contains(index) {
      groups.swapAt(kept, index)
      kept += 1
    }
    groups.removeLast(groups.count - kept)
  }

  private func only(_ others: [Int], for group: Int) -> Int? {
    guard others.count == 1, let owner = others.first, years(owner).isDisjoint(with: years(group)) else {
      return nil
    }
    return owner
  }

  // MARK: One name, several places

  /// Parts reports whose name leaves open where their agency is, where two of one year differ and lie in
  /// different folders: 城关镇人民政府 of two counties.
  mutating func part() {
    for index in groups.indices where groups[index].isOpen && groups[index].count > 1 {
      let reports = reports(of: index)
      if !areOfSeveralPlaces(reports) { continue }
      let whole = groups[index]
      let head = Int(whole.head)
      let identity = identity(of: head, places.place(of: entries[entries.agency(head)]))
      var folders: [CorpusIndex.Text] = []
      for report in reports {
        let folder = entries.folder(report)
        if folders.contains(folder) { continue }
        var part = whole
        part.identity = Self.number(of: "\(identity)@\(entries[folder])")
        chain(reports.filter { entries.folder($0) == folder }, to: &part)
        if folders.isEmpty { groups[index] = part } else { groups.append(part) }
        folders.append(folder)
      }
    }
  }

  private func areOfSeveralPlaces(_ reports: [Int]) -> Bool {
    var seen: [Int: Int] = [:]
    for report in reports {
      guard let year = entries.year(report) else { continue }
      guard let other = seen[year] else {
        seen[year] = report
        continue
      }
      if entries.folder(other) != entries.folder(report), entries.digest(other) != entries.digest(report) {
        return true
      }
    }
    return false
  }

  private mutating func chain(_ reports: [Int], to group: inout NameGroup) {
    for (report, next) in zip(reports, reports.dropFirst()) { following[report] = Int32(next) }
    guard let head = reports.first, let last = reports.last else { return }
    following[last] = -1
    (group.head, group.last, group.count) = (Int32(head), Int32(last), Int32(reports.count))
    group.first = reports.min() ?? head
  }

  // MARK: Agencies

  /// Puts the groups in the order of their first reports.
  mutating func sort() { groups.sort { $0.first < $1.first } }

  func identity(of group: Int) -> String {
    let digits = String(groups[group].identity, radix: 16)
    return String(repeating: "0", count: 12 - digits.count) + digits
  }

  func agency(of index: Int) -> AgencyRegister.Agency {
    let group = groups[index]
    let reports = reports(of: group)
    let names = names(of: index)
    var counts: [CorpusIndex.Text: Int] = [:]
    for report in reports { counts[entries.agency(report), default: 0] += 1 }
    let candidates = names.filter { misread[group.head]?.contains($0) != true }
    let name = (candidates.isEmpty ? names : candidates)
      .map { (text: entries[$0], count: counts[$0] ?? 0) }
      .max { left, right in
        let (first, second) = (left.text.unicodeScalars.count, right.text.unicodeScalars.count)
        return (first, left.count, right.text) < (second, right.count, left.text)
      }
    return AgencyRegister.Agency(
      identity: identity(of: index), name: name?.text ?? "",
      names: names.map { entries[$0] }, regionCode: regionCode(of: index),
      region: entries[entries.region(Int(group.head))], level: group.level?.rawValue ?? "",
      sector: sector(of: index),
      reports: reports.sorted { (entries.year($0) ?? 0, $0) < (entries.year($1) ?? 0, $1) })
  }
}
