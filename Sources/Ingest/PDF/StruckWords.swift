import Core

/// Leaves out what a line is drawn through: what stands beside it has replaced it, and both read together would be one
/// number.
enum StruckWords {
  /// A page with more lines than this is a drawing.
  private static let mostLines = 2000
  private static let mostWords = 200
  private static let tallest = 60.0
  /// A strike goes through this part of the height of its characters.
  private static let through = 0.35...0.75
  /// It begins and ends with characters; lines of tables go on beyond them.
  private static let reach = 2.0
  private static let band = 10.0

  static func removed(from words: [PageWord], by lines: [RulingLine]) -> [PageWord] {
    if lines.isEmpty || lines.count > mostLines { return words }
    var bands: [Int: [Int]] = [:]
    for (index, word) in words.enumerated() where word.box.height < tallest {
      let first = Int((word.box.top + through.lowerBound * word.box.height) / band)
      let last = Int((word.box.top + through.upperBound * word.box.height) / band)
      for place in first...max(first, last) { bands[place, default: []].append(index) }
    }
    var strikes: [Int: [RulingLine]] = [:]
    for line in lines {
      let near = (bands[Int(line.position / band)] ?? []).prefix(mostWords).filter { index in
        let box = words[index].box
        let height = (line.position - box.top) / max(1, box.height)
        return through.contains(height) && line.start < box.right && line.end > box.left
      }
      guard let left = near.map({ words[$0].box.left }).min(),
        let right = near.map({ words[$0].box.right }).max(),
        line.start > left - reach, line.end < right + reach
      else { continue }
      for index in near { strikes[index, default: []].append(line) }
    }
    if strikes.isEmpty { return words }
    return words.indices.flatMap { index in
      strikes[index].map { rest(of: words[index], struckBy: $0) } ?? [words[index]]
    }
  }

  /// Gives the pieces of a word that no line goes through.
  private static func rest(of word: PageWord, struckBy lines: [RulingLine]) -> [PageWord] {
    let scalars = Array(String(decoding: word.text, as: UTF8.self).unicodeScalars)
    let weights = scalars.map { $0.value < 0x2E80 ? 1.0 : 2.0 }
    let unit = word.box.width / max(1, weights.reduce(0, +))
    var pieces: [PageWord] = []
    var isOpen = false
    var left = word.box.left
    for (scalar, weight) in zip(scalars, weights) {
      let right = left + weight * unit
      let center = (left + right) / 2
      if lines.contains(where: { $0.start <= center && $0.end >= center }) {
        isOpen = false
      } else {
        if !isOpen {
          var box = word.box
          box.left = left
          pieces.append(PageWord(box: box, text: []))
        }
        isOpen = true
        pieces[pieces.count - 1].text.append(scalar: scalar.value)
        pieces[pieces.count - 1].box.right = right
      }
      left = right
    }
    return pieces
  }
}
