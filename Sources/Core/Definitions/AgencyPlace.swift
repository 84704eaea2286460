/// This is what the name of an agency tells of it: where it is, on which level, and what it does there.
public struct AgencyPlace: Sendable {
  /// `CN` and six digits; empty where the name fits several divisions or one that `data/` does not know.
  public let regionCode: String
  public let region: String
  /// Where `data/` does not know the division: the code of the one around it, as far as the name tells.
  public let around: String
  public let level: AgencyLevel?
  /// A code of ``AgencyFacts/sectors``, empty where no word of the name is known.
  public let sector: String
  /// The name without its place, folded, as all ways of writing it have it: what tells the agencies of one
  /// place from one another.
  public let office: [UInt16]
  /// The name leaves open where the agency is: it names no place, or one of several that share a name.
  public let isOpen: Bool

  /// Gives the same with the division that the report was found to be in, for which more than the name spoke.
  public func located(regionCode: String, region: String) -> AgencyPlace {
    AgencyPlace(
      regionCode: regionCode, region: region, around: around, level: level, sector: sector, office: office,
      isOpen: isOpen && regionCode.isEmpty)
  }
}

/// Reads the names of agencies. It is made once and used for every document.
public struct AgencyPlaces: Sendable {
  private let regions: Regions
  private let facts: AgencyFacts
  private let characters: CharacterMap
  private let wholeNames: [[UInt16]: [UInt16]]

  public init(definitions: Definitions) {
    regions = definitions.regions
    facts = definitions.agencies
    characters = definitions.characters
    var wholeNames: [[UInt16]: [UInt16]] = [:]
    for group in facts.sameNames {
      for name in group.dropFirst() { wholeNames[name] = group[0] }
    }
    self.wholeNames = wholeNames
  }

  /// - Parameter folders: names of folders that the report lies in: they tell which of several divisions of
  ///   one name is meant, and nothing else.
  public func place(of agency: String, folders: [String] = []) -> AgencyPlace {
    var name = characters.fold(withoutSecondName(agency))
    var found = regions.place(in: name)
    if found.divisions.count > 1 { found = narrowed(found, by: folders) }
    var rest = found.rest
    var region = found.divisions.first?.name ?? ""
    var isParsed = false
    if found.divisions.allSatisfy({ $0.code % 100 == 0 }), let county = county(in: name, after: found.end) {
      region = county.name
      name.removeSubrange(..<county.end)
      rest = name
      isParsed = true
    }
    let isCertain = found.divisions.count == 1 && !isParsed
    let level = level(name: characters.fold(agency), rest: rest, found.divisions, isParsed: isParsed)
    let around = isParsed && found.divisions.count == 1 ? "CN\(found.divisions[0].code)" : ""
    let isOpen =
      isParsed ? around.isEmpty : found.divisions.count > 1 || (region.isEmpty && level != .national)
    return AgencyPlace(
      regionCode: isCertain ? "CN\(found.divisions[0].code)" : "", region: region, around: around,
      level: level,
      sector: sector(of: rest, hasPlace: !region.isEmpty), office: office(rest, hasPlace: !region.isEmpty),
      isOpen: isOpen)
  }

  // MARK: Places

  private func narrowed(_ found: Regions.Place, by folders: [String]) -> Regions.Place {
    for folder in folders.reversed() {
      for around in regions.divisions(namedIn: characters.fold(folder)) {
        let inside = found.divisions.filter { $0.lies(in: around) || $0 == around }
        if inside.count == 1 { return Regions.Place(divisions: inside, rest: found.rest, end: found.end) }
      }
    }
    return found
  }

  /// Gives a county that `data/` does not know, by its name: 青石县 in 青石县水利局. What follows must be a name
  /// of its own, or 县 may be part of another word.
  private func county(in name: [UInt16], after start: Int) -> (name: String, end: Int)? {
    for count in 2...8 where start + count <= name.count {
      let part = Array(name[start..<(start + count)])
      guard let ending = facts.countyEndings.first(where: { ends(part, with: $0) }) else { continue }
      // 县 and 旗 have names of one character, 市 and 区 have none.
      if part.count < 3, ending == Self.city || ending == Self.district { continue }
      let isShort = facts.shortCounties.contains { part.count == $0.count + 1 && ends(part, with: $0) }
      if !isShort, facts.noCounties.contains(where: { ends(part, with: $0) }) { return nil }
      let rest = Array(name[(start + count)...])
      if holdsWord(part) || !startsOffice(rest) { continue }
      return (String(decoding: part, as: UTF16.self), start + count)
    }
    return nil
  }

  private static let city: [UInt16] = [0x5E02]
  private static let district: [UInt16] = [0x533A]

  private func holdsWord(_ part: [UInt16]) -> Bool {
    part.indices.contains { place in
      facts.sectors.contains { $0.words.contains { part[place...].starts(with: $0) } }
    }
  }

  private func startsOffice(_ rest: [UInt16]) -> Bool {
    if wholeNames[rest] != nil && !rest.isEmpty { return true }
    return facts.sectors.contains { sector in
      sector.words.contains { rest.starts(with: $0) } || sector.endings.contains { rest.starts(with: $0) }
    }
  }

  // MARK: Level and sector

