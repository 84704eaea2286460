// GB18030 needs the full Foundation: its essentials know only the encodings of Unicode.
import Foundation

/// This is how the text of a document is turned into the bytes of a file.
enum Encoding: String, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8-BOM"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"

  func bytes(of text: String) -> Data {
    switch self {
    case .utf8: return Data(text.utf8)
    case .utf8WithMark: return Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    case .utf16LittleEndian:
      return Data([0xFF, 0xFE]) + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case .utf16BigEndian:
      return Data([0xFE, 0xFF]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    case .gb18030:
      let encoding = String.Encoding(rawValue: 0x8000_0632)
      guard let data = text.data(using: encoding) else {
        preconditionFailure("GB18030 holds every character of Unicode")
      }
      return data
    }
  }
}
