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
      let lines = grid.cells.map { document.lineNumber(at: Int($0.span.start)) - 1 }
      guard let first = lines.min(), let last = lines.max() else { continue }
      let numbers = grid.cells.count { isNumber($0.span) }
      if last > first, grid.columns > 1, numbers >= Self.fewestNumbers { found.append(first...last) }
    }
    found += runs()
    var result: [ClosedRange<Int>] = []
    for range in found.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    where !(taken + result).contains(where: range.overlaps) {
      result.append(range)
    }
    return result
  }

  /// Lines of cells that follow one another, empty lines between them aside.
  private func runs() -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    var run: [Int] = []
    var numbers = 0
    func close() {
      if run.count >= Self.fewestLines, numbers >= Self.fewestNumbers, let first = run.first,
        let last = run.last
      {
        runs.append(first...last)
      }
      run = []
      numbers = 0
    }
    for line in index.lines.indices {
      switch index.lines[line].shape {
      case .cells:
        run.append(line)
        numbers += self.numbers(in: index.lines[line].trimmed)
      case .blank: continue
      case .short, .prose: close()
      }
    }
    close()
    return runs
  }

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
