/// This is a way in which a converter turns a report into text.
struct Layout: Sendable {
  /// How running text is set.
  enum Paper: Sendable {
    /// A paragraph is a line, indented as word processors do.
    case paragraphs
    /// Lines of a printed page, so many characters wide.
    case page(width: Int)
    /// As `page`, an empty line after every line.
    case spacedPage(width: Int)
    /// Markdown: headings with `#`, paragraphs parted by empty lines.
    case markdown
  }

  let name: String
  let paper: Paper
  /// An empty cell leaves a trace that a reader can count.
  let keepsBlanks: Bool
  let fileExtension: String
  /// Numbers stand each on a line of its own, so that other numbers between the lines could be taken for them.
  let isTokenwise: Bool
  let table: @Sendable (Sheet, inout Rendering) -> [String]
  let format: FileFormat
  /// Makes the whole file where it is no text.
  let file: (@Sendable (Manuscript, Report.Head, inout Rendering) -> [UInt8])?

  init(
    _ name: String, _ paper: Paper, keepsBlanks: Bool, fileExtension: String = "txt",
    isTokenwise: Bool = false, table: @escaping @Sendable (Sheet, inout Rendering) -> [String]
  ) {
    self.name = name
    self.paper = paper
    self.keepsBlanks = keepsBlanks
    self.fileExtension = fileExtension
    self.isTokenwise = isTokenwise
    self.table = table
    format = .text
    file = nil
  }

  /// - Parameter table: gives nothing where the file has tables of its own.
  init(
    _ name: String, _ format: FileFormat, keepsBlanks: Bool = true,
    table: @escaping @Sendable (Sheet, inout Rendering) -> [String] = { _, _ in [] },
    file: @escaping @Sendable (Manuscript, Report.Head, inout Rendering) -> [UInt8]
  ) {
    self.name = name
    paper = .paragraphs
    self.keepsBlanks = keepsBlanks
    fileExtension = format.rawValue
    isTokenwise = false
    self.table = table
    self.format = format
    self.file = file
  }

  static func named(_ name: String) -> Layout? { (all + files).first { $0.name == name } }
}

/// This is what a layout may use while it writes: chance, the document's habits, and a note of what it loses.
struct Rendering {
  var chance: Randomness
  let style: Style
  var noise: Int { style.noise }
  /// Indices of cells whose place the text does not give any more.
  var unreadable: Set<Int> = []

  init(chance: Randomness, style: Style) {
    self.chance = chance
    self.style = style
  }

  /// Notes rows of which a flowing text prints some cells and drops others: nobody can tell which.
  /// Of a table without a single number nobody can tell whether it is there.
  mutating func noteDroppedBlanks(in sheet: Sheet) {
    let isEmpty = sheet.rows.joined().allSatisfy { !$0.isValue || $0.text.trimmedBlanks.isEmpty }
    for row in sheet.rows {
      let values = row.filter(\.isValue)
      let printed = values.count { !$0.text.trimmedBlanks.isEmpty }
      guard isEmpty || (printed > 0 && printed < values.count) else { continue }
      for cell in values {
        if let index = cell.valueIndex { unreadable.insert(index) }
      }
    }
  }
}
