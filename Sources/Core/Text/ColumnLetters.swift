/// These are the names that a spreadsheet gives to its columns.
public enum ColumnLetters {
  /// Gives the letters of a column, which are counted from 0: A, …, Z, AA.
  public static func of(_ column: Int) -> [UInt8] {
    var rest = column
    var letters: [UInt8] = []
    while true {
      letters.insert(UInt8(ascii: "A") + UInt8(rest % 26), at: 0)
      rest = rest / 26 - 1
      if rest < 0 { return letters }
    }
  }
}
