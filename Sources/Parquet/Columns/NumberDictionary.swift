/// The different numbers of a column in the order in which they came.
struct NumberDictionary {
  private(set) var entries: [Int64] = []
  /// An index of ``entries`` plus 1, or 0: open addressing, at most half full.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 1024)
  private var last: UInt32 = 0

  var count: Int { entries.count }

  mutating func removeAll() {
    if !entries.isEmpty {
      entries.removeAll(keepingCapacity: true)
      for index in slots.indices { slots[index] = 0 }
      last = 0
    }
  }

  @inline(__always)
  mutating func index(of value: Int64) -> UInt32 {
    if !entries.isEmpty, entries[Int(last)] == value { return last }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: ShortBytes.hash(value)) & mask
    while slots[slot] != 0 {
      let index = slots[slot] - 1
      if entries[Int(index)] == value {
        last = index
        return index
      }
      slot = (slot + 1) & mask
    }
    return insert(value, at: slot)
  }

  @inline(never)
  private mutating func insert(_ value: Int64, at slot: Int) -> UInt32 {
    let index = UInt32(count)
    slots[slot] = index + 1
    entries.append(value)
    last = index
    if 2 * count > slots.count { grow() }
    return index
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Int(truncatingIfNeeded: ShortBytes.hash(entries[index])) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index) + 1
    }
  }
}
