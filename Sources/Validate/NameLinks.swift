import Core

/// This is which other groups of names come into question for a group whose own names do not say enough. The
/// groups stand as they were when it was made, whatever they took since.
struct NameLinks {
  private let places: AgencyPlaces
  private let folded: FoldedNames
  private let isOpen: [Bool]
  /// The groups that are not open by their office, of the offices that an open group asks for.
  private var byOffice: [Int32: [Int32]] = [:]
  private var byLength: [Int: [Int32]] = [:]

  init(_ groups: NameGroups, places: AgencyPlaces, _ characters: CharacterMap) {
    self.places = places
    let indices = groups.groups.indices
    folded = FoldedNames(
      indices.lazy.map { groups.names(of: $0).map { groups.entries[$0] } }, characters)
    isOpen = groups.groups.map(\.isOpen)
    for index in indices where groups.groups[index].asksForOffice(groups.entries) {
      byOffice[groups.groups[index].office] = []
    }
    for index in indices {
      if !byOffice.isEmpty, !isOpen[index] { byOffice[groups.groups[index].office]?.append(Int32(index)) }
      for length in Set(folded.names(of: index).map { folded[$0].count }) {
        byLength[length, default: []].append(Int32(index))
      }
    }
  }

  /// Gives the same office in the divisions of that name, for a group whose names leave open which it is.
  func offices(for index: Int, of groups: NameGroups) -> [Int] {
    guard groups.groups[index].asksForOffice(groups.entries) else { return [] }
    return byOffice[groups.groups[index].office]?.map { Int($0) } ?? []
  }

  /// Gives the groups with a name that the one name of a group can be, with a character misread.
  func namesMisread(in index: Int, of groups: NameGroups) -> [Int] {
    let own = folded.names(of: index)
    // Comparing each name with each would take the square of their number: only a name that no known word
    // explains can be a misread one.
    guard groups.sector(of: index).isEmpty || isOpen[index], own.count == 1 else { return [] }
    let odd = folded[own.lowerBound]
    return (byLength[odd.count] ?? []).lazy.map { Int($0) }.filter { other in
      other != index && !isOpen[other]
        && folded.names(of: other).contains { places.isMisread(odd, for: folded[$0]) }
    }
  }
}

/// The folded names of many groups, one behind the other.
private struct FoldedNames {
  private var characters: [UInt16] = []
  /// Where each name ends, and by group where its last name stands.
  private var ends: [Int32] = []
  private var last: [Int32] = []

  init(_ groups: some Sequence<[String]>, _ map: CharacterMap) {
    for names in groups {
      for name in names {
        map.fold(name, into: &characters)
        ends.append(Int32(characters.count))
      }
      last.append(Int32(ends.count))
    }
  }

  func names(of group: Int) -> Range<Int> { (group == 0 ? 0 : Int(last[group - 1]))..<Int(last[group]) }

  subscript(name: Int) -> ArraySlice<UInt16> {
    characters[(name == 0 ? 0 : Int(ends[name - 1]))..<Int(ends[name])]
  }
}
