/// Leaves out the large characters that are printed across a page: a digit of them would stand in some cell.
enum Watermarks {
  /// They are so much higher than most words of the page.
  private static let size = 2.5
  /// A title covers nothing; a character across the page covers other words.
  private static let fewestCovered = 2
  private static let mostTall = 200
  private static let mostWords = 3000

  static func removed(from words: [PageWord]) -> [PageWord] {
    let heights = words.map(\.box.height).sorted()
    guard let usual = heights.dropFirst(heights.count / 2).first, usual > 0, words.count <= mostWords else {
      return words
    }
    let tall = words.filter { $0.box.height > size * usual }
    if tall.isEmpty || tall.count > mostTall { return words }
    let marks = tall.filter { mark in
      let covered = words.count { word in
        word.box.height * size <= mark.box.height
          && mark.box.contains(x: word.box.center, y: word.box.middle)
      }
      return covered >= fewestCovered
    }
    if marks.isEmpty { return words }
    // The others of its characters may stand where nothing is printed.
    let sizes = marks.map(\.box.height)
    return words.filter { word in
      word.box.height <= size * usual || !sizes.contains { abs($0 - word.box.height) < 0.1 * $0 }
    }
  }
}
