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
    /// The greatest of ``weights``.
    let best: Float

    init(weights: [Float], noise: Float, isExact: Bool) {
      self.weights = weights
      self.noise = noise
      self.isExact = isExact
      best = weights.max() ?? 0
    }
  }

  private let table: ExpectedTable
  private var memo: [Key: Match] = [:]

  /// Reads a text once where hashing each of its characters on its own would take longer than comparing.
  struct Key: Hashable {
    private let text: [UInt16]
    private let digest: UInt64

    init(_ text: [UInt16]) {
      self.text = text
      var digest: UInt64 = 0xCBF2_9CE4_8422_2325
      for character in text { digest = (digest ^ UInt64(character)) &* 0x0000_0100_0000_01B3 }
      self.digest = digest
    }

    func hash(into hasher: inout Hasher) { hasher.combine(digest) }
  }

  init(table: ExpectedTable) { self.table = table }

  /// Gives what the labels and headers of a table are themselves, which is what most documents print.
  static func matches(ofLabelsIn table: ExpectedTable) -> [Key: Match] {
    var matcher = LabelMatcher(table: table)
    for row in table.rows { for label in row.row.label.folded { _ = matcher.match(label) } }
    for label in table.neutral.spellings { _ = matcher.match(label) }
    return matcher.memo
  }

  mutating func match(_ piece: [UInt16]) -> Match {
    let key = Key(piece)
    if let known = table.known[key] ?? memo[key] { return known }
    let match = compute(piece)
    memo[key] = match
    return match
  }

  private func compute(_ text: [UInt16]) -> Match {
    if text.isEmpty || text.count > 70 {
      return Match(weights: [Float](repeating: -1, count: table.rows.count), noise: 0, isExact: false)
    }
    let piece = LabelPiece(text)
    var weights = [Float](repeating: piece.unlike, count: table.rows.count)
    var exact = false
    let labels = table.labels
    piece.compare(with: labels) { spelling, weight in
      let row = labels.labels[spelling]
      weights[row] = max(weights[row], weight)
      if labels.lengths[spelling] == text.count, labels.spellings[spelling] == text { exact = true }
    }
    return Match(weights: weights, noise: noise(piece), isExact: exact)
  }

  /// Headers cost nothing, and so do pieces of them; other text costs a little a character.
  private func noise(_ piece: LabelPiece) -> Float {
    piece.touches(table.neutral) ? 0 : max(-1.5, -0.1 * Float(piece.text.count))
  }
}
