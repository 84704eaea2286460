/// This is a column of a Parquet file. Every column may have missing values.
public struct ParquetColumn: Sendable {
  public let name: String
  public let type: ParquetType

  public init(name: String, type: ParquetType) {
    self.name = name
    self.type = type
  }
}

/// This is what the values of a column are, and how their text is read.
public enum ParquetType: Sendable, CaseIterable {
  /// `true` or `false`.
  case boolean
  /// Whole numbers of 32 and of 64 bits, in decimal digits.
  case int32, int64
  /// Plain decimals such as `-0.5`; the nearest double is stored.
  case double
  /// Days of the calendar as `2021-03-04`.
  case date
  /// UTF-8.
  case text
}

/// This is how pages are compressed.
public enum ParquetCompression: String, Sendable, CaseIterable {
  case none, snappy, gzip
}

/// This is where the text of a value stands among the bytes that are handed over with it.
public struct ParquetField: Sendable {
  let start: Int32
  /// Below zero where the value is missing.
  let count: Int32

  /// - Parameter range: an empty one is an empty text, not a missing value.
  public init(_ range: Range<Int>) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    count = Int32(truncatingIfNeeded: range.count)
  }

  private init(start: Int32, count: Int32) {
    self.start = start
    self.count = count
  }

  public static let missing = ParquetField(start: 0, count: -1)

  /// Nil where the value is missing.
  public var range: Range<Int>? { isMissing ? nil : Int(start)..<Int(start) + Int(count) }

  var isMissing: Bool { count < 0 }
}

/// This is why a row cannot be written: a text that is no value of its column.
public struct ParquetFailure: Error, Sendable, Equatable {
  public let column: String
  public let text: String

  /// One sentence for a person.
  public var message: String { "the column \(column) of a Parquet file cannot hold “\(text)”" }
}
