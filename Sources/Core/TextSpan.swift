/// This is a range of bytes in the text of a document: 8 bytes wide, so that tokens can be copied freely.
public struct TextSpan: Hashable, Sendable {
  public let start: UInt32
  public let end: UInt32

  @inlinable public init(start: Int, end: Int) {
    precondition(start <= end, "a span ends before it starts")
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  @inlinable public var count: Int { Int(end) - Int(start) }
  @inlinable public var isEmpty: Bool { start == end }
}
