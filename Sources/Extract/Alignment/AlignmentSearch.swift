import Core

/// The automaton of the aligner, its scores and the way back.
///
/// A first pass follows the paths that have lost little against the best one so far. Where none of the paths
/// that it left could have become as good as the one it found, that is the best. Else a second pass follows
/// every path that may still become as good.
struct AlignmentSearch {
  /// What a path may have lost against the best one at the same token, in the first pass.
  private static let beam: Float = 12
  /// More than scores can be off through rounding.
  private static let margin: Float = 0.5

  typealias Cost = Aligner.Cost

  let table: ExpectedTable
  let tokens: [Token]
  let matches: [LabelMatcher.Match?]
  let states: RowStates
  /// For each token the row whose value it is beyond doubt, or -1.
  let owners: [Int32]
  /// For each row whether it has values of its own beyond doubt, all of them.
  let ownsValues: [Bool]
  private let isExcluded: [Bool]
  /// For each value the label that stands before it on its line or in its row of a grid, where the line
  /// begins with a label.
  var labelBefore: [Int?] = []
  /// For each token the first one on its line.
  var lineStart: [Int] = []
  /// What the tokens from each one on give at most.
  var rest: [Float] = []

  /// What the states, and the rows, of one token and the next hold. An array would check at each of the many
  /// writes whether it is shared.
  private let memory = SearchMemory()
  private var score: UnsafeMutableBufferPointer<Float>
  private var active: StateSet
  private var next: UnsafeMutableBufferPointer<Float>
  private var reached: StateSet
  /// For each state the state before: of the token before, or of the same where ``sameTime`` is added.
  private let from: UnsafeMutableBufferPointer<Int32>
  private let before: UnsafeMutableBufferPointer<Float>
  private let beforeFrom: UnsafeMutableBufferPointer<Int32>
  /// The steps of all times, those of one after the other, each in the order of the states.
  var steps: [Step] = []
  var firstStep: [Int] = []
  /// The best of ``next``.
  private var best: Float = 0
  /// Paths that fall below this are left.
  private var cutoff: Float = -.infinity
  /// What the best of the paths left might have come to.
  private var mostLost: Float = -.infinity

  struct Step {
    let state: Int32
    let from: Int32
  }

  init(table: ExpectedTable, tokens: [Token], matches: [LabelMatcher.Match?], certain: CertainRows) {
    self.table = table
    self.tokens = tokens
    self.matches = matches
    owners = certain.owners
    var ownsValues = [Bool](repeating: false, count: table.rows.count)
    for owner in certain.owners where owner >= 0 { ownsValues[Int(owner)] = true }
    self.ownsValues = ownsValues
    isExcluded = table.rows.indices.map(certain.excluded.contains)
    states = table.states
    score = memory.take(states.count, of: -Float.infinity)
    next = memory.take(states.count, of: -Float.infinity)
    active = StateSet(count: states.count, in: memory)
    reached = StateSet(count: states.count, in: memory)
    from = memory.take(states.count, of: Int32(-1))
    before = memory.take(table.rows.count + 1, of: -Float.infinity)
    beforeFrom = memory.take(table.rows.count + 1, of: Int32(-1))
    findLabelsBefore()
    giveRunsToLabels()
    rest = [Float](repeating: 0, count: tokens.count + 1)
    for index in tokens.indices.reversed() { rest[index] = rest[index + 1] + ceiling(of: index) }
  }

  // MARK: The passes

  mutating func run(looksAtAll: Bool) {
    // Nothing else says that what the buffers point to is still needed.
    defer { withExtendedLifetime(memory) {} }
    if looksAtAll {
      pass(beam: .infinity, least: -.infinity)
      return
    }
    pass(beam: Self.beam, least: -.infinity)
    let found = score[states.end]
    if mostLost < found - Self.margin { return }
    pass(beam: .infinity, least: found - Self.margin)
  }

  /// - Parameters:
  ///   - beam: what a path may have lost against the best one.
  ///   - least: what a path must be able to come to.
  private mutating func pass(beam: Float, least: Float) {
    for state in score.indices { score[state] = -.infinity }
    active.removeAll()
    steps.removeAll(keepingCapacity: true)
    firstStep.removeAll(keepingCapacity: true)
    mostLost = -.infinity
    score[states.start] = 0
    best = 0
    active.insert(states.start)
    from[states.start] = -1
    close(time: 0, beam: beam, least: least)
    var lastValue = -1
    for (index, token) in tokens.enumerated() {
      reached.removeAll()
      best = -.infinity
      if token.isValue {
        step(value: index, gap: breakCost(from: lastValue, to: index))
        lastValue = index
      } else {
        step(label: index)
      }
      var state = active.first(from: 0)
      while state < states.count {
        score[state] = -.infinity
        state = active.first(from: state + 1)
      }
      swap(&score, &next)
      swap(&active, &reached)
      close(time: index + 1, beam: beam, least: least)
    }
  }

