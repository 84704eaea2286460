import Core

/// Finds tables that are none of the form: channels of applications, training, a list of an agency's own. No
/// figure of theirs goes to the tables of output, so the reader of a report is told that they are there.
struct OtherTables {
  let document: Document
  let index: LineIndex
  /// Ranges of lines from 0 that are accounted for: the tables of the form, and what is no part of the report.
  let taken: [ClosedRange<Int>]

  /// Two rows of numbers below a header, or two columns of them beside labels.
  private static let fewestNumbers = 3
  private static let fewestLines = 2

  /// Gives their lines, from 0, in order.
  func ranges() -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for grid in document.grids {
      guard grid.columns > 1, let upper = grid.cells.first, let lower = grid.cells.last else { continue }
      // Cells stand in reading order.
      let first = document.lineNumber(at: Int(upper.span.start)) - 1
      let last = document.lineNumber(at: Int(lower.span.start)) - 1
      if last <= first || isTaken(first...last) { continue }
      if grid.cells.count(where: { isNumber($0.span) }) >= Self.fewestNumbers { found.append(first...last) }
    }
    found += runs()
    var result: [ClosedRange<Int>] = []
    for range in found.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    where !result.contains(where: range.overlaps) {
      result.append(range)
    }
    return result
  }

  /// Lines of cells that follow one another, empty lines between them aside.
  private func runs() -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    var run: [Int] = []
    func close() {
      if run.count >= Self.fewestLines, let first = run.first, let last = run.last, !isTaken(first...last) {
        let numbers = run.reduce(0) { $0 + self.numbers(in: index.lines[$1].trimmed) }
        if numbers >= Self.fewestNumbers { runs.append(first...last) }
      }
      run = []
    }
    for line in index.lines.indices {
      switch index.lines[line].shape {
      case .cells: run.append(line)
      case .blank: continue
      case .short, .prose: close()
      }
    }
    close()
    return runs
  }

  private func isTaken(_ range: ClosedRange<Int>) -> Bool { taken.contains(where: range.overlaps) }

  /// Counts the cells of a line, parted by tabs or bars, that are numbers.
  private func numbers(in span: TextSpan) -> Int {
    var count = 0
    var start = Int(span.start)
    for place in Int(span.start)...Int(span.end) {
      let isEnd = place == Int(span.end)
      guard isEnd || document.text[place] == 0x09 || document.text[place] == UInt8(ascii: "|") else {
        continue
      }
      if isNumber(UTF8Cursor.trimmed(TextSpan(start: start, end: place), in: document.text)) { count += 1 }
      start = place + 1
    }
    return count
  }

  private func isNumber(_ span: TextSpan) -> Bool {
    guard let number = PrintedNumber.read(span, in: document.text) else { return false }
    return number.suffix.isEmpty
  }
}
