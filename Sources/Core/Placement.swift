/// This is how sure it is that a token belongs to the cell it was put in.
public enum Confidence: UInt8, Sendable {
  /// One placement, found without arithmetic.
  case clean
  /// One placement only because the form's arithmetic excludes the others.
  case inferred
  /// More than one placement fits: the value must stay empty.
  case ambiguous
}

/// This is a cell of the form and what the document prints in its place.
public struct Placement: Sendable {
  public let cell: FormCell
  /// What stands in the cell's place; nil where nothing is printed that could stand there.
  public let token: Token?
  /// The line where the cell stands or should stand.
  public let line: Int32
  public let confidence: Confidence
  /// What else could stand here, for `explain`: never used for a value.
  public let alternatives: [TextSpan]
  /// The unit that the row prints in a column of its own, nil where it prints none.
  public let unit: UnitID?

  public init(
    cell: FormCell, token: Token?, line: Int32, confidence: Confidence, alternatives: [TextSpan] = [],
    unit: UnitID? = nil
  ) {
    self.cell = cell
    self.token = token
    self.line = line
    self.confidence = confidence
    self.alternatives = alternatives
    self.unit = unit
  }
}

/// This is what was made of one region: the cells found, and what did not find a place.
public struct TableReading: Sendable {
  public let region: RegionKind
  public let form: FormID
  public let firstLine: Int
  public let lastLine: Int
  public let placements: [Placement]
  /// Number tokens that no cell took.
  public let leftover: [Token]
  /// Sums that the agency printed beside group headings, which have no numbers in the form.
  public let subtotals: [Subtotal]
  /// Rows of the form that have cells and were not found in the document.
  public let missingRows: [MissingRow]
  /// The headers name this generation of the form; false where it was taken from the year.
  public let formIsPrinted: Bool
  /// One sentence for `explain` and for the finding, when the table could not be read as a whole.
  public let doubt: String

  public init(
    region: RegionKind, form: FormID, firstLine: Int, lastLine: Int, placements: [Placement],
    leftover: [Token], subtotals: [Subtotal] = [], missingRows: [MissingRow], formIsPrinted: Bool,
    doubt: String
  ) {
    self.region = region
    self.form = form
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.placements = placements
    self.leftover = leftover
    self.subtotals = subtotals
    self.missingRows = missingRows
    self.formIsPrinted = formIsPrinted
    self.doubt = doubt
  }
}

/// This is a group heading that carries numbers, one a column of the rows below it.
public struct Subtotal: Sendable {
  public let table: TableID
  public let label: String
  /// The rows below the heading.
  public let items: [ItemID]
  public let measures: [MeasureID]
  /// What is printed, in the order of `measures`.
  public let tokens: [Token]

  public init(
    table: TableID, label: String, items: [ItemID], measures: [MeasureID], tokens: [Token]
  ) {
    self.table = table
    self.label = label
    self.items = items
    self.measures = measures
    self.tokens = tokens
  }
}

/// This is a row of the form that the document does not have.
public struct MissingRow: Sendable {
  public let table: TableID
  public let item: ItemID
  public let label: String

  public init(table: TableID, item: ItemID, label: String) {
    self.table = table
    self.item = item
    self.label = label
  }
}

/// This is what extraction gives for a document.
public struct Extraction: Sendable {
  public let tables: [TableReading]
  public let mentions: [Mention]
  /// Rows and columns of the tables that no form has.
  public let added: AddedNames

  public init(tables: [TableReading], mentions: [Mention], added: AddedNames = AddedNames()) {
    self.tables = tables
    self.mentions = mentions
    self.added = added
  }
}
