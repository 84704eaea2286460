/// These are texts, each kept once and called by its number, one behind the other in one stretch of bytes: a
/// corpus has more names of agencies than a process should have blocks of memory.
public struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Numbers of texts by their hash, with open addressing; as many as a power of two, or none once sealed.
  private var slots: [Int32] = []

  private static let free: Int32 = -1

  public init() {}

  public var count: Int { ends.count }

  public subscript(number: Int32) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  public func isEmpty(_ number: Int32) -> Bool { range(number).isEmpty }

  private func range(_ number: Int32) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
  }

  /// Gives the number of a text, a new one where it was not there.
  public mutating func number(of text: String) -> Int32 {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  private mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let slot = slot(of: text)
    if slots[slot] != Self.free { return slots[slot] }
    let number = Int32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[slot] = number
    return number
  }

  /// Gives the number of a text that was there before, or nil.
  public func find(_ text: Span<UInt8>) -> Int32? {
    if slots.isEmpty { return nil }
    let number = text.withUnsafeBufferPointer { slots[slot(of: $0)] }
    return number == Self.free ? nil : number
  }

  /// Says that no text follows, so that none is looked up any more.
  public mutating func seal() { slots = [] }

  /// Gives where a text stands, or the free slot where it is to stand.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] != Self.free, !bytes[range(slots[slot])].elementsEqual(text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    precondition(slots.count > 0 || count == 0, "a sealed table takes no text")
    slots = [Int32](repeating: Self.free, count: max(64, slots.count * 2))
    bytes.withUnsafeBufferPointer { all in
      for number in ends.indices {
        slots[slot(of: UnsafeBufferPointer(rebasing: all[range(Int32(number))]))] = Int32(number)
      }
    }
  }
}
