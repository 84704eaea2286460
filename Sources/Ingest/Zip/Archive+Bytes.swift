public import Core

/// What a run keeps of an archive, so that the next one need not open it while it looks the same.
extension Archive {
  public static func write(_ members: [Member], to writer: inout FlatWriter) {
    writer.append(members.count)
    for member in members {
      let record = member.record
      writer.append(member.name)
      writer.append(Int(record.method.rawValue))
      writer.append(record.isEncrypted)
      writer.append(Int(record.checksum))
      writer.append(record.packedSize)
      writer.append(record.size)
      writer.append(record.start)
    }
  }

  public static func members(from reader: inout FlatReader) throws(FlatDamage) -> [Member] {
    var members: [Member] = []
    for _ in 0..<(try reader.count(atMost: ZipLimits.members)) {
      let name = try reader.byteString()
      guard let method = ZipMember.Method(rawValue: UInt8(try reader.count(atMost: 255))) else {
        throw FlatDamage()
      }
      let record = ZipMember(
        name: name, method: method, isEncrypted: try reader.boolean(),
        checksum: UInt32(try reader.count(atMost: Int(UInt32.max))),
        packedSize: try reader.count(atMost: 1 << 40), size: try reader.count(atMost: 1 << 40),
        start: try reader.count(atMost: 1 << 40))
      members.append(
        Member(name: name, packed: record.start..<(record.start + record.packedSize), record: record))
    }
    return members
  }
}