  /// Leaves the paths that fell behind, lets others enter rows, and notes where all came from.
  private mutating func close(time: Int, beam: Float, least: Float) {
    // Behind the last token a path still has to leave out what the document does not print.
    cutoff = max(least - rest[time], time == tokens.count ? -.infinity : best - beam)
    var state = active.first(from: 0)
    if cutoff > -.infinity {
      while state < states.count {
        if score[state] < cutoff {
          mostLost = max(mostLost, score[state] + rest[time])
          score[state] = -.infinity
          active.remove(state)
        }
        state = active.first(from: state + 1)
      }
    }
    enterRows(time: time)
    firstStep.append(steps.count)
    state = active.first(from: 0)
    while state < states.count {
      steps.append(Step(state: Int32(state), from: from[state]))
      state = active.first(from: state + 1)
    }
  }

  private mutating func offer(_ state: Int, _ value: Float, from previous: Int) {
    if value > next[state] {
      next[state] = value
      best = max(best, value)
      from[state] = Int32(previous)
      reached.insert(state)
    }
  }

  private mutating func step(value index: Int, gap: Float) {
    let kind = tokens[index].kind
    let take: Float = kind == .blank ? Cost.takeBlank : Cost.takeNumber
    let skip: Float =
      kind == .blank
      ? 0 : isSubtotal(index) ? Cost.skipSubtotal : kind == .mark ? Cost.skipMark : Cost.skipNumber
    let label = labelBefore[index].flatMap { matches[$0] }
    let owner = Int(owners[index])
    // Where a value is one row's beyond doubt, passing it over or giving it to another costs much.
    let passing = owner < 0 || kind == .blank ? skip : min(skip, Cost.againstTheLabel)
    var state = active.first(from: 0)
    while state < states.count {
      let row = Int(states.rowOf[state])
      let reached = score[state]
      if row < 0 {
        offer(state, reached + passing, from: state)
      } else {
        let width = states.widths[row]
        let taken = state - states.bases[row] - 1
        // Cells follow their label: blanks are passed over before it and behind the last cell, rarely between.
        let between = kind == .blank && taken >= 0 && taken < width ? Cost.blankBetween : 0
        // A line that begins among the values of a row is one whether its first value is taken or passed over.
        let apart = kind != .blank && taken > 0 && taken < width ? gap : 0
        offer(state, reached + passing + between + apart, from: state)
        if width > 0, taken < width {
          let opening =
            (kind == .blank ? Cost.unlabelledBlank : Cost.unlabelled)
            + (isForeign(label, to: row) ? Cost.againstTheLine : 0)
          let among: Float = taken > 0 ? gap : taken < 0 ? opening : 0
          // The step to another state is what tells a value taken from one passed over.
          let foreign = owner != row && (owner >= 0 || ownsValues[row]) ? Cost.againstTheLabel : 0
          offer(states.bases[row] + max(taken, 0) + 2, reached + take + among + foreign, from: state)
        }
      }
      state = active.first(from: state + 1)
    }
  }

  /// Tells whether a value stands on a line behind a label that is a heading's to the letter, and no row's.
  private func isSubtotal(_ index: Int) -> Bool {
    guard let match = labelBefore[index].flatMap({ matches[$0] }), match.isExact else { return false }
    return match.weights.indices.allSatisfy {
      match.weights[$0] < match.best || states.widths[$0] == 0
    }
  }

  /// Tells whether a value stands on a line behind a label that is another row's: it is no number of an
  /// unlabelled row, even where the form goes on and the document does not.
  private func isForeign(_ label: LabelMatcher.Match?, to row: Int) -> Bool {
    guard let label else { return false }
    return label.best >= 2 * Aligner.weak && belongs(label, label.best, elsewhereThan: row)
  }

  /// Tells whether a label is another row's: much likelier, or to the letter.
  private func belongs(_ match: LabelMatcher.Match, _ best: Float, elsewhereThan row: Int) -> Bool {
    match.weights[row] * 2 < best || (match.isExact && match.weights[row] < best)
  }

