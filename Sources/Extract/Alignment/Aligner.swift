import Core

// The alignment of a whole table with its form.
//
// The stream of tokens is read by an automaton that walks the rows of the form in printed order. Each row has
// the states H and L (before and behind the better part of its label), V1…Vn (so many of its values taken) and
// T (pieces of its label behind its values);
// the best path over all tokens and all states is found by dynamic programming (Viterbi). Labels add evidence,
// values taken add a little, numbers passed over cost much, rows left out cost more than a broken label does.
//
// Few states are ever worth a look: what a token can give at most is known beforehand, so that a path which
// lost too much on its way is left (`AlignmentSearch.swift`). The path found is the one that a search over all
// states finds.
//
// What to check when editing: the costs are only compared with one another, so changing one moves all the
// balances noted beside them; the rows of a choice (（六）其他处理 as one row or as three) exclude each other;
// nothing here looks at the value of a number. A token never gives more than `AlignmentSearch.ceiling(of:)`
// says, and what it costs to go from row to row is never above 0: else the search leaves paths too early.

/// These are the tokens that one row of the form was given.
struct AlignedRow {
  /// Indices of tokens, in order.
  var values: [Int] = []
  var labels: [Int] = []
  /// What the labels weigh for this row: below ``Aligner/weak`` the row is held by its neighbours alone.
  var evidence: Float = 0
  /// Numbers that were passed over while the row was read.
  var skipped: [Int] = []
  var isTaken = false
}

struct Alignment {
  var rows: [AlignedRow]
  /// Numbers and marks before the first or behind the last row.
  var leftover: [Int]

  /// The labels of all rows.
  var labels: Set<Int> { Set(rows.flatMap(\.labels)) }
}

struct Aligner {
  static let weak: Float = 2.5

  enum Cost {
    static let skipNumber: Float = -5
    static let skipMark: Float = -2
    /// A number beside a heading, which has none in the form: a sum that the agency added.
    static let skipSubtotal: Float = -0.5
    static let takeNumber: Float = 1
    static let takeBlank: Float = 0.6
    static let blankBetween: Float = -0.2
    /// Values that come before any label of their row.
    static let unlabelled: Float = -0.5
    /// Blanks alone make no row.
    static let unlabelledBlank: Float = -10
    /// What the label of a heading weighs beside that of a row: it may stand anywhere along its rows.
    static let heading: Float = 0.4
    /// What a label weighs that stands with those of its neighbours, before or behind all their numbers.
    static let stacked: Float = 0.8
    /// A row of the form that the document does not show: dearer than any one broken label.
    static let missingRow: Float = -6
    /// A row with a label and no values: cells that the document leaves empty.
    static let bareRow: Float = -2.5
    static let shortRow: Float = -2
    static let shortByOne: Float = -0.5
    static let otherGridRow: Float = -6
    static let otherLine: Float = -4
    static let labelAmongValues: Float = -1.5
    /// A whole label among values: the values before it are those of another row.
    static let wholeLabelAmongValues: Float = -6
    static let labelBehindValues: Float = -1
    /// A header or other text between the values of a row.
    static let headerAmongValues: Float = -0.1
    static let noiseAmongValues: Float = -0.5
    /// A label that stands on a line before numbers belongs to those, and behind numbers to these.
    static let againstTheLine: Float = -5
    /// A value that stands behind the label of its row, to the letter, goes to no other row and is not passed over.
    static let againstTheLabel: Float = -12
  }

  private let table: ExpectedTable
  private let tokens: [Token]
  private let matches: [LabelMatcher.Match?]
  private let certain: CertainRows

  init(table: ExpectedTable, tokens: [Token], matches: [LabelMatcher.Match?], certain: CertainRows) {
    self.table = table
    self.tokens = tokens
    self.matches = matches
    self.certain = certain
  }

  /// - Parameter looksAtAll: no path is left early: slow, and the same.
  func alignment(looksAtAll: Bool = false) -> Alignment {
    var search = AlignmentSearch(table: table, tokens: tokens, matches: matches, certain: certain)
    search.run(looksAtAll: looksAtAll)
    return search.result()
  }
}
