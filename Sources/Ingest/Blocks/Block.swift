/// This is a piece of a document that knows its structure, before it becomes text.
enum Block {
  /// A paragraph; line feeds in it are line breaks that the author set.
  case paragraph([UInt8])
  case table(BlockTable)

  var isTable: Bool {
    switch self {
    case .paragraph: false
    case .table: true
    }
  }
}

/// This is a table as a format describes it: rows of cells, each of which holds blocks.
struct BlockTable {
  var rows: [[BlockCell]] = []
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
