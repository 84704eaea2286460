import Core

/// This is a part of the corpus in order: reports of one agency side by side by year. It is built once for all
/// rules; ``CorpusBatches`` says what belongs together.
struct Shelf {
  /// This is a pair of reports of one agency, as indices into ``entries``. Of two for one year the first is
  /// the one that counts.
  struct Pair {
    let earlier: Int
    let later: Int
  }

  let entries: [CorpusEntry]
  let agencies: [AgencyRegister.Agency]
  /// Reports of the same agency for years that follow one another.
  let consecutive: [Pair]
  /// Reports of the same agency with a year or more missing between them.
  let apart: [Pair]
  /// Reports of the same agency for the same year: the one that counts, and another.
  let sameYear: [Pair]
  /// Files with the same bytes: the first that was read, and another.
  let sameBytes: [Pair]

  /// What ``AgencyRegister/Agency/years(_:)`` needs of ``entries``.
  let index: CorpusIndex

  init(_ entries: [CorpusEntry], agencies: [AgencyRegister.Agency], sameBytes: [Pair]) {
    self.entries = entries
    self.agencies = agencies
    index = CorpusIndex(entries)
    var consecutive: [Pair] = []
    var apart: [Pair] = []
    var sameYear: [Pair] = []
    for agency in agencies {
      var last: AgencyYear?
      for next in agency.years(index) {
        sameYear += next.reports.filter { $0 != next.counted }.map { Pair(earlier: next.counted, later: $0) }
        if let last {
          let pair = Pair(earlier: last.counted, later: next.counted)
          if last.year + 1 == next.year { consecutive.append(pair) } else { apart.append(pair) }
        }
        last = next
      }
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

  /// Gives the numbers of some cells in every two consecutive years, where both reports print them.
  func consecutiveNumbers(
    _ slots: [Int]
  ) -> [(pair: Pair, slot: Int, before: KeptValue, now: KeptValue)] {
    consecutive.flatMap { pair in
      slots.compactMap { slot in both(pair, slot).map { (pair, slot, $0.earlier, $0.later) } }
    }
  }
}
