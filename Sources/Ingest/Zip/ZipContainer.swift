/// This is a ZIP container in memory: its directory is checked when it is opened, a member when it is read.
struct ZipContainer {
  let bytes: [UInt8]
  let members: [ZipMember]

  init(_ bytes: [UInt8]) throws(ZipProblem) {
    self.bytes = bytes
    members = try ZipDirectory(bytes).members
  }

  func member(_ name: String) -> ZipMember? {
    let wanted = Array(name.utf8)
    return members.first { $0.name == wanted }
  }

  func content(of member: ZipMember) throws(ZipProblem) -> [UInt8] {
    try Self.content(of: member, packed: bytes[member.start..<(member.start + member.packedSize)])
  }

  func content(named name: String) throws(ZipProblem) -> [UInt8] {
    guard let member = member(name) else { throw .missing(name) }
    return try content(of: member)
  }

  /// Unpacks a member; its length and its checksum must be those of the directory.
  static func content(
    of member: ZipMember, packed: ArraySlice<UInt8>
  ) throws(ZipProblem) -> [UInt8] {
    if member.isEncrypted { throw .encrypted(member.name) }
    if member.size > ZipLimits.memberBytes { throw .memberTooLarge(member.name) }
    let content: [UInt8]
    switch member.method {
    case .stored:
      content = Array(packed)
    case .deflated:
      do {
        content = try Inflater.inflate(packed, limit: member.size).content
      } catch {
        throw .damaged(member.name)
      }
    case .other:
      throw .unknownMethod(member.name)
    }
    guard content.count == member.size, Inflater.checksum(content) == member.checksum else {
      throw .damaged(member.name)
    }
    return content
  }
}
