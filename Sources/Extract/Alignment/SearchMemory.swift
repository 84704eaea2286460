/// This owns what a search writes to at every step, and gives it back when the search is over. Access is checked
/// in debug builds alone.
final class SearchMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit {
    for block in blocks { block.deallocate() }
  }

  func take<Element: BitwiseCopyable>(
    _ count: Int, of value: Element
  ) -> UnsafeMutableBufferPointer<Element> {
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    elements.initialize(repeating: value)
    if let start = elements.baseAddress { blocks.append(UnsafeMutableRawPointer(start)) }
    return elements
  }
}
