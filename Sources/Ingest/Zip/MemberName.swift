import Core

/// Makes a name out of the bytes that a ZIP container has for it. Chinese Windows writes them in GBK and
/// says nothing of it.
enum MemberName {
  static func text(_ bytes: [UInt8], isUTF8: Bool) -> [UInt8] {
    let name = decoded(bytes, isUTF8: isUTF8)
    // Old programs part folders as Windows does.
    if name.contains(UInt8(ascii: "/")) { return name }
    return name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
  }

  private static func decoded(_ bytes: [UInt8], isUTF8: Bool) -> [UInt8] {
    if isUTF8 || !bytes.contains(where: { $0 >= 0x80 }) { return bytes }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    let read = DoubleByteEncoding.gb18030.decoded(bytes)
    return read.badBytes == 0 ? read.text : bytes
  }
}
