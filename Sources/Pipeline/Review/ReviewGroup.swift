import Core

/// This is what a person looks at in one go: the doubtful cells of one table of one document, or what is
/// doubtful about the document as a whole.
struct ReviewGroup: Sendable {
  /// This is a doubtful cell as it was published.
  struct Cell: Sendable {
    let item: String
    let measure: String
    let value: String
    let unit: String
    let raw: String
    let line: Int
    /// Where it stands in the text that was read; nil where it stands nowhere.
    let span: Range<Int>?
    let flags: [String]
    /// Its place in the layout, nil where no form has it.
    let place: Int?
    let points: Int
  }

  struct Issue: Sendable {
    let rule: String
    let severity: String
    let item: String
    let measure: String
    let message: String
    let line: Int
  }

  struct Document: Sendable {
    let id: String
    let sourcePath: String
    let sha256: String
    let agency: String
    let year: String
    let template: String
    let title: String
  }

  let document: Document
  /// Empty where the document as a whole is meant.
  let table: String
  let layout: ReviewLayout?
  /// What stands in each cell of the layout.
  let contents: [ReviewLayout.Content]
  let cells: [Cell]
  let issues: [Issue]
  /// The document gave no tables, and a person may have it read all the same.
  let isRejected: Bool
  let points: Int

  /// How much room it takes of the limit.
  var size: Int { max(1, cells.count) }
}

/// Says what a look is worth: see docs/corrections.md, which has the same numbers.
enum ReviewPoints {
  static let failingSum = 10
  static let untestedSum = 4
  static let total = 5
  static let agencyOrYear = 20
  static let rejected = 2

  static func flags(_ flags: [String]) -> Int {
    var points = 0
    if flags.contains("ambiguous_position") || flags.contains("unit_unknown") { points += 3 }
    if flags.contains("repaired") { points += 2 }
    if flags.contains("inferred_position") { points += 1 }
    return points
  }

  /// A cell that holds something that is no number.
  static let unread = 3

  static func severity(_ severity: String) -> Int {
    switch severity {
    case "error": 5
    case "warning": 3
    default: 1
    }
  }
}
