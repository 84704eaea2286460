import Core

extension [[UInt16]] {
  /// Gives the index of the longest of these words that a text begins with, an empty one aside.
  func longest(startOf text: ArraySlice<UInt16>) -> Int? {
    var found: Int?
    for (index, word) in enumerated()
    where word.count > (found.map { self[$0].count } ?? 0) && text.starts(with: word) {
      found = index
    }
    return found
  }
}

/// These are the spellings of many labels side by side, so that a piece of text passes over those that it has
/// little in common with at the cost of a few instructions.
struct LabelList: Sendable {
  private(set) var spellings: [[UInt16]] = []
  private(set) var signatures: [CharacterSignature] = []
  private(set) var lengths: [Int] = []
  /// For each spelling the label that it is one of.
  private(set) var labels: [Int] = []

  init(_ labels: [FormLabel]) {
    for (index, label) in labels.enumerated() {
      for spelling in label.folded.indices {
        spellings.append(label.folded[spelling])
        signatures.append(label.signatures[spelling])
        lengths.append(label.folded[spelling].count)
        self.labels.append(index)
      }
    }
  }
}
