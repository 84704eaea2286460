import Core

/// Reads a table that was saved as CSV. The text stays that of the file, byte for byte, and its lines are read
/// as rows of cells like those of any text; only a line with one word, as a heading has it, is that word
/// without the commas behind it. A row of the form with nothing but its label keeps its empty cells.
struct CommaFile: Sendable {
  private let labels: RowLabels

  init(labels: RowLabels) { self.labels = labels }

  func document(_ decoded: DecodedText, path: SourcePath) throws(Reject) -> Document {
    let plain = try TextReader.document(decoded, path: path, format: .csv)
    return Document(
      path: path, format: .csv, encoding: plain.encoding, text: plain.text,
      lines: plain.lines.map { loneCell($0, in: plain.text) ?? $0 }, replacedBytes: plain.replacedBytes)
  }

  /// Gives the first cell of a line where all others are empty.
  private func loneCell(_ line: TextSpan, in text: [UInt8]) -> TextSpan? {
    var end = Int(line.end)
    while end > Int(line.start), text[end - 1] == UInt8(ascii: ",") || text[end - 1] == UInt8(ascii: " ") {
      end -= 1
    }
    var start = Int(line.start)
    let quote = UInt8(ascii: "\"")
    if end - start >= 2, text[start] == quote, text[end - 1] == quote {
      start += 1
      end -= 1
    }
    for index in start..<max(start, end) {
      if text[index] == quote || (text[index] == UInt8(ascii: ",") && start == Int(line.start)) { return nil }
    }
    let span = TextSpan(start: start, end: max(start, end))
    return labels.contains(text[span.range]) ? nil : span
  }
}