  private func level(
    name: [UInt16], rest: [UInt16], _ divisions: [Division], isParsed: Bool
  ) -> AgencyLevel? {
    if isTownship(rest) { return .township }
    if isParsed { return .county }
    let levels = divisions.map(\.level)
    if let first = levels.first { return levels.allSatisfy { $0 == first } ? first : nil }
    let isNational =
      facts.nationalNames.contains(name) || facts.nationalBeginnings.contains { name.starts(with: $0) }
    return isNational ? .national : nil
  }

  /// 侯寨乡人民政府, 东风街道办事处, 某镇; not 乡村振兴局.
  private func isTownship(_ rest: [UInt16]) -> Bool {
    for part in facts.townshipParts {
      if ends(rest, with: part), rest.count > part.count { return true }
      for place in rest.indices.dropFirst() where rest[place...].starts(with: part) {
        let after = rest[(place + part.count)...]
        if facts.townshipFollowers.contains(where: { after.starts(with: $0) }) { return true }
      }
    }
    return false
  }

  private func sector(of rest: [UInt16], hasPlace: Bool) -> String {
    if rest.isEmpty, hasPlace, let government = facts.sectors.first(where: { !$0.endings.isEmpty }) {
      return government.code
    }
    for sector in facts.sectors where sector.endings.contains(where: { ends(rest, with: $0) }) {
      return sector.code
    }
    if isTownship(rest), let government = facts.sectors.first(where: { !$0.endings.isEmpty }) {
      return government.code
    }
    return word(of: rest)?.sector ?? ""
  }

  /// Gives the first word of a sector in a name and where it stands; of several that begin there the longest.
  func word(of name: [UInt16]) -> (sector: String, range: Range<Int>)? {
    for place in name.indices {
      var best: (sector: String, range: Range<Int>)?
      for sector in facts.sectors {
        for word in sector.words where name[place...].starts(with: word) {
          if word.count > best?.range.count ?? 0 { best = (sector.code, place..<(place + word.count)) }
        }
      }
      if let best { return best }
    }
    return nil
  }

  // MARK: One name for one body

  private func office(_ rest: [UInt16], hasPlace: Bool) -> [UInt16] {
    // Without a place an empty name is none, and 政府 is nobody's.
    guard hasPlace else { return rest }
    if let whole = wholeNames[rest] { return whole }
    if let master = facts.masters.first(where: { rest.starts(with: $0) && rest.count > $0.count + 1 }),
      !facts.sameNames.contains(where: { $0[0] == rest })
    {
      return office(Array(rest[master.count...]), hasPlace: true)
    }
    for group in facts.sameEndings {
      if ends(rest, with: group[0]) { return rest }
      for ending in group.dropFirst() where ends(rest, with: ending) && rest.count > ending.count {
        return rest.dropLast(ending.count) + group[0]
      }
    }
    return rest
  }

  /// Leaves out a second name in brackets at the end: 国家新闻出版署（国家版权局）.
  private func withoutSecondName(_ agency: String) -> String {
    let scalars = Array(agency.unicodeScalars)
    guard let last = scalars.last, last == "）" || last == ")",
      let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }), open > 2
    else { return agency }
    var inside = String.UnicodeScalarView()
    inside.append(contentsOf: scalars[(open + 1)..<(scalars.count - 1)])
    let second = characters.fold(String(inside))
    let isBranch = facts.branchNames.contains { ends(second, with: $0) }
    guard !isBranch, second.count > 2, facts.secondNames.contains(where: { ends(second, with: $0) })
    else { return agency }
    var first = String.UnicodeScalarView()
    first.append(contentsOf: scalars[..<open])
    return String(first)
  }

  private func ends(_ name: [UInt16], with word: [UInt16]) -> Bool {
    name.count >= word.count && name.suffix(word.count).elementsEqual(word)
  }
}

extension AgencyPlaces {
  /// Tells whether a name is another with one character misread: the characters are taken for one another,
  /// or the misread one breaks a long word that names a field of work. 民政局 is not 财政局 misread.
  public func isMisread(_ odd: ArraySlice<UInt16>, for name: ArraySlice<UInt16>) -> Bool {
    guard odd.count == name.count, odd.count >= 6 else { return false }
    // Many names are asked about, and nearly all differ in more.
    var difference: Int?
    for place in 0..<odd.count where odd[odd.startIndex + place] != name[name.startIndex + place] {
      if difference != nil { return false }
      difference = place
    }
    guard let place = difference else { return false }
    let (odd, name) = (Array(odd), Array(name))
    if facts.areLookalikes(odd[place], name[place]) { return true }
    guard let word = longWord(in: name, around: place) else { return false }
    return longWord(in: odd, around: place) == nil && word >= 4
  }

  /// Gives the length of the longest word of a sector that covers a place.
  private func longWord(in name: [UInt16], around place: Int) -> Int? {
    var longest: Int?
    for sector in facts.sectors {
      for word in sector.words where word.count > longest ?? 0 {
        let first = max(0, place - word.count + 1)
        guard first <= place, first + word.count <= name.count else { continue }
        for start in first...place where name[start...].starts(with: word) { longest = word.count }
      }
    }
    return longest
  }
}
