import Core

/// These are the headers of the tables of all forms: the words over their columns from left to right, to know a
/// table again whose columns no lines part.
struct ColumnHeaders: Sendable {
  private let characters: CharacterMap
  /// For each table what may stand over each of its columns.
  private let tables: [[[[UInt16]]]]
  /// The same of long tables, whose rows have unit and number before their values.
  private let longTables: [(columns: [[[UInt16]]], texts: Int)]
  /// What stands over several columns, or over the labels of the rows.
  private let spanning: Set<[UInt16]>

  init(definitions: Definitions) {
    characters = definitions.characters
    var tables: [[[[UInt16]]]] = []
    var spanning: Set<[UInt16]> = []
    for region in definitions.forms.flatMap(\.regions) where region.kind != .indicators {
      for block in region.blocks {
        for label in block.furniture + block.groups.map(\.label) { spanning.formUnion(label.folded) }
        for row in block.rows { spanning.formUnion(row.label.folded) }
        let columns = block.columns.map(\.label.folded)
        // A row may repeat the columns, once for each kind of review.
        let times = columns.isEmpty ? 0 : (block.rows.map(\.cells.count).max() ?? 0) / columns.count
        let table = Array(repeatElement(columns, count: max(1, times)).joined())
        if table.count > 1, !tables.contains(table) { tables.append(table) }
      }
    }
    longTables = Self.longTables(definitions)
    for column in tables.joined().joined() { spanning.remove(column) }
    // What another header ends with would be found where the first word of that one is misread.
    self.tables = tables.filter { table in
      !tables.contains { $0.count > table.count && Array($0.suffix(table.count)) == table }
    }
    self.spanning = spanning
  }

  /// A table of one value column needs no columns to be read.
  private static func longTables(_ definitions: Definitions) -> [(columns: [[[UInt16]]], texts: Int)] {
    definitions.forms.flatMap(\.regions).filter { $0.kind == .indicators }.flatMap(\.blocks)
      .filter { $0.columns.count > 1 }
      .flatMap { block in
        let texts = [block.unitHeaders, block.codeHeaders].map { $0.flatMap(\.folded) }.filter { !$0.isEmpty }
        let values = block.columns.map(\.label.folded)
        return (1...max(1, texts.count)).map { (Array(texts.prefix($0)) + values, min($0, texts.count)) }
      }
  }

  /// Tells whether a word stands over several columns.
  func spans(_ text: [UInt8]) -> Bool { spanning.contains(characters.fold(text[...])) }

  /// Gives how many of the last words are the columns of a table, and how many of those hold text; nil where they
  /// are none.
  ///
  /// - Parameter texts: what stands over each column, from left to right; one at the left may stand over labels.
  func columns(in texts: [[UInt8]]) -> (count: Int, texts: Int)? {
    let folded = texts.map { characters.fold($0[...]) }
    for (table, texts) in tables.map({ ($0, 0) }) + longTables
    where table.count == folded.count || table.count + 1 == folded.count {
      let found = folded.suffix(table.count)
      if zip(table, found).allSatisfy({ $0.contains($1) }) { return (table.count, texts) }
    }
    return nil
  }
}
