import Core

// The alignment of a whole table with its form.
//
// The stream of tokens is read by an automaton that walks the rows of the form in printed order. Each row has
// the states H and L (before and behind the better part of its label), V1…Vn (so many of its values taken) and
// T (pieces of its label behind its values);
// the best path over all tokens and all states is found by dynamic programming (Viterbi). Labels add evidence,
// values taken add a little, numbers passed over cost much, rows left out cost more than a broken label does.
//
// What to check when editing: the costs are only compared with one another, so changing one moves all the
// balances noted beside them; the rows of a choice (（六）其他处理 as one row or as three) exclude each other;
// nothing here looks at the value of a number.

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
}

struct Aligner {
  static let weak: Float = 2.5

  private enum Cost {
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
  }

  private let table: ExpectedTable
  private let tokens: [Token]
  private let matches: [LabelMatcher.Match?]

  init(table: ExpectedTable, tokens: [Token], matches: [LabelMatcher.Match?]) {
    self.table = table
    self.tokens = tokens
    self.matches = matches
  }

  func alignment() -> Alignment {
    var search = Search(table: table, tokens: tokens, matches: matches)
    search.run()
    return search.result()
  }

  /// The automaton, its scores and the way back.
  private struct Search {
    let table: ExpectedTable
    let tokens: [Token]
    let matches: [LabelMatcher.Match?]
    let widths: [Int]
    /// The length of the shortest spelling of each row's label.
    let labelLengths: [Float]
    /// The first state of each row: H, L, then V1…Vn, then T.
    let bases: [Int]
    let stateCount: Int
    /// The state behind the last row.
    let end: Int
    var score: [Float]
    /// For each time and state the state before, and whether a token was taken as a value.
    var back: [Int32]
    let rowOf: [Int32]
    /// For each value the label that stands before it on its line or in its row of a grid, where the line
    /// begins with a label.
    private var labelBefore: [Int?] = []

    init(table: ExpectedTable, tokens: [Token], matches: [LabelMatcher.Match?]) {
      self.table = table
      self.tokens = tokens
      self.matches = matches
      var bases: [Int] = []
      var widths: [Int] = []
      var rowOf: [Int32] = []
      for (index, row) in table.rows.enumerated() {
        bases.append(rowOf.count)
        let width = row.row.cells.count
        widths.append(width)
        rowOf += [Int32](repeating: Int32(index), count: width + 3)
      }
      self.bases = bases
      labelLengths = table.rows.map { Float($0.row.label.folded.map(\.count).min() ?? 1) }
      self.widths = widths
      end = rowOf.count
      // The last state is before the first row.
      rowOf += [-1, -1]
      self.rowOf = rowOf
      stateCount = rowOf.count
      score = [Float](repeating: -.infinity, count: stateCount)
      back = [Int32](repeating: -1, count: stateCount * (tokens.count + 1))
      var label: Int?
      var isOpenedByNumber = false
      for index in tokens.indices {
        let token = tokens[index]
        if index == 0 || !tokens[index - 1].isOnLine(of: token) {
          label = nil
          isOpenedByNumber = false
        }
        if token.isValue {
          // The empty cells beside a label that reaches over several rows open nothing.
          if label == nil, token.kind != .blank { isOpenedByNumber = true }
        } else if !isOpenedByNumber {
          label = index
        }
        labelBefore.append(token.isValue ? label : nil)
      }
      giveRunsToLabels()
    }

    /// Below a label that is a row's to the letter, exactly as many values as the row has cells are that row's,
    /// unless labels stand below their numbers in this table: then numbers follow a header or a heading.
    private mutating func giveRunsToLabels() {
      var owned: [(values: Range<Int>, label: Int)] = []
      var index = 0
      while index < tokens.count {
        guard tokens[index].isValue, tokens[index].row < 0 else {
          index += 1
          continue
        }
        var end = index
        while end < tokens.count, tokens[end].isValue { end += 1 }
        guard index > 0, let match = matches[index - 1] else { return }
        let row = match.isExact ? rowOfExact(match) : nil
        if row == nil, match.isExact || match.noise == 0 { return }
        if let row, end - index == widths[row] { owned.append((index..<end, index - 1)) }
        index = end
      }
      for run in owned {
        for value in run.values where labelBefore[value] == nil { labelBefore[value] = run.label }
      }
    }

