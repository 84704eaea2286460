/// This is a generated report: its text and everything that is true of it.
struct Report {
  let name: String
  let layout: Layout
  let noise: Int
  let form: FilledForm
  let head: Head
  let missingParts: Set<FormPart>
  let defects: [Defect]
  let lines: [String]
  /// The bytes of a file that is no text; `lines` is empty then.
  let file: [UInt8]?
  /// The line of each, nil in a file of which nobody knows beforehand into which lines it will be read.
  let quantities: [(line: Int?, quantity: Quantity)]
  /// The text tells more requests than the table has.
  let tellsTooMany: Bool
  /// The text names last year by mistake: whether it can be seen; nil where it does not.
  let showsYearSlip: Bool?
  let hasCarriageReturns: Bool
  let encoding: Encoding

  /// What the report says of itself.
  struct Head {
    var title: String
    var agency: String
    var year: Int
    var publishedOn: String
    var periodStart: String
    var periodEnd: String
  }
}

/// This is a mistake of the agency: every digit is printed as given here, and the form does not add up.
struct Defect {
  let kind: String
  let table: String
  let cells: [CellKey]
  /// False where the text hides cells of the table, so that nobody can tell the agency's mistake from ours.
  var isProvable = true
}
