/// This is a page saved with its images in one file (`.mht`), as a mail of several parts. Only the first part
/// that is a page is read; it is written in Base64 or quoted-printable.
struct WebArchive {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Gives the page, or nil where no part is one.
  var page: [UInt8]? {
    var (fields, body) = header(from: 0)
    let divider = [UInt8(ascii: "-"), UInt8(ascii: "-")] + fields.boundary
    while true {
      let end = fields.boundary.isEmpty ? bytes.count : ByteSearch.first(divider, in: bytes, from: body)
      if fields.isPage { return decoded(body..<(end ?? bytes.count), fields.coding) }
      guard let end, let lineEnd = ByteSearch.first(0x0A, in: bytes, from: end) else { return nil }
      let boundary = fields.boundary
      (fields, body) = header(from: lineEnd + 1)
      if fields.boundary.isEmpty { fields.boundary = boundary }
    }
  }

  /// Tells whether bytes begin with the header of a mail: MIME-Version stands among its fields.
  static func starts(_ bytes: ArraySlice<UInt8>) -> Bool {
    var line = bytes.startIndex
    for _ in 0..<40 {
      if MarkupKind.starts(bytes[line...], with: "mime-version:") { return true }
      guard line < bytes.endIndex, bytes[line] != UInt8(ascii: "<"),
        let end = bytes[line...].firstIndex(of: 0x0A), end > line + 1
      else { return false }
      // A field is a name and a colon, or goes on from the line above.
      let isField = bytes[line] <= 0x20 || bytes[line..<min(end, line + 40)].contains(UInt8(ascii: ":"))
      if !isField { return false }
      line = end + 1
    }
    return false
  }

  // MARK: Parts

  private struct Fields {
    var isPage = false
    var coding = ""
    var boundary: [UInt8] = []
  }

  /// Reads the fields of a header, up to the empty line that ends it.
  private func header(from start: Int) -> (fields: Fields, body: Int) {
    var fields = Fields()
    var line = start
    while line < bytes.count {
      let end = ByteSearch.first(0x0A, in: bytes, from: line) ?? bytes.count
      let text = bytes[line..<end]
      line = min(end + 1, bytes.count)
      if text.allSatisfy({ $0 <= 0x20 }) { break }
      if MarkupKind.starts(text, with: "content-type:") {
        fields.isPage = String(decoding: text.dropFirst(13).filter { $0 > 0x20 }, as: UTF8.self).lowercased()
          .hasPrefix("text/html")
      } else if MarkupKind.starts(text, with: "content-transfer-encoding:") {
        fields.coding = String(decoding: text.dropFirst(26).filter { $0 > 0x20 }, as: UTF8.self).lowercased()
      }
      if let boundary = boundary(in: text) { fields.boundary = boundary }
    }
    return (fields, line)
  }

  /// Gives the word that divides the parts, `boundary="…"`.
  private func boundary(in line: ArraySlice<UInt8>) -> [UInt8]? {
    guard
      let start = line.indices.first(where: { MarkupKind.starts(line[$0...], with: "boundary=") })
    else { return nil }
    let word = line[(start + 9)...].drop { $0 == UInt8(ascii: "\"") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ";") }
    return word.isEmpty ? nil : Array(word)
  }

  // MARK: Codings

  private func decoded(_ range: Range<Int>, _ coding: String) -> [UInt8] {
    switch coding {
    case "base64": return base64(range)
    case "quoted-printable": return quotedPrintable(range)
    default: return Array(bytes[range])
    }
  }

  private func base64(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count * 3 / 4)
    var group: UInt32 = 0
    var bits = 0
    for byte in bytes[range] {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte - 0x41)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte - 0x61) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte - 0x30) + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      group = group << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return result
  }

  private func quotedPrintable(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      if index + 1 < range.upperBound, let high = hexadecimal(bytes[index]),
        let low = hexadecimal(bytes[index + 1])
      {
        result.append(high << 4 | low)
        index += 2
      } else {
        // An equals sign at the end of a line joins it to the next.
        while index < range.upperBound, bytes[index] == 0x0D || bytes[index] == 0x20 { index += 1 }
        if index < range.upperBound, bytes[index] == 0x0A { index += 1 } else { result.append(byte) }
      }
    }
    return result
  }

  private func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x41 + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x61 + 10
    default: nil
    }
  }
}
