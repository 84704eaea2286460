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
    divisions.reserveCapacity(4000)
    for (index, line) in provinces.enumerated() {
      let province = divisions.count
      for entry in Array(line.utf8).split(separator: UInt8(ascii: " ")) {
        guard let division = division(entry) else {
          throw fault(
            index, "is not a code of six digits and a name: \(String(decoding: entry, as: UTF8.self))")
        }
        if divisions.count == province {
          guard division.code % 10000 == 0 else { break }
        } else if !division.lies(in: divisions[province]) {
          throw fault(index, "does not lie in \(divisions[province].name): \(division.code)\(division.name)")
        } else if let last = divisions.last, last.code > division.code || last == division {
          throw fault(index, "is out of order or stands twice: \(division.code)\(division.name)")
        }
        divisions.append(division)
      }
      if divisions.count == province {
        throw fault(index, "must begin with a province, a code that ends in 0000")
      }
    }
    return Regions(divisions, characters: characters)
  }

  private static func division(_ entry: ArraySlice<UInt8>) -> Division? {
    guard entry.count > 6 else { return nil }
    var code: UInt32 = 0
    for digit in entry.prefix(6) {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      code = code * 10 + UInt32(digit - 0x30)
    }
    let names = entry.dropFirst(6)
    let slash = names.firstIndex(of: UInt8(ascii: "/")) ?? names.endIndex
    guard code >= 110000, slash > names.startIndex else { return nil }
    return Division(
      code: code, name: String(decoding: names[..<slash], as: UTF8.self),
      shortName: String(decoding: names[slash...].dropFirst(), as: UTF8.self))
  }

  private static func fault(_ index: Int, _ problem: String) -> DefinitionError {
    DefinitionError(file: file, keyPath: "divisions[\(index)]", problem: problem)
  }
}
