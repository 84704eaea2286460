/// Reads CSV the slow and obvious way, a scalar at a time, with every rule of RFC 4180 in one place.
public enum SlowCSV {
  public struct Fault: Error { let problem: String }

  public static func rows(_ bytes: some Sequence<UInt8>) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var quoted = false
    var justClosed = false
    var rest = Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if quoted {
        if scalar != "\"" {
          field.unicodeScalars.append(scalar)
        } else if rest.first == "\"" {
          rest.removeFirst()
          field += "\""
        } else {
          quoted = false
          justClosed = true
        }
        continue
      }
      switch scalar {
      case ",":
        row.append(field)
        (field, justClosed) = ("", false)
      case "\n":
        rows.append(row + [field])
        (row, field, justClosed) = ([], "", false)
      case "\"" where field.isEmpty && !justClosed:
        quoted = true
      case "\"", "\r":
        throw Fault(problem: "a quote or a carriage return stands in a field without quotes")
      default:
        if justClosed { throw Fault(problem: "text follows the quote that closes a field") }
        field.unicodeScalars.append(scalar)
      }
    }
    if quoted || !field.isEmpty || !row.isEmpty { throw Fault(problem: "the last row does not end") }
    return rows
  }
}
