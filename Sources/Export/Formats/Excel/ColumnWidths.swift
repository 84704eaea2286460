import Core

/// Finds how wide the columns of a sheet should be: for what they are called, and for what stands in the
/// first rows.
struct ColumnWidths {
  private var widths: [Int]
  private static let sample = 200
  private static let narrowest = 8
  private static let widest = 60
  /// The button of a filter hides that much of a name.
  private static let button = 3

  init(names: [[String]]) {
    widths = names.map { names in
      let longest = names.map { Self.width(of: $0.utf8.span) + Self.button }.max() ?? 0
      return min(Self.widest, max(Self.narrowest, longest))
    }
  }

  /// Looks at the first rows of a table.
  mutating func look(at rows: Span<UInt8>, of columns: SheetColumns) {
    var splitter = RowSplitter()
    var at = 0
    var count = 0
    while count < Self.sample, let next = splitter.split(rows, from: at) {
      for (index, column) in columns.columns.enumerated() {
        let width: Int
        if column.kind == .meaning {
          width = columns.words[index].width
        } else {
          guard column.field < splitter.fields.count else { continue }
          let field = splitter.fields[column.field]
          width = Self.width(of: rows.extracting(field.start..<field.end)) + 2
        }
        widths[index] = min(Self.widest, max(widths[index], width))
      }
      at = next
      count += 1
    }
  }

  /// Gives the element of a sheet.
  var part: String {
    let columns = widths.enumerated().map { index, width in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    return "<cols>\(columns.joined())</cols>"
  }

  /// Counts the columns of a terminal that a text takes: an ideograph takes two.
  static func width(of text: Span<UInt8>) -> Int {
    var width = 0
    for index in text.indices {
      if text[index] < 0x80 { width += 1 } else if text[index] >= 0xE0 { width += 2 }
    }
    return width
  }
}
