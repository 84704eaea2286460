private struct AgencyFile: Decodable {
  struct Sector: Decodable {
    let code: String
    let zh: String
    let en: String
    let words: [String]?
    let endings: [String]?
  }
  let about: String
  let levels: [ValueEntry]
  let nationalBeginnings: [String]
  let nationalNames: [String]
  let townshipParts: [String]
  let townshipFollowers: [String]
  let countyEndings: [String]
  let noCounties: [String]
  let shortCounties: [String]
  let secondNames: [String]
  let branchNames: [String]
  let masters: [String]
  let sameNames: [[String]]
  let sameEndings: [[String]]
  let lookalikes: [String]
  let sectors: [Sector]
}

extension DefinitionLoader {
  /// Gives the facts of `agencies.json`: every level has its labels, and no word has two sectors or stands
  /// for two names.
  func agencyFacts() throws(DefinitionError) -> AgencyFacts {
    let name = "agencies.json"
    let file = try decode(AgencyFile.self, name)
    func fault(_ keyPath: String, _ problem: String) -> DefinitionError {
      DefinitionError(file: name, keyPath: keyPath, problem: problem)
    }
    let known = AgencyLevel.allCases.map(\.rawValue)
    if file.levels.map(\.code) != known {
      throw fault("levels", "must have the codes \(known.joined(separator: ", ")), in this order")
    }
    var seen: [[UInt16]: String] = [:]
    var sectors: [AgencyFacts.Sector] = []
    for (index, sector) in file.sectors.enumerated() {
      let words = (sector.words ?? []).map(characters.fold)
      let endings = (sector.endings ?? []).map(characters.fold)
      for word in words + endings {
        if word.isEmpty { throw fault("sectors[\(index)]", "has a word without a letter or ideograph") }
        if let other = seen.updateValue(sector.code, forKey: word) {
          throw fault("sectors[\(index)]", "has a word that the sector \(other) has too")
        }
      }
      sectors.append(
        AgencyFacts.Sector(
          code: sector.code, chinese: sector.zh, english: sector.en, words: longestFirst(words),
          endings: longestFirst(endings)))
    }
    var names: Set<[UInt16]> = []
    for (index, group) in file.sameNames.enumerated() {
      for word in group where !names.insert(characters.fold(word)).inserted {
        throw fault("sameNames[\(index)]", "has a name that stands twice: \(word)")
      }
    }
    for (index, group) in (file.sameNames + file.sameEndings).enumerated() where group.count < 2 {
      throw fault(
        index < file.sameNames.count
          ? "sameNames[\(index)]" : "sameEndings[\(index - file.sameNames.count)]",
        "must have two names or more")
    }
    func words(_ list: [String]) -> [[UInt16]] { longestFirst(list.map(characters.fold)) }
    return AgencyFacts(
      levels: file.levels.map { AllowedValue(code: $0.code, chinese: $0.zh, english: $0.en) },
      sectors: sectors, sameNames: file.sameNames.map { $0.map(characters.fold) },
      sameEndings: file.sameEndings.map { $0.map(characters.fold) },
      nationalBeginnings: words(file.nationalBeginnings), nationalNames: words(file.nationalNames),
      townshipParts: words(file.townshipParts), townshipFollowers: words(file.townshipFollowers),
      countyEndings: words(file.countyEndings), noCounties: words(file.noCounties),
      shortCounties: words(file.shortCounties), secondNames: words(file.secondNames),
      branchNames: words(file.branchNames),
      masters: words(file.masters), lookalikes: words(file.lookalikes))
  }

  private func longestFirst(_ words: [[UInt16]]) -> [[UInt16]] {
    words.sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
  }
}
