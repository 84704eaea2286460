import Core
import Glibc

/// This is what a run has to do for each document, and why: the corpus as it is listed, held against what is
/// known of it.
struct Plan: Sendable {
  /// Why a document is read, or not.
  enum Reason: UInt8, Sendable, CaseIterable {
    /// Its file looks as it did, and the result was made as it would be made now.
    case unchanged
    case new
    /// Its file looks different: the content decides.
    case touched
    /// Its file was written while the last run read it, so that its looks tell nothing.
    case fresh
    /// The program, the definitions or the settings are others.
    case stale
    /// What people decided about it is something else.
    case corrected
    /// It was rejected for a reason that may have passed.
    case retried
    /// It is no file, or lies in a folder that cannot be listed.
    case obstacle
  }

  struct Step: Sendable {
    let reason: Reason
    /// The recipe of the result that is kept, 0 for none.
    var recipe: Int32 = 0
    /// The number of the result that is kept.
    var result: Int64 = 0
  }

  /// One for each entry of the corpus.
  let steps: [Step]
  /// Paths that are known and not there any more, in order.
  let removed: [[UInt8]]
  /// Nothing was known before.
  let isFirst: Bool

  /// Plans to read everything.
  init(reading corpus: Corpus) {
    steps = corpus.entries.map { Step(reason: $0.obstacle == nil ? .new : .obstacle) }
    removed = []
    isFirst = true
  }

  init(_ corpus: Corpus, state: RunState, recipe: Int64, corrections: Corrections) throws(RunFailure) {
    var steps: [Step] = []
    steps.reserveCapacity(corpus.entries.count)
    var removed: [[UInt8]] = []
    var isFirst = true
    let entries = corpus.entries
    func step(_ entry: Corpus.Entry, known: RunState.Known?) -> Step {
      let isCorrected =
        known.map { $0.corrections != corrections.digest(of: corpus.sourcePath(of: entry)) } ?? false
      return Self.step(entry, known: known, recipe: recipe, isCorrected: isCorrected)
    }
    // Both sides stand in the order of the paths by bytes.
    try state.forEachDocument { known in
      isFirst = false
      while steps.count < entries.count {
        let entry = entries[steps.count]
        let order = Self.compare(corpus.sourcePath(of: entry).bytes, known.path)
        if order > 0 { break }
        steps.append(step(entry, known: order == 0 ? known : nil))
        if order == 0 { return }
      }
      removed.append(known.path)
    }
    for entry in entries[steps.count...] { steps.append(step(entry, known: nil)) }
    self.steps = steps
    self.removed = removed
    self.isFirst = isFirst
  }

  private static func step(
    _ entry: Corpus.Entry, known: RunState.Known?, recipe: Int64, isCorrected: Bool
  ) -> Step {
    let reason: Reason
    if entry.obstacle != nil {
      reason = .obstacle
    } else if let known {
      if known.recipe != recipe {
        reason = .stale
      } else if isCorrected {
        reason = .corrected
      } else if !known.isFinal {
        reason = .retried
      } else if known.stamp == entry.stamp {
        reason = .unchanged
      } else {
        reason = known.stamp.size < 0 ? .fresh : .touched
      }
    } else {
      reason = .new
    }
    return Step(reason: reason, recipe: Int32(known?.recipe ?? 0), result: known?.result ?? 0)
  }

  static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    let order = left.withUnsafeBytes { one in
      right.withUnsafeBytes { other in
        guard let start = one.baseAddress, let end = other.baseAddress else { return Int32(0) }
        return memcmp(start, end, min(one.count, other.count))
      }
    }
    return order == 0 ? left.count - right.count : Int(order)
  }
}
