import Core

/// These are the columns of a sheet: those of the table, and behind a code what it means to people.
struct SheetColumns {
  /// This is a column without anything that counts references, since every cell of a sheet looks at one.
  struct Column {
    let kind: Kind
    /// The field that it shows, or whose meaning it tells.
    let field: Int
    /// The field with the table that the code of a meaning belongs to.
    let scope: Int?
    let colouring: Colouring
  }

  enum Kind {
    /// Those of its words stand among the texts of the whole workbook.
    case text
    /// A number that is a name, and one that counts something.
    case number, amount
    case date
    case boolean
    /// What a code means.
    case meaning
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
  /// The names of each column in the rows above the data.
  let names: [[String]]
  /// What each column may hold.
  let words: [SharedWords]
  /// The field with the flags of a row.
  let flags: Int?

  /// - Parameter shared: takes the texts that the columns call by their number.
  init(
    _ table: EditionTable, headers: HeaderLanguage, categories: [Category], shared: inout SharedTexts
  ) {
    let fields = table.category.columns
    flags = fields.firstIndex { $0.name == "flags" }
    var columns: [Column] = []
    var names: [[String]] = []
    var words: [SharedWords] = []
    for column in table.columns {
      let definition = column.definition
      let name = headers.name(of: definition)
      columns.append(
        Column(
          kind: Self.kind(of: definition), field: column.field, scope: nil,
          colouring: Self.colouring(of: definition, in: fields)))
      names.append(headers == .code ? [name] : [name, definition.name])
      let codes = Self.codes(for: definition, in: table.category, categories: categories)
      words.append(SharedWords(codes.map { ($0, $0) }, in: &shared))
      let meanings = Self.meanings(
        of: definition, in: table.category, categories: categories, headers: headers)
      if meanings.isEmpty { continue }
      columns.append(
        Column(
          kind: .meaning, field: column.field,
          scope: table.category.fixed == nil ? nil : fields.firstIndex { $0.name == "table" },
          colouring: .nothing))
      names.append(
        [headers == .chinese ? "\(name)名称" : "\(name), in words", "\(definition.name)_label"])
      words.append(SharedWords(meanings, in: &shared))
    }
    self.columns = columns
    self.names = names
    self.words = words
  }

  private static func colouring(of column: CategoryColumn, in fields: [CategoryColumn]) -> Colouring {
    switch column.name {
    case "flags": .flags
    case "value": fields.contains { $0.name == "flags" } ? .flags : .nothing
    case "severity", "status": .severity
    default: column.measure == nil ? .nothing : .sharedFlags
    }
  }

  private static func kind(of column: CategoryColumn) -> Kind {
    switch column.type {
    case .integer: column.unit.isEmpty ? .number : .amount
    case .decimal: .amount
    case .date: .date
    case .boolean: .boolean
    case .text, .code: .text
    }
  }

  /// Gives the codes that the codebook has for a column.
  private static func codes(
    for column: CategoryColumn, in category: Category, categories: [Category]
  ) -> [String] {
    if kind(of: column) != .text { return [] }
    var codes = column.values.map(\.code)
    guard category.fixed != nil else { return codes }
    switch column.name {
    case "item":
      codes += wide(categories).flatMap(\.columns).filter { $0.name == "item" }.flatMap(\.values).map(\.code)
    case "measure": codes += wide(categories).flatMap(\.columns).filter { $0.measure != nil }.map(\.name)
    default: break
    }
    return codes
  }

  /// The tables whose columns are data.
  private static func wide(_ categories: [Category]) -> [Category] {
    categories.filter { $0.fixed == nil }
  }

  /// Gives what items and measures mean, the codes that nobody knows by heart: by their code, or by table and
  /// code where rows of all tables stand together.
  private static func meanings(
    of column: CategoryColumn, in category: Category, categories: [Category], headers: HeaderLanguage
  ) -> [(word: String, text: String)] {
    if headers == .code { return [] }
    if category.fixed == nil {
      return column.name == "item" ? column.values.map { ($0.code, headers.meaning(of: $0)) } : []
    }
    guard category.fixed == .observations else { return [] }
    var words: [(word: String, text: String)] = []
    for other in wide(categories) {
      for definition in other.columns {
        if column.name == "measure", definition.measure != nil {
          words.append(("\(other.table)/\(definition.name)", headers.name(of: definition)))
        }
        if column.name == "item", definition.name == "item" {
          words += definition.values.map { ("\(other.table)/\($0.code)", headers.meaning(of: $0)) }
        }
      }
    }
    return words
  }
}
