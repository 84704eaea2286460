import Core

/// Reads what `pdftotext -tsv` writes: a line for each word with the place of its box.
enum PrintedWords {
  /// More than this are no report; a page of small print has two thousand.
  private static let mostWords = 500_000

  static func pages(_ table: [UInt8]) throws(Reject) -> [(words: [PageWord], turn: PageTurn)] {
    var pages: [(words: [PageWord], votes: TurnVotes)] = []
    var words = 0
    for line in table.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
      guard fields.count == 12, let level = number(fields[0]), let page = number(fields[1]) else { continue }
      if level == 1 {
        // Pages are told in order, each once, those without words too.
        guard pages.count < PDFFile.mostPages else { throw Reject.tooManyPages() }
        pages.append(([], TurnVotes()))
      }
      guard level == 5, Int(page) == pages.count, !pages.isEmpty, let left = number(fields[6]),
        let top = number(fields[7]), let width = number(fields[8]), let height = number(fields[9]),
        let block = number(fields[2]), let part = number(fields[3]), let row = number(fields[4])
      else { continue }
      words += 1
      if words > mostWords { throw Reject.tooManyPages() }
      let box = PageBox(left: left, top: top, right: left + max(0, width), bottom: top + max(0, height))
      let text = printable(fields[11])
      pages[pages.count - 1].words.append(PageWord(box: box, text: text))
      pages[pages.count - 1].votes.add(
        box, characters: text.count { $0 & 0xC0 != 0x80 }, block: Int(block) << 32 | Int(part), line: Int(row)
      )
    }
    return pages.map { ($0.words, $0.votes.turn) }
  }

  /// Fonts of symbols leave control characters and noncharacters, which mean nothing in a text.
  private static func printable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: [UInt8]()) { text, scalar in
      if scalar.value >= 0x20, scalar.value != 0x7F { text.append(scalar: scalar.value) }
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard bytes.count < 24, let value = Double(String(decoding: bytes, as: UTF8.self)), abs(value) < 1e6
    else {
      return nil
    }
    return value
  }
}
