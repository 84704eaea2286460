/// This is what the directory of a ZIP container says of one member.
struct ZipMember: Sendable {
  enum Method: UInt8, Sendable { case stored, deflated, other }

  /// The name in UTF-8 where it is text; names are data and never paths.
  let name: [UInt8]
  let method: Method
  let isEncrypted: Bool
  let checksum: UInt32
  let packedSize: Int
  /// The size after unpacking, as the directory declares it.
  let size: Int
  /// Where the packed bytes stand in the container.
  let start: Int

  var isFolder: Bool { name.last == UInt8(ascii: "/") }
}

/// This is why a container, or a member of it, is not opened.
enum ZipProblem: Error {
  case noDirectory
  case cutDirectory
  case outsideContainer([UInt8])
  case overlapping
  case tooManyMembers(Int)
  case tooLarge
  case memberTooLarge([UInt8])
  case bomb([UInt8])
  case sameNameTwice([UInt8])
  case encrypted([UInt8])
  case unknownMethod([UInt8])
  case damaged([UInt8])
  case missing(String)
}

/// These are the bounds of what a container may hold.
enum ZipLimits {
  static let members = 4096
  static let memberBytes = 64 << 20
  static let totalBytes = 256 << 20
  /// Deflate cannot exceed 1032 to 1; more needs members that share their bytes.
  static let ratio = 1100
}
