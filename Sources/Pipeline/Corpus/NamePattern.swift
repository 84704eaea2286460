/// This is a pattern for names of files: `*` stands for any bytes, `?` for one, everything else for itself.
struct NamePattern: Sendable {
  let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func matches(_ name: [UInt8]) -> Bool {
    var at = 0
    var inName = 0
    // Where to go on from the last star, with one byte more taken by it.
    var star: (pattern: Int, name: Int)?
    while inName < name.count {
      if at < bytes.count, bytes[at] == UInt8(ascii: "*") {
        star = (at, inName)
        at += 1
      } else if at < bytes.count, bytes[at] == UInt8(ascii: "?") || bytes[at] == name[inName] {
        at += 1
        inName += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        at = last.pattern + 1
        inName = last.name + 1
      } else {
        return false
      }
    }
    while at < bytes.count, bytes[at] == UInt8(ascii: "*") { at += 1 }
    return at == bytes.count
  }
}
