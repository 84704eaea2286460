import Core

/// This is the corpus in order: reports of one agency side by side by year. It is built once for all rules,
/// by hashing and one sort, so that it grows with the number of reports and no faster.
struct Shelf {
  /// This is a pair of reports of one agency, as indices into ``entries``.
  struct Pair {
    let earlier: Int
    let later: Int
  }

  let entries: [CorpusEntry]
  /// Reports of the same agency for years that follow one another.
  let consecutive: [Pair]
  /// Reports of the same agency with a year or more missing between them.
  let apart: [Pair]
  /// Reports of the same agency for the same year: the first that was read, and another.
  let sameYear: [Pair]
  /// Files with the same bytes: the first that was read, and another.
  let sameBytes: [Pair]

  init(_ entries: [CorpusEntry]) {
    self.entries = entries
    var firstWithBytes: [Digest: Int] = [:]
    var sameBytes: [Pair] = []
    var agencies: [String: Int] = [:]
    var order: [(agency: Int, year: Int, index: Int)] = []
    for (index, entry) in entries.enumerated() {
      if entry.digest.isWhole {
        if let first = firstWithBytes[entry.digest] {
          sameBytes.append(Pair(earlier: first, later: index))
        } else {
          firstWithBytes[entry.digest] = index
        }
      }
      guard let year = entry.year, !entry.agency.isEmpty else { continue }
      let agency = agencies[entry.agency] ?? agencies.count
      agencies[entry.agency] = agency
      order.append((agency, year, index))
    }
    order.sort { ($0.agency, $0.year, $0.index) < ($1.agency, $1.year, $1.index) }
    var consecutive: [Pair] = []
    var apart: [Pair] = []
    var sameYear: [Pair] = []
    // Of several reports for a year the first stands for the year: the others have a finding of their own.
    var last: (agency: Int, year: Int, index: Int)?
    for next in order {
      if let before = last, before.agency == next.agency {
        let pair = Pair(earlier: before.index, later: next.index)
        if before.year == next.year {
          sameYear.append(pair)
          continue
        }
        if before.year + 1 == next.year { consecutive.append(pair) } else { apart.append(pair) }
      }
      last = next
    }
    self.consecutive = consecutive
    self.apart = apart
    self.sameYear = sameYear
    self.sameBytes = sameBytes
  }

  /// Gives both numbers of a cell, where both reports print it.
  func both(_ pair: Pair, _ slot: Int) -> (earlier: KeptValue, later: KeptValue)? {
    guard let earlier = entries[pair.earlier].value(slot), let later = entries[pair.later].value(slot)
    else { return nil }
    return (earlier, later)
  }
}