    /// The row with cells whose label this is to the letter.
    private func rowOfExact(_ match: LabelMatcher.Match) -> Int? {
      let best = match.weights.max() ?? 0
      return match.weights.indices.first { match.weights[$0] == best && widths[$0] > 1 }
    }

    private var start: Int { end + 1 }

    mutating func run() {
      score[start] = 0
      enterRows(time: 0)
      var next = [Float](repeating: -.infinity, count: stateCount)
      var lastValue = -1
      for (index, token) in tokens.enumerated() {
        for state in 0..<stateCount { next[state] = -.infinity }
        let time = index + 1
        if token.isValue {
          let gap = breakCost(from: lastValue, to: index)
          step(value: index, time: time, gap: gap, into: &next)
          lastValue = index
        } else {
          step(label: index, time: time, into: &next)
        }
        swap(&score, &next)
        enterRows(time: time)
      }
    }

    private mutating func offer(_ state: Int, _ value: Float, from: Int, time: Int, into next: inout [Float])
    {
      if value > next[state] {
        next[state] = value
        back[time * stateCount + state] = Int32(from)
      }
    }

    private mutating func step(value index: Int, time: Int, gap: Float, into next: inout [Float]) {
      let kind = tokens[index].kind
      let take: Float = kind == .blank ? Cost.takeBlank : Cost.takeNumber
      let skip: Float =
        kind == .blank
        ? 0 : isSubtotal(index) ? Cost.skipSubtotal : kind == .mark ? Cost.skipMark : Cost.skipNumber
      for state in 0..<stateCount where score[state] > -.infinity {
        let row = Int(rowOf[state])
        if row < 0 {
          offer(state, score[state] + skip, from: state, time: time, into: &next)
          continue
        }
        let taken = state - bases[row] - 1
        // Cells follow their label: blanks are passed over before it and behind the last cell, rarely between.
        let between = kind == .blank && taken >= 0 && taken < widths[row] ? Cost.blankBetween : 0
        offer(state, score[state] + skip + between, from: state, time: time, into: &next)
        if widths[row] > 0, taken < widths[row] {
          let opening =
            (kind == .blank ? Cost.unlabelledBlank : Cost.unlabelled)
            + (isForeign(index, to: row) ? Cost.againstTheLine : 0)
          let among: Float = taken > 0 ? gap : taken < 0 ? opening : 0
          // The step to another state is what tells a value taken from one passed over.
          offer(
            bases[row] + max(taken, 0) + 2, score[state] + take + among, from: state, time: time, into: &next)
        }
      }
    }

    /// Tells whether a value stands on a line behind a label that is a heading's to the letter, and no row's.
    private func isSubtotal(_ index: Int) -> Bool {
      guard let match = labelBefore[index].flatMap({ matches[$0] }), match.isExact else { return false }
      let best = match.weights.max() ?? 0
      return match.weights.indices.allSatisfy { match.weights[$0] < best || widths[$0] == 0 }
    }

    /// Tells whether a value stands on a line behind a label that is another row's: it is no number of an
    /// unlabelled row, even where the form goes on and the document does not.
    private func isForeign(_ index: Int, to row: Int) -> Bool {
      guard let match = labelBefore[index].flatMap({ matches[$0] }) else { return false }
      let best = match.weights.max() ?? 0
      return best >= 2 * Aligner.weak && belongs(match, best, elsewhereThan: row)
    }

    /// Tells whether a label is another row's: much likelier, or to the letter.
    private func belongs(_ match: LabelMatcher.Match, _ best: Float, elsewhereThan row: Int) -> Bool {
      match.weights[row] * 2 < best || (match.isExact && match.weights[row] < best)
    }

