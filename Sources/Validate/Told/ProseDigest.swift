import Core

/// Gives a number for the running text of a report without its digits, so that two reports whose texts are equal
/// but for the numbers have the same.
enum ProseDigest {
  /// Shorter lines are headings, labels and signatures.
  private static let shortestLine = 20
  /// A text of a few sentences is like another by chance.
  private static let shortestText = 300

  /// Gives 0 where there is too little text.
  static func of(
    _ document: Document, _ outline: Outline, _ extraction: Extraction, _ characters: CharacterMap
  )
    -> UInt64
  {
    let tables = extraction.tables.map { $0.firstLine...max($0.firstLine, $0.lastLine) }
    let noise = outline.sections.filter { $0.kind == .noise }.map {
      $0.firstLine...max($0.firstLine, $0.lastLine)
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var count = 0
    var folded: [UInt16] = []
    for (index, span) in document.lines.enumerated() {
      // An ideograph takes three bytes.
      guard span.range.count >= shortestLine * 3 else { continue }
      let line = index + 1
      if tables.contains(where: { $0.contains(line) }) || noise.contains(where: { $0.contains(line) }) {
        continue
      }
      folded.removeAll(keepingCapacity: true)
      characters.fold(document.text[span.range], into: &folded)
      if folded.count < shortestLine { continue }
      for key in folded where key >= 0x3400 {
        hash = (hash ^ UInt64(key)) &* 0x100_0000_01b3
        count += 1
      }
    }
    return count < shortestText ? 0 : hash
  }
}
