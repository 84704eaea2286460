import Glibc

/// Gives memory that is free back to the system. What worker threads freed stays with them otherwise, while what
/// comes after them asks for room of its own.
enum FreeMemory {
  private typealias Call = @convention(c) (Int) -> Int32

  static func release() {
    // The header that declares it is none of those that the module of the C library has.
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Call.self)(0)
  }
}
