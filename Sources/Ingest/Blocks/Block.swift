/// This is a piece of a document that knows its structure, before it becomes text.
enum Block {
  /// A paragraph; line feeds in it are line breaks that the author set.
  case paragraph([UInt8])
  case table(BlockTable)
  /// What follows stands on the page of this number, from 1.
  case page(Int)

  var isTable: Bool {
    switch self {
    case .paragraph, .page: false
    case .table: true
    }
  }
}

/// This is a table as a format describes it: rows of cells, each of which holds blocks.
struct BlockTable {
  var rows: [[BlockCell]] = []
  /// The sheet of a workbook that it stands in, and how many rows of the sheet stand above it.
  var sheet: (name: String, rowsAbove: Int)?
}

/// This is a cell of a table; where it covers several rows or columns it stands once, at its upper left.
struct BlockCell {
  var column: Int
  var columnSpan = 1
  var rowSpan = 1
  var blocks: [Block]

  /// These are bounds beyond which no table of a report goes; a file that declares more wants to do harm.
  static let mostColumns = 1000
  static let mostCells = 200_000
}
