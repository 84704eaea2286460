import Core

/// These are the texts that a workbook holds once, and that cells call by their number: the codes of the
/// codebook and what they mean. A text that only the data has stands in its cell, so that memory does not grow
/// with them.
struct SharedTexts {
  private var texts = TextTable()

  mutating func number(of text: String) -> Int32 { texts.number(of: text) }

  /// Gives `xl/sharedStrings.xml`.
  var part: String {
    let items = (0..<Int32(texts.count)).map { "<si><t>\(XMLText.escaped(texts[$0]))</t></si>" }
    return XMLText.declaration
      + "<sst xmlns=\"\(XMLText.main)\" uniqueCount=\"\(items.count)\">\(items.joined())</sst>"
  }
}

/// These are words that a column may hold, each with the number of the text that stands for it.
struct SharedWords {
  private var words = TextTable()
  private var numbers: [Int32] = []
  /// How wide the widest text is.
  private(set) var width = 0
  /// The word that was looked up last, since rows repeat what stands above them.
  private var last: [UInt8] = []
  private var lastNumber: Int32?

  /// - Parameter words: what stands in the table, and what is to stand in the sheet.
  init(_ words: [(word: String, text: String)], in shared: inout SharedTexts) {
    for (word, text) in words where !text.isEmpty && self.words.number(of: word) == numbers.count {
      numbers.append(shared.number(of: text))
      width = max(width, ColumnWidths.width(of: text.utf8.span))
    }
  }

  /// Gives the number of the text for a word, or nil where the word is none of these.
  mutating func number(of word: Span<UInt8>) -> Int32? {
    if numbers.isEmpty { return nil }
    if word.isEqual(to: last.span) { return lastNumber }
    lastNumber = words.find(word).map { numbers[Int($0)] }
    last.removeAll(keepingCapacity: true)
    word.withUnsafeBufferPointer { last.append(contentsOf: $0) }
    return lastNumber
  }
}
