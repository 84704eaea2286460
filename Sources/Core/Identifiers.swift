/// This is the path of a document below the input root, `/`-separated; a member of an archive is
/// `archive.zip!/member`. It is kept as bytes, since names in archives are not always UTF-8.
public struct SourcePath: Hashable, Sendable, Comparable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// Gives the path for people and tables: bytes that are not UTF-8 stand as `%HH`.
  public var description: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var escaped = ""
    for byte in bytes {
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "%") {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return escaped
  }

  /// Gives the path of a report that stands behind another in one file: `#2`, `#3`, … behind that of the file.
  public func ofReport(_ number: Int) -> SourcePath { SourcePath(bytes: bytes + Array("#\(number)".utf8)) }

  public static func < (left: SourcePath, right: SourcePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// This is the key of a report: `R` and the first 12 hexadecimal digits of SHA-256 of its source path.
public struct ReportID: Hashable, Sendable {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// This is an output table such as `requests`, as an index into ``Vocabulary/tables``.
public struct TableID: Hashable, Sendable {
  public let index: UInt16
  public init(index: UInt16) { self.index = index }
}

/// This is a row of a form such as `received_new`, as an index into ``Vocabulary/items``.
public struct ItemID: Hashable, Sendable {
  public let index: UInt16
  public init(index: UInt16) { self.index = index }
}

/// This is a column of a form such as `natural_person`, as an index into ``Vocabulary/measures``.
public struct MeasureID: Hashable, Sendable {
  public let index: UInt16
  public init(index: UInt16) { self.index = index }
}

/// This is a generation of the form such as `2021`, as an index into ``Definitions/forms``.
public struct FormID: Hashable, Sendable {
  public let index: UInt8
  public init(index: UInt8) { self.index = index }
}

/// This is a printed unit such as 万元, as an index into ``Units/all``.
public struct UnitID: Hashable, Sendable {
  public let index: UInt16
  public init(index: UInt16) { self.index = index }
}
