/// The different texts of a column in the order in which they came.
///
/// Rows repeat themselves: a text is mostly that of the row before, or the one that came after it the last
/// time. Both are tried before the text is hashed.
struct TextDictionary {
  private(set) var entries = TextRun()
  /// An index of ``entries`` plus 1, or 0: open addressing, at most half full.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 1024)
  private var hashes: [UInt32] = []
  /// What came after an entry when something else than itself came.
  private var successors: [UInt32] = []
  private var last: UInt32 = 0

  var count: Int { entries.count }
  /// Bytes of the entries as a dictionary page holds them.
  var size: Int { entries.bytes.count + 4 * entries.count }

  mutating func removeAll() {
    if entries.count > 0 {
      entries.removeAll()
      hashes.removeAll(keepingCapacity: true)
      successors.removeAll(keepingCapacity: true)
      for index in slots.indices { slots[index] = 0 }
      last = 0
    }
  }

  @inline(__always)
  mutating func index(of text: UnsafeRawBufferPointer) -> UInt32 {
    if count > 0 {
      if holds(text, at: last) { return last }
      let next = successors[Int(last)]
      if holds(text, at: next) {
        last = next
        return next
      }
    }
    return search(text)
  }

  @inline(__always)
  private func holds(_ text: UnsafeRawBufferPointer, at index: UInt32) -> Bool {
    let range = entries.range(Int(index))
    guard range.count == text.count, let start = text.baseAddress else { return range.count == text.count }
    return entries.bytes.withUnsafeBytes { bytes in
      guard let stored = bytes.baseAddress else { return true }
      return ShortBytes.areEqual(stored + range.lowerBound, start, count: text.count)
    }
  }

  @inline(never)
  private mutating func search(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let hash = text.baseAddress.map { ShortBytes.hash($0, count: text.count) } ?? 0
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = slots[slot] - 1
      if hashes[Int(index)] == UInt32(truncatingIfNeeded: hash), holds(text, at: index) {
        return follow(index)
      }
      slot = (slot + 1) & mask
    }
    let index = UInt32(count)
    slots[slot] = index + 1
    entries.append(text)
    hashes.append(UInt32(truncatingIfNeeded: hash))
    successors.append(index)
    if 2 * count > slots.count { grow() }
    return follow(index)
  }

  private mutating func follow(_ index: UInt32) -> UInt32 {
    successors[Int(last)] = index
    last = index
    return index
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Int(hashes[index]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index) + 1
    }
  }
}
