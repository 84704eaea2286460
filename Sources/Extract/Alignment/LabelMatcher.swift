import Core

/// Says how well a piece of text fits each row of the form. Evidence adds up over the pieces of a label,
/// since labels are broken anywhere; a piece that belongs to a header or a group is evidence for no row.
struct LabelMatcher {
  struct Match {
    /// Evidence for each row; at most 0 where the piece does not fit it.
    let weights: [Float]
    /// What it costs to pass the piece over: 0 for headers and groups, little for other text.
    let noise: Float
    /// The piece is the whole label of a row, to the letter.
    let isExact: Bool
  }

  private let table: ExpectedTable
  private var memo: [[UInt16]: Match] = [:]

  init(table: ExpectedTable) { self.table = table }

  mutating func match(_ piece: [UInt16]) -> Match {
    if let known = memo[piece] { return known }
    let match = compute(piece)
    memo[piece] = match
    return match
  }

  private func compute(_ piece: [UInt16]) -> Match {
    let count = Float(piece.count)
    if piece.isEmpty || piece.count > 70 {
      return Match(weights: [Float](repeating: -1, count: table.rows.count), noise: 0, isExact: false)
    }
    var weights: [Float] = []
    weights.reserveCapacity(table.rows.count)
    var exact = false
    for row in table.rows {
      var best: Float = -0.1 * count
      for label in row.row.label.folded {
        let weight = Self.weight(piece, label)
        if weight > best { best = weight }
        if piece == label { exact = true }
      }
      weights.append(best)
    }
    return Match(weights: weights, noise: noise(piece), isExact: exact)
  }

  /// Headers cost nothing, and so do pieces of them; other text costs a little a character.
  private func noise(_ piece: [UInt16]) -> Float {
    for label in table.neutral
    where label == piece || holds(label, piece) || (label.count >= 3 && holds(piece, label)) {
      return 0
    }
    return max(-1.5, -0.1 * Float(piece.count))
  }

  /// The measure of likeness of a piece and a label.
  static func weight(_ piece: [UInt16], _ label: [UInt16]) -> Float {
    let n = piece.count
    let m = label.count
    if m == 0 { return 0 }
    if piece == label { return 2 * Float(n) + 4 }
    if n < m {
      if holds(label, piece) {
        if n == 1 { return piece[0] == label[0] ? 0.6 : 0.3 }
        return Float(n) + (label.starts(with: piece) ? 1 : 0)
      }
    } else if m >= 3, holds(piece, label) {
      return 2 * Float(m) + 2 - 0.3 * Float(n - m)
    }
    if n < 3 { return -0.1 * Float(n) }
    let common = commonLength(piece, label)
    let lost = n - common
    if common >= 3, common * 10 >= n * 6 { return Float(common) - 1.2 * Float(lost) }
    return -0.1 * Float(n)
  }

  /// Gives the length of the longest common subsequence.
  static func commonLength(_ a: [UInt16], _ b: [UInt16]) -> Int {
    var previous = [Int](repeating: 0, count: b.count + 1)
    var current = previous
    for x in a {
      for (j, y) in b.enumerated() {
        current[j + 1] = x == y ? previous[j] + 1 : max(previous[j + 1], current[j])
      }
      swap(&previous, &current)
    }
    return previous[b.count]
  }
}