  private mutating func step(label index: Int) {
    guard let match = matches[index] else { return }
    let leads = isBound(index, index + 1)
    let trails = !leads && isBound(index, index - 1) && tokens[lineStart[index]].isValue
    let against: Float = leads ? Cost.againstTheLine : 0
    // Passing over the label that stands with numbers on their line gives those numbers to another row.
    let best = leads || trails ? match.best : 0
    var state = active.first(from: 0)
    while state < states.count {
      let row = Int(states.rowOf[state])
      let reached = score[state]
      let isForeign = best >= 2 * Aligner.weak && (row < 0 || belongs(match, best, elsewhereThan: row))
      let noise = isForeign ? match.noise + Cost.againstTheLine : match.noise
      if row < 0 {
        offer(state, reached + noise, from: state)
        state = active.first(from: state + 1)
        continue
      }
      let base = states.bases[row]
      let taken = state - base - 1
      let width = states.widths[row]
      let weight = match.weights[row]
      if width == 0 {
        // A heading: its label counts less, and it never holds what belongs to a row.
        // The heading of a choice must weigh as much as the row of the same words.
        let gain = max(states.shares[row] * weight, noise)
        offer(base + (taken == 0 || gain > 1 ? 1 : 0), reached + gain, from: state)
      } else if taken <= 0 {
        let ahead =
          taken == 0 && !leads ? stacked(match, at: row, from: row + 1, through: row + 4) : -.infinity
        let gain = max(weight + (trails ? Cost.againstTheLine : 0), noise, ahead)
        let labelled = taken == 0 || gain >= Aligner.weak || weight * 2 >= states.labelLengths[row] ? 1 : 0
        offer(base + labelled, reached + gain, from: state)
      } else if taken < width {
        let apart = noise == 0 ? Cost.headerAmongValues : Cost.noiseAmongValues
        let among = match.isExact ? Cost.wholeLabelAmongValues : Cost.labelAmongValues
        let gain = max(weight + among + against, noise + apart)
        offer(state, reached + gain, from: state)
      } else {
        let behind =
          leads
          ? -.infinity : stacked(match, at: row, from: row - 4, through: row - 1) + Cost.labelBehindValues
        let gain = max(weight + Cost.labelBehindValues + against, noise, behind)
        offer(base + width + 2, reached + gain, from: state)
      }
      state = active.first(from: state + 1)
    }
  }

  /// Gives what a label weighs as that of a neighbouring row, where several labels stand together and the
  /// numbers of their rows behind or before them all.
  private func stacked(
    _ match: LabelMatcher.Match, at current: Int, from first: Int, through last: Int
  ) -> Float {
    var best: Float = -.infinity
    if match.best < 2 * Aligner.weak { return best }
    var row = max(0, first)
    while row <= min(last, states.widths.count - 1) {
      if match.weights[row] >= 2 * Aligner.weak, mayStack(row, with: current) {
        best = max(best, match.weights[row])
      }
      row += 1
    }
    return best * Cost.stacked
  }

  /// Headings stand apart, and so does the short print of a choice, whose label is also that of a heading;
  /// rows of different prints never stand together.
  func mayStack(_ row: Int, with current: Int) -> Bool {
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

  // MARK: From row to row

  /// Lets rows end and others begin at one point of time. Rows are visited in order, so that one pass
  /// carries a path over any number of rows left out.
  private mutating func enterRows(time: Int) {
    let rows = table.rows.count
    let left = rest[time]
    var row = 0
    var lastEntered = -1
    if score[states.start] > -.infinity {
      before[0] = score[states.start]
      beforeFrom[0] = Int32(states.start)
      lastEntered = 0
    }
    var state = active.first(from: 0)
    while row < rows {
      if row > lastEntered {
        if state >= states.end { return }
        row = Int(states.rowOf[state])
      }
      let head = states.bases[row]
      let value = before[row]
      if value > -.infinity {
        before[row] = -.infinity
        if !isExcluded[row] { enter(head, value, beforeFrom[row]) }
        let skip = states.skips[row]
        if skip.other >= 0 { consider(skip.other, value, beforeFrom[row], left, &lastEntered) }
        consider(skip.row, value + skip.cost, beforeFrom[row], left, &lastEntered)
      }
      while state <= head + states.widths[row] + 2 {
        if state > head {
          consider(
            states.following[row], score[state] + states.leaving[state], Int32(state), left, &lastEntered)
        }
        state = active.first(from: state + 1)
      }
      row += 1
    }
    if before[rows] > -.infinity {
      enter(states.end, before[rows], beforeFrom[rows])
      before[rows] = -.infinity
    }
  }

  private mutating func enter(_ state: Int, _ value: Float, _ previous: Int32) {
    if value > score[state] {
      score[state] = value
      // States of the same time are told from those of the time before by an offset.
      from[state] = Int32(states.count) + previous
      active.insert(state)
    }
  }

  private mutating func consider(
    _ row: Int, _ value: Float, _ previous: Int32, _ left: Float, _ lastEntered: inout Int
  ) {
    if value < cutoff {
      mostLost = max(mostLost, value + left)
    } else if value > before[row] {
      before[row] = value
      beforeFrom[row] = previous
      lastEntered = max(lastEntered, row)
    }
  }
}
