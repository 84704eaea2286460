/// These are the names that a spreadsheet gives to its columns.
public enum ColumnLetters {
  /// Gives the letters of a column, which are counted from 0: A, …, Z, AA.
  public static func of(_ column: Int) -> [UInt8] {
    var letters: [UInt8] = []
    visit(column) { letters.append($0) }
    return letters
  }

  /// Gives the letters one by one, to those who write millions of them.
  @inlinable public static func visit(_ column: Int, _ body: (UInt8) -> Void) {
    if column >= 26 { visit(column / 26 - 1, body) }
    body(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: column % 26))
  }
}
