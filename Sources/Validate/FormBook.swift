import Core

/// This is what the rules need to know of the forms, worked out once for all documents.
final class FormBook: Sendable {
  let definitions: Definitions
  let cells: CellIndex
  /// The sums of a form, by ``FormID``; those that share a cell stand in one system.
  let sums: [[SumSystem]]
  /// The part of the form that a table is printed in, by ``TableID``.
  private let regions: [RegionKind?]

  var vocabulary: Vocabulary { definitions.vocabulary }

  init(_ definitions: Definitions) {
    self.definitions = definitions
    let cells = CellIndex(definitions)
    self.cells = cells
    sums = definitions.forms.map { SumSystem.systems(of: $0, cells: cells) }
    var regions = [RegionKind?](repeating: nil, count: definitions.vocabulary.tables.count)
    for form in definitions.forms {
      for region in form.regions {
        for block in region.blocks where regions[Int(block.table.index)] == nil {
          regions[Int(block.table.index)] = region.kind
        }
      }
    }
    self.regions = regions
  }

  func region(of table: TableID) -> RegionKind? {
    Int(table.index) < regions.count ? regions[Int(table.index)] : nil
  }

  /// Gives the tables that a part of a form is made of, each once, in printed order.
  func tables(of region: RegionKind, form: FormID) -> [TableID] {
    var tables: [TableID] = []
    for block in definitions[form].region(region)?.blocks ?? [] where !tables.contains(block.table) {
      tables.append(block.table)
    }
    return tables
  }

  /// Gives the table that a part of the form consists of, or nil where it has several.
  func onlyTable(of region: RegionKind, form: FormID) -> TableID? {
    let tables = tables(of: region, form: form)
    return tables.count == 1 ? tables.first : nil
  }

  /// Gives the slots of cells that a rule names; those that no form has are left out.
  func slots(_ codes: [CellCode]) -> [Int] { codes.compactMap { cells.slot($0) } }
}
