import Glibc

/// This is a path of the file system as the kernel has it: bytes, since names in an old archive are often
/// GBK and a `String` would lose them.
public struct DiskPath: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    // A slash at the end would hide the name of a folder and make a link to it count as the folder.
    var bytes = bytes
    while bytes.count > 1, bytes.last == Self.slash { bytes.removeLast() }
    self.bytes = bytes
  }

  public init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  static let slash = UInt8(ascii: "/")

  /// Gives the path for people: bytes that are not UTF-8 stand as `\xHH`, control characters too, so that
  /// a message stays on one line.
  public var description: String { Self.printable(bytes) }

  static func printable(_ bytes: [UInt8]) -> String {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var text = ""
    if isText, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    for byte in bytes {
      if byte >= 0x20, byte < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }

  var isAbsolute: Bool { bytes.first == Self.slash }

  /// Gives the last component.
  var name: [UInt8] {
    guard let last = bytes.lastIndex(of: Self.slash), bytes.count > 1 else { return bytes }
    return Array(bytes[(last + 1)...])
  }

  /// Gives the folder that holds the path; `.` for a bare name.
  var parent: DiskPath {
    guard let last = bytes.lastIndex(of: Self.slash) else { return DiskPath(".") }
    return last == 0 ? DiskPath("/") : DiskPath(bytes: Array(bytes[..<last]))
  }

  func appending(_ name: [UInt8]) -> DiskPath {
    if bytes.isEmpty { return DiskPath(bytes: name) }
    return DiskPath(bytes: bytes.last == Self.slash ? bytes + name : bytes + [Self.slash] + name)
  }

  func appending(_ name: String) -> DiskPath { appending(Array(name.utf8)) }

  /// Gives the path with something added to its last component: `tables` and `.state`.
  func withSuffix(_ suffix: String) -> DiskPath { DiskPath(bytes: bytes + Array(suffix.utf8)) }

  /// Gives the path as seen from `base` where it is relative.
  func resolved(against base: DiskPath) -> DiskPath {
    isAbsolute || base.bytes == [UInt8(ascii: ".")] ? self : base.appending(bytes)
  }

  /// Tells whether the path is `folder` or lies below it; both must be absolute and without `..`.
  func isWithin(_ folder: DiskPath) -> Bool {
    if bytes == folder.bytes || folder.bytes == [Self.slash] { return true }
    return bytes.starts(with: folder.bytes) && bytes.count > folder.bytes.count
      && bytes[folder.bytes.count] == Self.slash
  }

  /// Calls the system with the path as a C string.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = bytes.map(CChar.init(bitPattern:)) + [0]
    return terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a terminated path has no bytes") }
      return body(base)
    }
  }
}
