import Core

/// Decides which bytes of a text are marked: those that cells were read from, numbers that no cell took, sums beside headings, and
/// what else could stand in a cell. Marks never overlap, so that one place of the text is one mark; a mark
/// knows its cells.
struct SourceMarks {
  struct Mark {
    let start: Int
    var end: Int
    /// The observations that were read from it, in order.
    var cells: [Int]
    /// No cell took what stands there.
    var isLeftOver: Bool

    /// The name of its element.
    var id: String { "b\(start)" }
  }

  /// In the order of the text.
  private(set) var marks: [Mark] = []

  init(_ traced: TracedDocument) {
    var wanted: [Mark] = []
    for (index, seen) in traced.observations.enumerated() where !seen.raw.isEmpty {
      wanted.append(Mark(seen.raw, cells: [index]))
      for span in traced.placement(of: index)?.alternatives ?? [] where !span.isEmpty {
        wanted.append(Mark(span))
      }
    }
    for token in traced.tables.flatMap(\.subtotals).flatMap(\.tokens) where !token.span.isEmpty {
      wanted.append(Mark(token.span))
    }
    for token in traced.tables.flatMap(\.leftover) where !token.span.isEmpty {
      wanted.append(Mark(token.span, isLeftOver: true))
    }
    // Sorted by place and, at one place, by the first cell: sorting is not stable by itself.
    wanted.sort { ($0.start, $0.end, $0.cells.first ?? .max) < ($1.start, $1.end, $1.cells.first ?? .max) }
    for mark in wanted where mark.end <= traced.document.text.count {
      guard let last = marks.last, mark.start < last.end else {
        marks.append(mark)
        continue
      }
      let cells = last.cells + mark.cells.filter { !last.cells.contains($0) }
      marks[marks.count - 1].end = max(last.end, mark.end)
      marks[marks.count - 1].cells = cells.sorted()
      marks[marks.count - 1].isLeftOver = cells.isEmpty && (last.isLeftOver || mark.isLeftOver)
    }
  }

  /// Gives the mark that holds a place of the text.
  func mark(at span: TextSpan) -> Mark? {
    if span.isEmpty { return nil }
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].start <= Int(span.start) { low = middle + 1 } else { high = middle }
    }
    guard low > 0, marks[low - 1].end > Int(span.start) else { return nil }
    return marks[low - 1]
  }
}

extension SourceMarks.Mark {
  fileprivate init(_ span: TextSpan, cells: [Int] = [], isLeftOver: Bool = false) {
    self.init(start: Int(span.start), end: Int(span.end), cells: cells, isLeftOver: isLeftOver)
  }
}
