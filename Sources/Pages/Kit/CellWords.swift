public import Core

/// What tables, their rows and columns, and flags are called on pages, in both languages: the labels of the
/// codebook.
public struct CellWords: Sendable {
  private var tables: [String: Words] = [:]
  /// By `table/item` and `table/measure`.
  private var items: [String: Words] = [:]
  private var measures: [String: Words] = [:]
  private var flags: [String: Words] = [:]
  private var sectors: [String: Words] = [:]
  private let definitions: Definitions

  public init(_ definitions: Definitions) {
    self.definitions = definitions
    for category in definitions.categories {
      let table = category.table
      tables[table] = Words(category.chineseLabel, category.englishLabel)
      for column in category.columns {
        switch column.name {
        case "item":
          for value in column.values { items["\(table)/\(value.code)"] = Words(value.chinese, value.english) }
        case "measure":
          for value in column.values {
            measures["\(table)/\(value.code)"] = Words(value.chinese, value.english)
          }
        case "flags":
          for value in column.values { flags[value.code] = Words(value.chinese, value.english) }
        case "sector":
          for value in column.values { sectors[value.code] = Words(value.chinese, value.english) }
        default:
          if column.measure != nil {
            measures["\(table)/\(column.name)"] = Words(column.chineseLabel, column.englishLabel)
          }
        }
      }
    }
    // Columns of the long forms have no label in the codebook: there they are values of one column.
    for block in definitions.forms.flatMap({ $0.regions.flatMap(\.blocks) }) {
      let table = definitions.vocabulary.code(block.table)
      for column in block.columns {
        let key = "\(table)/\(definitions.vocabulary.code(column.measure))"
        if measures[key] == nil { measures[key] = Words(column.label.text, column.label.text) }
      }
    }
  }

  /// A code without a label stands for itself.
  public func table(_ code: String) -> Words { tables[code] ?? Words(code, code) }
  public func item(_ code: String, of table: String) -> Words {
    items["\(table)/\(code)"] ?? Words(code, code)
  }
  public func measure(_ code: String, of table: String) -> Words {
    measures["\(table)/\(code)"] ?? Words(code, code)
  }
  public func sector(_ code: String) -> Words { sectors[code] ?? Words(code, code) }
  public func flag(_ code: String) -> Words { flags[code] ?? Words(code, code) }

  /// Gives what a cell of a document is called: its table, its row, its column.
  func names(of cell: FormCell, added: AddedNames) -> (table: Words, item: Words, measure: Words) {
    let table = definitions.vocabulary.code(cell.table)
    return (
      self.table(table),
      added[cell.item].map { Words($0.label, $0.label) }
        ?? item(definitions.vocabulary.code(cell.item), of: table),
      added[cell.measure].map { Words($0.label, $0.label) }
        ?? measure(definitions.vocabulary.code(cell.measure), of: table)
    )
  }
}