    private mutating func step(label index: Int, time: Int, into next: inout [Float]) {
      guard let match = matches[index] else { return }
      let leads = isBound(index, index + 1)
      let trails = !leads && isBound(index, index - 1) && opensWithValue(index)
      let against: Float = leads ? Cost.againstTheLine : 0
      // Passing over the label that stands with numbers on their line gives those numbers to another row.
      let best = leads || trails ? match.weights.max() ?? 0 : 0
      for state in 0..<stateCount where score[state] > -.infinity {
        let row = Int(rowOf[state])
        let isForeign = best >= 2 * Aligner.weak && (row < 0 || belongs(match, best, elsewhereThan: row))
        let noise = isForeign ? match.noise + Cost.againstTheLine : match.noise
        if row < 0 {
          offer(state, score[state] + noise, from: state, time: time, into: &next)
          continue
        }
        let taken = state - bases[row] - 1
        let width = widths[row]
        if width == 0 {
          // A heading: its label counts less, and it never holds what belongs to a row.
          // The heading of a choice must weigh as much as the row of the same words.
          let share = table.rows[row].row.choice == nil ? Cost.heading : 1
          let gain = max(share * match.weights[row], noise)
          offer(
            bases[row] + (taken == 0 || gain > 1 ? 1 : 0), score[state] + gain, from: state, time: time,
            into: &next)
          continue
        }
        let weight = match.weights[row]
        if taken <= 0 {
          let ahead =
            taken == 0 && !leads ? stacked(match, at: row, from: row + 1, through: row + 4) : -.infinity
          let gain = max(weight + (trails ? Cost.againstTheLine : 0), noise, ahead)
          let labelled = taken == 0 || gain >= Aligner.weak || weight * 2 >= labelLengths[row] ? 1 : 0
          offer(bases[row] + labelled, score[state] + gain, from: state, time: time, into: &next)
        } else if taken < widths[row] {
          let apart = noise == 0 ? Cost.headerAmongValues : Cost.noiseAmongValues
          let among = match.isExact ? Cost.wholeLabelAmongValues : Cost.labelAmongValues
          let gain = max(weight + among + against, noise + apart)
          offer(state, score[state] + gain, from: state, time: time, into: &next)
        } else {
          let behind =
            leads
            ? -.infinity : stacked(match, at: row, from: row - 4, through: row - 1) + Cost.labelBehindValues
          let gain = max(weight + Cost.labelBehindValues + against, noise, behind)
          offer(bases[row] + widths[row] + 2, score[state] + gain, from: state, time: time, into: &next)
        }
      }
    }

    /// Gives what a label weighs as that of a neighbouring row, where several labels stand together and the
    /// numbers of their rows behind or before them all.
    private func stacked(
      _ match: LabelMatcher.Match, at current: Int, from first: Int, through last: Int
    ) -> Float {
      var best: Float = -.infinity
      var row = max(0, first)
      while row <= min(last, widths.count - 1) {
        if mayStack(row, with: current), match.weights[row] >= 2 * Aligner.weak {
          best = max(best, match.weights[row])
        }
        row += 1
      }
      return best * Cost.stacked
    }

    /// Headings stand apart, and so does the short print of a choice, whose label is also that of a heading;
    /// rows of different prints never stand together.
    private func mayStack(_ row: Int, with current: Int) -> Bool {
      let other = table.rows[row].row
      let own = table.rows[current].row
      if other.cells.isEmpty || (other.choice != nil && other.variant == 0) { return false }
      return other.choice == nil || own.choice != other.choice || own.variant == other.variant
    }

    /// Tells whether a label and the token beside it, a value, stand on one line or in one row of a grid.
    private func isBound(_ label: Int, _ other: Int) -> Bool {
      guard other >= 0, other < tokens.count, tokens[other].isValue else { return false }
      return tokens[label].isOnLine(of: tokens[other])
    }

    /// Tells whether the line of a token begins with a value: then labels stand behind their numbers in it.
    private func opensWithValue(_ index: Int) -> Bool {
      var first = index
      while first > 0, tokens[first - 1].isOnLine(of: tokens[index]) { first -= 1 }
      return tokens[first].isValue
    }

    /// Lets rows end and others begin at one point of time. Rows are visited in order, so that one pass
    /// carries a path over any number of rows left out.
    private mutating func enterRows(time: Int) {
      var before = [Float](repeating: -.infinity, count: table.rows.count + 1)
      var beforeFrom = [Int32](repeating: -1, count: table.rows.count + 1)
      func consider(_ row: Int, _ value: Float, _ from: Int32) {
        if value > before[row] {
          before[row] = value
          beforeFrom[row] = from
        }
      }
      consider(0, score[start], Int32(start))
      for row in 0...table.rows.count {
        let reached = before[row]
        if row == table.rows.count {
          if reached > score[end] {
            score[end] = reached
            back[time * stateCount + end] = Int32(stateCount) + beforeFrom[row]
          }
          break
        }
        let head = bases[row]
        if reached > score[head] {
          score[head] = reached
          // States of the same time are told from those of the time before by an offset.
          back[time * stateCount + head] = Int32(stateCount) + beforeFrom[row]
        }
        if reached > -.infinity { skip(row, reached, beforeFrom[row], consider) }
        let after = following(row)
        for taken in 0...(widths[row] + 1) {
          let state = head + taken + 1
          if score[state] == -.infinity { continue }
          let cost: Float
          if widths[row] == 0 {
            cost = 0
          } else if taken == 0 {
            cost = Cost.bareRow
          } else if taken < widths[row] {
            cost = Cost.shortRow + Cost.shortByOne * Float(widths[row] - taken)
          } else {
            cost = 0
          }
          consider(after, score[state] + cost, Int32(state))
        }
      }
    }

