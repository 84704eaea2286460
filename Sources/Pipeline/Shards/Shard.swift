import Core

/// This is one of several parts that a corpus is divided into, by the ids of its documents: whoever lists the
/// same corpus divides it in the same way.
struct Shard: Equatable, Sendable {
  /// From 1.
  let index: Int
  let count: Int

  static let most = 4096

  /// Reads `I/N`; an empty text is no shard.
  static func parse(_ text: String) throws(RunFailure) -> Shard? {
    if text.isEmpty { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count,
      count <= most
    else {
      throw RunFailure(
        .wrongUsage, "--shard is “\(text)”, expected I/N such as 2/8: a part and how many there are")
    }
    return Shard(index: index, count: count)
  }

  func holds(_ path: SourcePath) -> Bool {
    // The digits of the id behind its letter.
    let number = UInt64(ReportAssembly.id(of: path).text.dropFirst(), radix: 16) ?? 0
    return Int(number % UInt64(count)) == index - 1
  }
}
