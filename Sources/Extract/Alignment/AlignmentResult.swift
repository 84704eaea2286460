import Core

// The way back along the best path.
extension AlignmentSearch {
  /// The row that a label read with another row belongs to: its own, or a neighbour it was stacked with.
  private func owner(of match: LabelMatcher.Match, near row: Int) -> Int {
    var best = row
    if states.widths[row] == 0 { return row }
    for other in max(0, row - 4)...min(states.widths.count - 1, row + 4)
    where mayStack(other, with: row) && match.weights[other] * Cost.stacked > max(match.weights[best], 0)
      && match.weights[other] >= 2 * Aligner.weak && best == row
    {
      best = other
    }
    return best
  }

  /// The state before this one on the best path to it.
  private func previous(of state: Int, at time: Int) -> Int32 {
    var index = firstStep[time]
    while steps[index].state != state { index += 1 }
    return steps[index].from
  }

  func result() -> Alignment {
    var rows = [AlignedRow](repeating: AlignedRow(), count: table.rows.count)
    var leftover: [Int] = []
    var time = tokens.count
    var state = states.end
    while true {
      let from = previous(of: state, at: time)
      if from < 0 { break }
      if from >= Int32(states.count) {
        // A row began here: the same time, the state before it.
        if state < states.end { rows[Int(states.rowOf[state])].isTaken = true }
        state = Int(from) - states.count
        continue
      }
      let index = time - 1
      let row = Int(states.rowOf[state])
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
