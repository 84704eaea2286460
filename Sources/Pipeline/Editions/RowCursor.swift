import Core

/// Goes through the rows of a table of the CSV edition one by one. A row with other fields than the header is
/// damage: whoever reads on may rely on every column.
final class RowCursor {
  private let path: DiskPath
  private let reader: String
  private let file: RowFile
  private let width: Int
  private var block: [UInt8] = []
  private var range = 0..<0
  private var splitter = RowSplitter()
  private(set) var isAtEnd = false

  /// - Parameter reader: who reads it, as the message of a failure names it.
  init(_ path: DiskPath, for reader: String) throws(RunFailure) {
    self.path = path
    self.reader = reader
    file = try RowFile.table(path, for: reader)
    let header = file.header + [UInt8(ascii: "\n")]
    _ = splitter.split(header.span, from: 0)
    width = splitter.fields.count
  }

  /// Gives the places of columns in the header.
  func columns(_ names: [String]) throws(RunFailure) -> [Int] { try file.columns(names, for: reader) }

  /// The bytes before the first row.
  var headerLength: Int { file.header.count + 1 }
  /// The bytes of the row with its end.
  var length: Int { range.count }

  /// Comes to the next row and tells whether there is one.
  @discardableResult
  func next() throws(RunFailure) -> Bool {
    while range.upperBound >= block.count {
      try Interruption.check()
      guard let more = try RunFailure.unless({ () throws(DiskFailure) in try file.next() }) else {
        isAtEnd = true
        return false
      }
      (block, range) = (more, 0..<0)
    }
    let block = block
    guard let end = splitter.split(block.span, from: range.upperBound), splitter.fields.count == width else {
      throw damage("rows have not all the same fields")
    }
    range = range.upperBound..<end
    return true
  }

  func damage(_ problem: String) -> RunFailure {
    RunFailure(.failed, "\(path.description) is damaged: \(problem)")
  }

  func text(_ column: Int) -> String {
    let block = block
    return RowSplitter.text(splitter.fields[column], in: block.span)
  }

  /// Tells whether a field of the row says this and nothing else.
  func holds(_ text: String, in column: Int) -> Bool {
    if isAtEnd { return false }
    let field = splitter.fields[column]
    return block[field.start..<field.end].elementsEqual(text.utf8)
  }

  func append(to rows: inout [UInt8]) { rows += block[range] }
}
