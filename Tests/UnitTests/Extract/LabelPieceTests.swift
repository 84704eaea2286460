import Core
import Testing

@testable import Extract

/// The likeness of pieces and labels is found with signatures and words of bits; here it is held against the
/// plain table of the longest common subsequence.
struct LabelPieceTests {
  @Test(arguments: 0..<20)
  func randomPiecesWeighWhatTheyShould(seed: Int) throws {
    let definitions = try TestDefinitions.loaded()
    let labels = definitions.forms.flatMap(\.regions).flatMap(\.blocks).flatMap(\.rows).map(\.label)
      .filter { $0.folded.contains { !$0.isEmpty } }
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<60 {
      let text = Self.piece(of: labels, &random)
      let piece = LabelPiece(text)
      for label in labels {
        for spelling in label.folded.indices {
          #expect(piece.weight(label, spelling) == Self.weight(text, label.folded[spelling]))
        }
      }
    }
  }

  @Test(
    arguments: [
      ([], [1, 2], -0.0), ([1], [1, 2], 0.6), ([2], [1, 2], 0.3), ([1, 2], [1, 2], 8), ([1, 2, 3], [], 0),
      ([1, 2], [9, 1, 2], 2), ([1, 2, 3, 4], [2, 3, 4], 7.7), ([7, 7, 7], [7, 8, 9], -0.3),
    ] as [([UInt16], [UInt16], Float)])
  func weighsByHand(text: [UInt16], label: [UInt16], weight: Float) {
    #expect(LabelPiece(text).weight(FormLabel(text: "", folded: [label]), 0) == weight)
  }

  /// A part of a label, or of several, with characters lost, exchanged and repeated; some longer than a word
  /// has bits.
  private static func piece(of labels: [FormLabel], _ random: inout SplitMix) -> [UInt16] {
    var text: [UInt16] = []
    for _ in 0...(random.next() % 3) {
      let folded = labels[Int(random.next() % UInt64(labels.count))].folded
      let label = folded[Int(random.next() % UInt64(folded.count))]
      if label.isEmpty { continue }
      let first = random.next() % 2 == 0 ? 0 : Int(random.next() % UInt64(label.count))
      let last = random.next() % 2 == 0 ? label.count : Int(random.next() % UInt64(label.count + 1))
      if first < last { text += label[first..<last] }
    }
    for _ in 0..<(random.next() % 4) where !text.isEmpty {
      let place = Int(random.next() % UInt64(text.count))
      switch random.next() % 3 {
      case 0: text.remove(at: place)
      case 1: text[place] = UInt16(truncatingIfNeeded: 0x4E00 + random.next() % 64)
      default: text.insert(text[place], at: place)
      }
    }
    return text
  }

  // MARK: The slow and obvious way

  private static func weight(_ piece: [UInt16], _ label: [UInt16]) -> Float {
    let n = piece.count
    let m = label.count
    if m == 0 { return 0 }
    if piece == label { return 2 * Float(n) + 4 }
    if n < m {
      if contains(label, piece) {
        if n == 1 { return piece[0] == label[0] ? 0.6 : 0.3 }
        return Float(n) + (label.starts(with: piece) ? 1 : 0)
      }
    } else if m >= 3, contains(piece, label) {
      return 2 * Float(m) + 2 - 0.3 * Float(n - m)
    }
    if n < 3 { return -0.1 * Float(n) }
    let common = commonLength(piece, label)
    let lost = n - common
    if common >= 3, common * 10 >= n * 6 { return Float(common) - 1.2 * Float(lost) }
    return -0.1 * Float(n)
  }

  private static func contains(_ text: [UInt16], _ needle: [UInt16]) -> Bool {
    if needle.isEmpty || text.count < needle.count { return false }
    return (0...(text.count - needle.count)).contains {
      text[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }

  private static func commonLength(_ a: [UInt16], _ b: [UInt16]) -> Int {
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
