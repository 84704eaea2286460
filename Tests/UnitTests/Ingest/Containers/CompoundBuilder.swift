/// Makes containers of old Office files (OLE2) of sectors of 512 bytes.
struct CompoundBuilder {
  var streams: [(name: String, content: [UInt8])] = []
  /// For a sector of the file, another one that shall follow it.
  var detours: [Int: Int] = [:]

  private static let end = 0xFFFF_FFFE
  private static let free = 0xFFFF_FFFF

  var bytes: [UInt8] {
    var sectors: [[UInt8]] = []
    var next: [Int] = []
    func add(_ content: [UInt8]) -> Int {
      if content.isEmpty { return Self.end }
      let first = sectors.count
      for start in stride(from: 0, to: content.count, by: 512) {
        sectors.append(padded(Array(content[start..<min(start + 512, content.count)]), to: 512))
        next.append(sectors.count)
      }
      next[sectors.count - 1] = Self.end
      return first
    }
    var short: [UInt8] = []
    var shortNext: [Int] = []
    var entries: [(name: String, type: UInt8, start: Int, size: Int)] = []
    for stream in streams {
      if stream.content.count >= 4096 {
        entries.append((stream.name, 2, add(stream.content), stream.content.count))
        continue
      }
      let first = shortNext.count
      let count = (stream.content.count + 63) / 64
      short += padded(stream.content, to: count * 64)
      for index in 0..<count { shortNext.append(index + 1 < count ? first + index + 1 : Self.end) }
      entries.append((stream.name, 2, count == 0 ? Self.end : first, stream.content.count))
    }
    entries.insert(("Root Entry", 5, add(short), short.count), at: 0)
    var directory: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      let name = entry.name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      directory += padded(name, to: 64) + number(name.count + 2, 2) + [entry.type, 1]
      // The streams hang in a row, each the right neighbour of the one before.
      directory +=
        number(Self.free, 4) + number(index > 0 && index + 1 < entries.count ? index + 1 : Self.free, 4)
      directory += number(index == 0 && entries.count > 1 ? 1 : Self.free, 4)
      directory += [UInt8](repeating: 0, count: 36) + number(entry.start, 4) + number(entry.size, 8)
    }
    let directoryStart = add(directory)
    let shortStart = add(shortNext.flatMap { number($0, 4) })
    for (sector, other) in detours { next[sector] = other }
    let tableStart = sectors.count
    let tables = (sectors.count + 128) / 127
    var chain = next + [Int](repeating: 0xFFFF_FFFD, count: tables)
    chain += [Int](repeating: Self.free, count: tables * 128 - chain.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header = padded(header, to: 24) + number(0x3E, 2) + number(3, 2) + number(0xFFFE, 2) + number(9, 2)
    header += number(6, 2) + number(0, 10) + number(tables, 4) + number(directoryStart, 4) + number(0, 4)
    header += number(4096, 4) + number(shortStart, 4) + number(1, 4) + number(Self.end, 4) + number(0, 4)
    for index in 0..<109 { header += number(index < tables ? tableStart + index : Self.free, 4) }
    return header + sectors.joined() + chain.flatMap { number($0, 4) }
  }

  private func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
