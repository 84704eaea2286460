/// These are the shapes of the files in `data/`, as JSON has them. Nothing here is checked beyond its type:
/// ``DefinitionLoader`` does that.

struct FormFile: Decodable {
  let template: String
  let extends: String?
  let basis: String
  let firstYear: Int
  let lastYear: Int?
  /// The form is that of one province: others print more rows or fewer.
  let local: Bool?
  let regions: [String: RegionFile]
}

struct RegionFile: Decodable {
  let blocks: [BlockFile]
  let identities: [IdentityFile]
}

struct BlockFile: Decodable {
  let table: String
  let caption: String?
  let columns: [ColumnFile]
  let furniture: [String]
  /// Headers of the columns that say the unit and the number of a row.
  let unitHeaders: [String]?
  let codeHeaders: [String]?
  let rows: [RowFile]
  /// Items that stand side by side, each with all columns, in one row of numbers.
  let across: [AcrossFile]?
}

struct ColumnFile: Decodable {
  let measure: String
  let label: String
  let unit: ValueUnit?
  let printed: String?
  let signed: Bool?
}

/// A row of the form (`item`) or a heading between rows (`group`).
struct RowFile: Decodable {
  let item: String?
  let group: String?
  let label: String
  let `in`: String?
  let choice: String?
  let variant: Int?
  /// The unit that the form prints in the row, where rows differ.
  let unit: String?
  /// The number that the form prints in the row.
  let code: String?
}

struct AcrossFile: Decodable {
  let item: String
  let label: String
}

struct IdentityFile: Decodable {
  enum Direction: String, Decodable { case measures, items }
  let table: String
  let over: Direction
  let left: [String]
  let right: [String]
  let statement: String
}

struct SynonymFile: Decodable {
  struct Entry: Decodable {
    let table: String
    let item: String?
    let measure: String?
    let group: String?
    let `as`: [String]
    let seen: String
  }
  let about: String
  let labels: [Entry]
}

struct UnitFile: Decodable {
  struct Entry: Decodable {
    let symbol: String
    let aliases: [String]
    let short: [String]?
    let dimension: UnitDimension
    let factor: String
    let notBefore: [String]?
  }
  let about: String
  let units: [Entry]
}

struct CharacterFile: Decodable {
  let about: String
  let radicals: String
  let variants: String
}

struct SectionFile: Decodable {
  struct Entry: Decodable {
    let kind: String
    let words: [String]
    let alone: [String]
  }
  let about: String
  let sections: [Entry]
  let notHeadings: [String]
  let otherReports: [OtherReport]

  struct OtherReport: Decodable {
    let name: String
    let titleWords: [String]
    let unlessTitleSays: [String]
  }
}
