/// Reads the central directory of a ZIP container and holds it against the bounds before anything is
/// unpacked: every member must lie inside the container and share no byte with another.
struct ZipDirectory {
  let members: [ZipMember]

  private static let endMark = 0x0605_4B50
  private static let wideEndMark = 0x0606_4B50
  private static let wideLocatorMark = 0x0706_4B50
  private static let entryMark = 0x0201_4B50
  private static let localMark = 0x0403_4B50

  init(_ bytes: [UInt8]) throws(ZipProblem) {
    let reader = LittleEndian(bytes)
    let place = try Self.place(reader)
    if place.count > ZipLimits.members { throw .tooManyMembers(place.count) }
    var members: [ZipMember] = []
    var ranges: [Range<Int>] = []
    var offset = place.start
    while offset < place.end {
      guard let entry = Self.entry(reader, at: offset) else { throw .cutDirectory }
      if members.count == ZipLimits.members { throw .tooManyMembers(members.count + 1) }
      let (member, range) = try Self.located(entry, reader, before: place)
      members.append(member)
      ranges.append(range)
      offset = entry.end
    }
    if members.count != place.count { throw .cutDirectory }
    try Self.checkApart(ranges)
    try Self.checkSizes(members)
    self.members = members
  }

  // MARK: Where the directory stands

  private struct Place {
    /// What stands before the container in the file, as before one that unpacks itself.
    let shift: Int
    let start: Int
    let end: Int
    let count: Int
  }

  private static func place(_ reader: LittleEndian) throws(ZipProblem) -> Place {
    let last = reader.bytes.count - 22
    // A comment of at most 65535 bytes may follow the end record.
    var at = last
    while at >= max(0, last - 65535) {
      if reader.long(at) == endMark, let comment = reader.short(at + 20), at + 22 + comment <= last + 22,
        let place = place(reader, endRecord: at)
      {
        return place
      }
      at -= 1
    }
    throw .noDirectory
  }

  private static func place(_ reader: LittleEndian, endRecord: Int) -> Place? {
    guard var count = reader.short(endRecord + 10), var size = reader.long(endRecord + 12),
      var start = reader.long(endRecord + 16)
    else { return nil }
    var end = endRecord
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF,
      reader.long(endRecord - 20) == wideLocatorMark, let wide = reader.wide(endRecord - 12),
      reader.long(wide) == wideEndMark, let wideCount = reader.wide(wide + 32),
      let wideSize = reader.wide(wide + 40), let wideStart = reader.wide(wide + 48)
    {
      (count, size, start, end) = (wideCount, wideSize, wideStart, wide)
    }
    guard size <= end else { return nil }
    let shift = end - size - start
    guard shift >= 0, count == 0 || reader.long(end - size) == entryMark else { return nil }
    return Place(shift: shift, start: end - size, end: end, count: count)
  }

  // MARK: Entries

  private struct Entry {
    let name: [UInt8]
    let flags: Int
    let method: Int
    let checksum: Int
    let packedSize: Int
    let size: Int
    let local: Int
    let end: Int
  }

  private static func entry(_ reader: LittleEndian, at offset: Int) -> Entry? {
    guard reader.long(offset) == entryMark, let flags = reader.short(offset + 8),
      let method = reader.short(offset + 10), let checksum = reader.long(offset + 16),
      var packed = reader.long(offset + 20), var size = reader.long(offset + 24),
      let nameLength = reader.short(offset + 28), let extraLength = reader.short(offset + 30),
      let commentLength = reader.short(offset + 32), var local = reader.long(offset + 42),
      let name = reader.slice(offset + 46, count: nameLength),
      reader.slice(offset + 46 + nameLength, count: extraLength) != nil
    else { return nil }
    // The extra field with number 1 holds, in this order, what did not fit into 32 bits.
    var extra = offset + 46 + nameLength
    let extraEnd = extra + extraLength
    while extra + 4 <= extraEnd, let kind = reader.short(extra), let length = reader.short(extra + 2) {
      if kind == 1 {
        var fields = WideFields(reader: reader, at: extra + 4, end: min(extraEnd, extra + 4 + length))
        guard let wideSize = fields.value(of: size), let widePacked = fields.value(of: packed),
          let wideLocal = fields.value(of: local)
        else { return nil }
        (size, packed, local) = (wideSize, widePacked, wideLocal)
      }
      extra += 4 + length
    }
    return Entry(
      name: MemberName.text(Array(name), isUTF8: flags & 0x800 != 0), flags: flags, method: method,
      checksum: checksum, packedSize: packed, size: size, local: local,
      end: offset + 46 + nameLength + extraLength + commentLength)
  }

  private struct WideFields {
    let reader: LittleEndian
    var at: Int
    let end: Int

    mutating func value(of short: Int) -> Int? {
      if short != 0xFFFF_FFFF { return short }
      guard at + 8 <= end else { return nil }
      at += 8
      return reader.wide(at - 8)
    }
  }

  /// Finds the bytes of a member behind its local header and gives it with all that it takes up.
  private static func located(
    _ entry: Entry, _ reader: LittleEndian, before place: Place
  ) throws(ZipProblem) -> (ZipMember, Range<Int>) {
    let header = entry.local + place.shift
    guard reader.long(header) == localMark, let nameLength = reader.short(header + 26),
      let extraLength = reader.short(header + 28)
    else { throw .outsideContainer(entry.name) }
    let start = header + 30 + nameLength + extraLength
    guard start <= place.start, entry.packedSize <= place.start - start else {
      throw .outsideContainer(entry.name)
    }
    let method: ZipMember.Method =
      switch entry.method {
      case 0: .stored
      case 8: .deflated
      default: .other
      }
    let member = ZipMember(
      name: entry.name, method: method,
      // Bit 0: encrypted; bit 6: strongly; bit 13: the directory is masked.
      isEncrypted: entry.flags & 0x2041 != 0, checksum: UInt32(entry.checksum),
      packedSize: entry.packedSize, size: entry.size, start: start)
    return (member, header..<(start + entry.packedSize))
  }

  // MARK: Bounds

  private static func checkApart(_ ranges: [Range<Int>]) throws(ZipProblem) {
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound < end { throw .overlapping }
      end = range.upperBound
    }
  }

  private static func checkSizes(_ members: [ZipMember]) throws(ZipProblem) {
    var total = 0
    var names: Set<[UInt8]> = []
    for member in members {
      if member.size > member.packedSize * ZipLimits.ratio { throw .bomb(member.name) }
      if member.size <= ZipLimits.memberBytes { total += member.size }
      // Which of two members is the document could only be guessed.
      if !names.insert(member.name).inserted { throw .sameNameTwice(member.name) }
    }
    if total > ZipLimits.totalBytes { throw .tooLarge }
  }
}
