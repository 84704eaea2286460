extension Span<UInt8> {
  /// Tells whether these are the same bytes; asked about fields of rows, which are no arrays.
  @inlinable public func isEqual(to other: Span<UInt8>) -> Bool {
    if count != other.count { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
