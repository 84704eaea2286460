private struct DivisionFile: Decodable {
  let about: String
  let divisions: [String]
}

extension DefinitionLoader {
  /// Gives the divisions of `regions.json`, once each is seen to lie in the province it stands under.
  func regions() throws(DefinitionError) -> Regions {
    let file = try decode(DivisionFile.self, RegionLines.file)
    return try RegionLines.regions(from: file.divisions, characters: characters)
  }
}

/// Reads the strings of `data/regions.json`, one a province: `410000河南省/河南 410100郑州市 …`.
private enum RegionLines {
  static let file = "regions.json"

  static func regions(from provinces: [String], characters: CharacterMap) throws(DefinitionError) -> Regions {
    var divisions: [Division] = []
    var seen: Set<String> = []
    for (index, line) in provinces.enumerated() {
      let province = divisions.count
      for entry in line.utf8.split(separator: UInt8(ascii: " ")) {
        let text = String(Substring(entry))
        guard let division = division(text) else {
          throw fault(index, "is not a code of six digits and a name: \(text)")
        }
        if !seen.insert(text).inserted { throw fault(index, "stands twice: \(text)") }
        divisions.append(division)
      }
      guard province < divisions.count, divisions[province].code % 10000 == 0 else {
        throw fault(index, "must begin with a province, a code that ends in 0000")
      }
      for other in divisions[(province + 1)...] where !other.lies(in: divisions[province]) {
        throw fault(index, "does not lie in \(divisions[province].name): \(other.code)\(other.name)")
      }
    }
    return Regions(divisions, characters: characters)
  }

  private static func division(_ text: String) -> Division? {
    let digits = text.utf8.prefix(6)
    guard digits.count == 6, let code = UInt32(String(Substring(digits))), code >= 110000 else { return nil }
    let names = text.utf8.dropFirst(6).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let name = names.first, !name.isEmpty, names.count <= 2 else { return nil }
    return Division(
      code: code, name: String(Substring(name)),
      shortName: names.count == 2 ? String(Substring(names[1])) : "")
  }

  private static func fault(_ index: Int, _ problem: String) -> DefinitionError {
    DefinitionError(file: file, keyPath: "divisions[\(index)]", problem: problem)
  }
}
