import Core

/// This is which other groups of names come into question for a group whose own names do not say enough.
struct NameLinks {
  private let groups: [NameGroup]
  private let places: AgencyPlaces
  private let folded: [[[UInt16]]]
  private var byOffice: [String: [Int]] = [:]
  private var byLength: [Int: [Int]] = [:]

  init(_ groups: [NameGroup], places: AgencyPlaces, _ characters: CharacterMap) {
    self.groups = groups
    self.places = places
    folded = groups.map { $0.names.map { characters.fold($0) } }
    for index in groups.indices {
      if !groups[index].isOpen { byOffice[groups[index].linkKey, default: []].append(index) }
      for length in Set(folded[index].map(\.count)) { byLength[length, default: []].append(index) }
    }
  }

  /// Gives the same office in the divisions of that name, for a group whose names leave open which it is.
  func offices(for index: Int) -> [Int] {
    let group = groups[index]
    if !group.isOpen || group.place.region.isEmpty { return [] }
    return byOffice[group.linkKey] ?? []
  }

  /// Gives the groups with a name that the one name of a group can be, with a character misread.
  func namesMisread(in index: Int) -> [Int] {
    // Comparing each name with each would take the square of their number: only a name that no known word
    // explains can be a misread one.
    guard groups[index].place.sector.isEmpty || groups[index].isOpen, folded[index].count == 1 else {
      return []
    }
    let odd = folded[index][0]
    return (byLength[odd.count] ?? []).filter { other in
      other != index && !groups[other].isOpen
        && folded[other].contains { places.isMisread(odd, for: $0) }
    }
  }
}
