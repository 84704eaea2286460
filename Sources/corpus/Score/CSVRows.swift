import Foundation

/// This reads the chosen columns of a CSV file (RFC 4180), a row at a time.
struct CSVRows {
  private let bytes: [UInt8]

  init(file: URL) throws { bytes = try [UInt8](Data(contentsOf: file)) }

  /// Calls the body with the fields of each row in the order of `columns`; a column that the file does not
  /// have is empty.
  func forEach(_ columns: [String], _ body: ([String]) -> Void) {
    var at = 0
    guard let header = record(&at) else { return }
    let places = columns.map { name in header.firstIndex(of: name) }
    while let fields = record(&at) {
      body(places.map { place in place.map { $0 < fields.count ? fields[$0] : "" } ?? "" })
    }
  }

  private func record(_ at: inout Int) -> [String]? {
    guard at < bytes.count else { return nil }
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if at < bytes.count, bytes[at] == 0x22 {
          field.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case 0x22: isQuoted = true
      case 0x2C:
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      case 0x0D: break
      case 0x0A:
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
      default: field.append(byte)
      }
    }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }
}
