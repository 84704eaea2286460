import Glibc

/// Keeps what the program holds of memory near what it uses. The header that declares these calls is none of those
/// that the module of the C library has; where the library lacks one, nothing is lost but memory.
enum FreeMemory {
  /// M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of <malloc.h>.
  private static let leastMapped: Int32 = -3
  private static let leastReturned: Int32 = -1

  /// Gives memory that is free back to the system. What worker threads freed stays with them otherwise, while what
  /// comes after them asks for room of its own.
  static func release() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// Says that blocks from 128 KiB on go back to the system as soon as they are free. Left to itself the library
  /// takes ever larger ones from its heap, where a few small blocks between them keep them from going back.
  ///
  /// Of the end of the heap it keeps 1 MiB: what one document gave back is what the next asks for, and the system
  /// would hand it out page by page each time.
  static func returnLargeBlocks() {
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
    _ = set(leastMapped, 1 << 17)
    _ = set(leastReturned, 1 << 20)
  }
}
