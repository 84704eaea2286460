/// These are the types in which Parquet stores values, with their numbers in the format.
enum PhysicalType: Int {
  case boolean = 0
  case int32 = 1
  case int64 = 2
  case double = 5
  case bytes = 6
}

extension ParquetType {
  var physical: PhysicalType {
    switch self {
    case .boolean: .boolean
    case .int32, .date: .int32
    case .int64: .int64
    case .double: .double
    case .text: .bytes
    }
  }
}