    /// The row behind this one; a row of the shorter print of a choice jumps over the longer one.
    private func following(_ row: Int) -> Int {
      guard let choice = table.rows[row].row.choice else { return row + 1 }
      let variant = table.rows[row].row.variant
      var next = row + 1
      while next < table.rows.count, table.rows[next].row.choice == choice,
        table.rows[next].row.variant != variant
      {
        next += 1
      }
      return next
    }

    private func skip(
      _ row: Int, _ value: Float, _ from: Int32, _ consider: (Int, Float, Int32) -> Void
    ) {
      let missing = widths[row] == 0 ? 0 : Cost.missingRow
      guard let choice = table.rows[row].row.choice else {
        consider(row + 1, value + missing, from)
        return
      }
      // Leaving one print of a choice for the next costs nothing; leaving the whole choice is one row lost.
      let variant = table.rows[row].row.variant
      let isFirst = row == 0 || table.rows[row - 1].row.choice != choice
      var other = row
      while other < table.rows.count, table.rows[other].row.choice == choice,
        table.rows[other].row.variant == variant
      {
        other += 1
      }
      var behind = other
      while behind < table.rows.count, table.rows[behind].row.choice == choice { behind += 1 }
      if isFirst {
        if other < behind { consider(other, value, from) }
        consider(behind, value + Cost.missingRow, from)
      } else {
        consider(row + 1, value + missing, from)
      }
    }

    /// What it costs that two values of one row stand apart.
    private func breakCost(from previous: Int, to index: Int) -> Float {
      if previous < 0 { return 0 }
      let a = tokens[previous]
      let b = tokens[index]
      if a.row >= 0 || b.row >= 0 { return a.row == b.row ? 0 : Cost.otherGridRow }
      if a.line == b.line { return 0 }
      // Numbers that stand one a line belong together; a line of several is complete as it is.
      let together = previous > 0 && tokens[previous - 1].isValue && tokens[previous - 1].line == a.line
      let behind = index + 1 < tokens.count && tokens[index + 1].isValue && tokens[index + 1].line == b.line
      return together || behind ? Cost.otherLine : 0
    }

    // MARK: The way back

    /// The row that a label read with another row belongs to: its own, or a neighbour it was stacked with.
    private func owner(of match: LabelMatcher.Match, near row: Int) -> Int {
      var best = row
      if widths[row] == 0 { return row }
      for other in max(0, row - 4)...min(widths.count - 1, row + 4)
      where mayStack(other, with: row) && match.weights[other] * Cost.stacked > max(match.weights[best], 0)
        && match.weights[other] >= 2 * Aligner.weak && best == row
      {
        best = other
      }
      return best
    }

    func result() -> Alignment {
      var rows = [AlignedRow](repeating: AlignedRow(), count: table.rows.count)
      var leftover: [Int] = []
      var time = tokens.count
      var state = end
      while true {
        let from = back[time * stateCount + state]
        if from < 0 { break }
        if from >= Int32(stateCount) {
          // A row began here: the same time, the state before it.
          if state < end { rows[Int(rowOf[state])].isTaken = true }
          state = Int(from) - stateCount
          continue
        }
        let index = time - 1
        let row = Int(rowOf[state])
        let previous = Int(from)
        if tokens[index].isValue {
          if row >= 0, previous != state {
            rows[row].values.append(index)
          } else if tokens[index].kind != .blank {
            if row >= 0 { rows[row].skipped.append(index) } else { leftover.append(index) }
          }
        } else if row >= 0, let match = matches[index] {
          let owner = owner(of: match, near: row)
          let weight = match.weights[owner]
          if weight > match.noise, weight > 0 {
            rows[owner].labels.append(index)
            rows[owner].evidence += weight
          }
        }
        time -= 1
        state = previous
      }
      for row in rows.indices {
        rows[row].values.reverse()
        rows[row].labels.reverse()
        rows[row].skipped.reverse()
      }
      return Alignment(rows: rows, leftover: leftover.reversed())
    }
  }
}
