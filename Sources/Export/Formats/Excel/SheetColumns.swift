import Core

/// These are the columns of a sheet: those of the table, and behind a code what it means to people.
struct SheetColumns {
  struct Column {
    enum Source {
      case field(Int)
      /// What a code means. `scope` is the field with the table that the code belongs to.
      case meaning(of: Int, scope: Int?, words: [String: String])
    }

    let source: Source
    let definition: CategoryColumn
    /// The names in the rows above the data.
    let names: [String]
    let letters: [UInt8]
    let colouring: Colouring
  }

  /// What colours a cell.
  enum Colouring {
    case nothing
    /// The flags of the row, which are about this cell.
    case flags
    /// The flags of the row, which are about one of several cells.
    case sharedFlags
    /// The word that it holds.
    case severity
  }

  let columns: [Column]
  /// The field with the flags of a row.
  let flags: Int?

  init(_ table: EditionTable, headers: HeaderLanguage, categories: [Category]) {
    let fields = table.category.columns
    flags = fields.firstIndex { $0.name == "flags" }
    var columns: [Column] = []
    for column in table.columns {
      let definition = column.definition
      let name = headers.name(of: definition)
      columns.append(
        Column(
          source: .field(column.field), definition: definition,
          names: headers == .code ? [name] : [name, definition.name],
          letters: ColumnLetters.of(columns.count), colouring: Self.colouring(of: definition, in: fields)))
      let words = Self.words(for: definition, in: table.category, categories: categories, headers: headers)
      if words.isEmpty { continue }
      let scope = table.category.fixed == nil ? nil : fields.firstIndex { $0.name == "table" }
      columns.append(
        Column(
          source: .meaning(of: column.field, scope: scope, words: words), definition: definition,
          names: [headers == .chinese ? "\(name)名称" : "\(name), in words", "\(definition.name)_label"],
          letters: ColumnLetters.of(columns.count), colouring: .nothing))
    }
    self.columns = columns
  }

  private static func colouring(of column: CategoryColumn, in fields: [CategoryColumn]) -> Colouring {
    switch column.name {
    case "flags": .flags
    case "value": fields.contains { $0.name == "flags" } ? .flags : .nothing
    case "severity", "status": .severity
    default: column.measure == nil ? .nothing : .sharedFlags
    }
  }

  /// Gives what items and measures mean, the codes that nobody knows by heart: by their code, or by table and
  /// code where rows of all tables stand together.
  private static func words(
    for column: CategoryColumn, in category: Category, categories: [Category], headers: HeaderLanguage
  ) -> [String: String] {
    var words: [String: String] = [:]
    if headers == .code { return words }
    if category.fixed == nil, column.name == "item" {
      for value in column.values { words[value.code] = headers.meaning(of: value) }
    }
    guard category.fixed == .observations else { return words }
    for other in categories where other.fixed == nil {
      for definition in other.columns {
        if column.name == "measure", definition.measure != nil {
          words["\(other.table)/\(definition.name)"] = headers.name(of: definition)
        }
        if column.name == "item", definition.name == "item" {
          for value in definition.values {
            words["\(other.table)/\(value.code)"] = headers.meaning(of: value)
          }
        }
      }
    }
    return words
  }
}
