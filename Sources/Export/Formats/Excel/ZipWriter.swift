/// Writes a ZIP file entry by entry, without going back: sizes stand behind the bytes of an entry. No time of
/// the clock goes in, so that equal entries give equal bytes.
///
/// It writes no ZIP64. What would need it is refused.
struct ZipWriter {
  private struct Entry {
    let name: [UInt8]
    let offset: Int
    var checksum: UInt32 = 0
    var compressed = 0
    var size = 0
  }

  private let file: String
  private let level: Int32
  private var entries: [Entry] = []
  private var deflater: Deflater?
  private var offset = 0

  /// - Parameter file: the name below the output folder.
  init(_ file: String, level: Int32) {
    self.file = file
    self.level = level
  }

  mutating func begin(_ name: String, into output: inout EditionOutput) {
    precondition(deflater == nil, "an entry ends before the next one")
    if entries.isEmpty { output.create(file) }
    let entry = Entry(name: Array(name.utf8), offset: offset)
    entries.append(entry)
    deflater = Deflater(level: level)
    var bytes: [UInt8] = []
    Self.append(UInt32(0x0403_4B50), to: &bytes)
    Self.appendCommon(entry, to: &bytes)
    Self.append(UInt16(entry.name.count), to: &bytes)
    Self.append(UInt16(0), to: &bytes)
    put(bytes + entry.name, into: &output)
  }

  mutating func write(_ bytes: [UInt8], into output: inout EditionOutput) throws(EditionFailure) {
    guard let deflater else { preconditionFailure("bytes belong to an entry") }
    put(deflater.compress(bytes), into: &output)
    try checkSize()
  }

  mutating func end(into output: inout EditionOutput) throws(EditionFailure) {
    guard let deflater else { preconditionFailure("an entry is begun before it ends") }
    put(deflater.finish(), into: &output)
    try checkSize()
    let last = entries.count - 1
    entries[last].checksum = deflater.checksum
    entries[last].compressed = deflater.bytesOut
    entries[last].size = deflater.bytesIn
    self.deflater = nil
    var bytes: [UInt8] = []
    Self.append(UInt32(0x0807_4B50), to: &bytes)
    Self.appendSizes(entries[last], to: &bytes)
    put(bytes, into: &output)
  }

  mutating func finish(into output: inout EditionOutput) throws(EditionFailure) {
    let start = offset
    for entry in entries {
      var bytes: [UInt8] = []
      Self.append(UInt32(0x0201_4B50), to: &bytes)
      Self.append(Self.version, to: &bytes)
      Self.appendCommon(entry, to: &bytes)
      Self.append(UInt16(entry.name.count), to: &bytes)
      // No extra field, no comment, the first disk, no attributes.
      bytes += [UInt8](repeating: 0, count: 12)
      Self.append(UInt32(entry.offset), to: &bytes)
      put(bytes + entry.name, into: &output)
    }
    var bytes: [UInt8] = []
    Self.append(UInt32(0x0605_4B50), to: &bytes)
    Self.append(UInt32(0), to: &bytes)
    Self.append(UInt16(entries.count), to: &bytes)
    Self.append(UInt16(entries.count), to: &bytes)
    Self.append(UInt32(offset - start), to: &bytes)
    Self.append(UInt32(start), to: &bytes)
    Self.append(UInt16(0), to: &bytes)
    put(bytes, into: &output)
    try checkSize()
    output.finish(file)
  }

  private mutating func put(_ bytes: [UInt8], into output: inout EditionOutput) {
    output.write(bytes, to: file)
    offset += bytes.count
  }

  private func checkSize() throws(EditionFailure) {
    let limit = Int(UInt32.max)
    if offset >= limit || (deflater?.bytesIn ?? 0) >= limit || entries.count >= Int(UInt16.max) {
      throw EditionFailure("\(file) would be larger than 4 GiB: write fewer tables or another edition")
    }
  }

  private static let version: UInt16 = 20
  /// The first day that the format knows, 1 January 1980.
  private static let date: UInt16 = 1 << 5 | 1

  /// What both headers have: the version needed, sizes behind the bytes, deflate, no time.
  private static func appendCommon(_ entry: Entry, to bytes: inout [UInt8]) {
    append(version, to: &bytes)
    append(UInt16(1 << 3), to: &bytes)
    append(UInt16(8), to: &bytes)
    append(UInt16(0), to: &bytes)
    append(date, to: &bytes)
    appendSizes(entry, to: &bytes)
  }

  private static func appendSizes(_ entry: Entry, to bytes: inout [UInt8]) {
    append(entry.checksum, to: &bytes)
    append(UInt32(entry.compressed), to: &bytes)
    append(UInt32(entry.size), to: &bytes)
  }

  private static func append(_ number: UInt16, to bytes: inout [UInt8]) {
    bytes += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    append(UInt16(truncatingIfNeeded: number), to: &bytes)
    append(UInt16(truncatingIfNeeded: number >> 16), to: &bytes)
  }
}
