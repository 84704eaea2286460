public import Core

/// This is a way to write the tables beside plain CSV. It is fed the rows of CSV, which are what passes and
/// what is kept: whole rows without headers, the tables one after the other in the order of the codebook,
/// the rows of a table in their final order. So every edition holds the same, however its rows came about.
///
/// A writer is pure: it says what bytes to put where, and whoever calls it puts them there after every call.
/// It holds no more than it needs to go on, whatever the number of rows.
public protocol EditionWriter {
  /// Says that the rows of a table follow.
  mutating func begin(_ table: EditionTable, into output: inout EditionOutput) throws(EditionFailure)
  /// Takes any number of whole rows of the table that was begun last.
  mutating func append(_ rows: Span<UInt8>, into output: inout EditionOutput) throws(EditionFailure)
  /// Says that the table has no more rows.
  mutating func endTable(into output: inout EditionOutput) throws(EditionFailure)
  /// Says that there are no more tables.
  mutating func finish(into output: inout EditionOutput) throws(EditionFailure)
}

/// This is a table as an edition gives it.
public struct EditionTable: Sendable {
  public struct Column: Sendable {
    /// The place of the field in a row.
    public let field: Int
    public let definition: CategoryColumn
  }

  public let category: Category
  public let columns: [Column]
  /// How many rows will come.
  public let rows: Int

  /// Gives a table with all its columns, or with those that are named, in the table's own order.
  public init(_ category: Category, rows: Int, columns names: [String] = []) {
    self.category = category
    self.rows = rows
    columns = category.columns.enumerated().map { Column(field: $0, definition: $1) }
      .filter { names.isEmpty || names.contains($0.definition.name) }
  }
}

/// This is what a writer wants done with files, in order. Names are below the output folder.
public struct EditionOutput: Sendable {
  public enum Step: Sendable {
    case create(String)
    case write([UInt8], file: String)
    /// The file is whole. `rows` is for the manifest, nil for a file that is no table.
    case finish(String, rows: Int?)
  }

  public private(set) var steps: [Step] = []

  public init() {}

  public mutating func create(_ file: String) { steps.append(.create(file)) }

  public mutating func write(_ bytes: [UInt8], to file: String) {
    if !bytes.isEmpty { steps.append(.write(bytes, file: file)) }
  }

  public mutating func finish(_ file: String, rows: Int? = nil) { steps.append(.finish(file, rows: rows)) }

  /// Gives what was said since the last call.
  public mutating func take() -> [Step] {
    defer { steps = [] }
    return steps
  }
}

/// This is why an edition cannot be written, in one sentence for a person.
public struct EditionFailure: Error, Sendable, Equatable {
  public let problem: String

  public init(_ problem: String) { self.problem = problem }
}
