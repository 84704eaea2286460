/// A set of states, visited in order.
struct StateSet {
  private let words: UnsafeMutableBufferPointer<UInt64>

  /// - Parameter memory: holds the set, and must be kept as long as it.
  init(count: Int, in memory: SearchMemory) { words = memory.take(count / 64 + 1, of: UInt64(0)) }

  func insert(_ state: Int) { words[state >> 6] |= 1 << UInt64(state & 63) }
  func remove(_ state: Int) { words[state >> 6] &= ~(1 << UInt64(state & 63)) }

  func removeAll() { words.update(repeating: 0) }

  /// Gives the first state from this one on, or a number past all states.
  func first(from state: Int) -> Int {
    var index = state >> 6
    if index >= words.count { return Int.max }
    var word = words[index] & (UInt64.max << UInt64(state & 63))
    while word == 0 {
      index += 1
      if index == words.count { return Int.max }
      word = words[index]
    }
    return index << 6 + word.trailingZeroBitCount
  }
}
