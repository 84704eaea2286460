/// Finds the known word that a mistyped one was meant to be.
public enum NearestWord {
  /// Gives the nearest of the known words, or nil where none is near enough to be worth saying.
  public static func of(_ word: String, among known: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    var best: (word: String, distance: Int)?
    for candidate in known {
      let letters = Array(candidate.lowercased().utf8)
      var steps = distance(typed, letters)
      // A beginning of a word, as in `--verb` or `conf`, is as good as one slip.
      if typed.count >= 3, letters.starts(with: typed) { steps = min(steps, 1) }
      if steps <= max(1, letters.count / 3), steps < best?.distance ?? Int.max {
        best = (candidate, steps)
      }
    }
    return best?.word
  }

  /// Gives the sentence's end that suggests the word: `; did you mean --jobs?`, or nothing.
  public static func suggestion(for word: String, among known: [String]) -> String {
    of(word, among: known).map { "; did you mean \($0)?" } ?? ""
  }

  /// Counts the slips between two words: a letter too many, too few, wrong, or two exchanged.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [Int](repeating: row, count: right.count + 1)
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var steps = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          steps = min(steps, before[column - 2] + 1)
        }
        current[column] = steps
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
