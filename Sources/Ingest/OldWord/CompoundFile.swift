import Core

/// Reads the container of old Office files (OLE2, Compound File): a small file system whose chains of sectors
/// may be damaged or made to run in circles, so that no chain is followed further than the file is long.
struct CompoundFile {
  private let reader: LittleEndian
  private let sectorSize: Int
  private let shortSectorSize: Int
  private let shortLimit: Int
  private var chain: [Int] = []
  private var shortChain: [Int] = []
  private var shortBytes: [UInt8] = []
  private var entries: [String: Entry] = [:]

  private struct Entry {
    let start: Int
    let size: Int
  }

  private static let lastSector = 0xFFFF_FFFA

  init(_ bytes: [UInt8]) throws(Reject) {
    reader = LittleEndian(bytes)
    guard let shift = reader.short(30), shift == 9 || shift == 12, let shortShift = reader.short(32),
      (2...shift).contains(shortShift), let shortLimit = reader.long(56), let directory = reader.long(48),
      let shortStart = reader.long(60)
    else { throw Reject.brokenOldOffice() }
    sectorSize = 1 << shift
    shortSectorSize = 1 << shortShift
    self.shortLimit = shortLimit
    chain = try allocation()
    shortChain = numbers(in: try content(from: shortStart, limit: nil))
    try readDirectory(try content(from: directory, limit: nil))
  }

  /// The streams that stand in the container itself, not in something embedded.
  var names: [String] { entries.keys.sorted() }

  /// Gives a stream of the container, or nil where it has none of this name.
  func stream(_ name: String) throws(Reject) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    if entry.size >= shortLimit { return try content(from: entry.start, limit: entry.size) }
    var content: [UInt8] = []
    var sector = entry.start
    var steps = 0
    while content.count < entry.size {
      let start = sector * shortSectorSize
      guard shortChain.indices.contains(sector), start + shortSectorSize <= shortBytes.count,
        steps <= shortChain.count
      else { throw Reject.brokenOldOffice() }
      content += shortBytes[start..<(start + shortSectorSize)]
      sector = shortChain[sector]
      steps += 1
    }
    return Array(content.prefix(entry.size))
  }

  // MARK: Sectors

  private func sector(_ number: Int) throws(Reject) -> ArraySlice<UInt8> {
    // The header takes the place of a sector. The last one may be cut short by careless programs.
    let start = (number + 1) * sectorSize
    guard number < Self.lastSector, start < reader.bytes.count else { throw Reject.brokenOldOffice() }
    return reader.bytes[start..<min(start + sectorSize, reader.bytes.count)]
  }

  private func numbers(in bytes: some Collection<UInt8>) -> [Int] {
    let reader = LittleEndian(Array(bytes))
    return (0..<(bytes.count / 4)).compactMap { reader.long(4 * $0) }
  }

  /// Gives for each sector the one that follows it.
  private func allocation() throws(Reject) -> [Int] {
    var places = (0..<109).compactMap { reader.long(76 + 4 * $0) }
    var next = reader.long(68) ?? Self.lastSector
    var steps = 0
    while next < Self.lastSector {
      let more = numbers(in: try sector(next))
      places += more.dropLast()
      next = more.last ?? Self.lastSector
      steps += 1
      if steps * sectorSize > reader.bytes.count { throw Reject.brokenOldOffice() }
    }
    var chain: [Int] = []
    for place in places where place < Self.lastSector {
      if chain.count * sectorSize > reader.bytes.count + 128 * sectorSize { break }
      chain += numbers(in: try sector(place))
    }
    return chain
  }

  /// Follows a chain to its end, or for as many bytes as are wanted.
  private func content(from first: Int, limit: Int?) throws(Reject) -> [UInt8] {
    var content: [UInt8] = []
    var number = first
    while number < Self.lastSector, limit.map({ content.count < $0 }) ?? true {
      if content.count > reader.bytes.count { throw Reject.brokenOldOffice() }
      content += try sector(number)
      guard chain.indices.contains(number) else { throw Reject.brokenOldOffice() }
      number = chain[number]
    }
    guard let limit else { return content }
    if content.count < limit { throw Reject.brokenOldOffice() }
    return Array(content.prefix(limit))
  }

  // MARK: Directory

  private mutating func readDirectory(_ bytes: [UInt8]) throws(Reject) {
    let directory = LittleEndian(bytes)
    guard let rootStart = directory.long(116), let rootSize = directory.long(120),
      let child = directory.long(76)
    else { throw Reject.brokenOldOffice() }
    shortBytes = rootSize == 0 ? [] : try content(from: rootStart, limit: rootSize)
    // The streams of the root are a tree of its children; those of embedded objects hang below others.
    var open = [child]
    var seen: Set<Int> = []
    while let index = open.popLast() {
      let place = index * 128
      guard index < Self.lastSector, seen.insert(index).inserted, let length = directory.short(place + 64),
        let type = directory.byte(place + 66), let left = directory.long(place + 68),
        let right = directory.long(place + 72), let start = directory.long(place + 116),
        let size = directory.long(place + 120)
      else { continue }
      let units = (0..<min(31, max(0, length / 2 - 1))).compactMap { directory.short(place + 2 * $0) }
      let name = String(decoding: units.map { UInt16($0) }, as: UTF16.self)
      if type == 2, entries[name] == nil { entries[name] = Entry(start: start, size: size) }
      open += [left, right]
    }
  }
}
