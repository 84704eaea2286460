import Core

/// Parts a corpus so that rules over many documents need not have all of it in memory. Agencies of one division
/// stay together, since rules compare a government with its offices; a copy comes with the report that it is one of.
struct CorpusBatches {
  /// This is a part of the corpus.
  struct Batch {
    /// Reports of the corpus, each once.
    var reports: [Int] = []
    /// With their reports as places in ``reports``.
    var agencies: [AgencyRegister.Agency] = []
    /// Copies with the report whose bytes they have, as places.
    var copies: [Shelf.Pair] = []
  }

  private let register: AgencyRegister
  private let copies: [Int: Int]
  private let count: Int
  private let size: Int

  /// - Parameter size: a batch is closed where it has as many reports, as soon as a division ends.
  init(_ index: CorpusIndex, register: AgencyRegister, size: Int) {
    self.register = register
    self.size = size
    copies = index.copies
    count = index.count
  }

  func visit<Failure: Error>(_ body: (Batch) throws(Failure) -> Void) throws(Failure) {
    let codes = (0..<register.count).map(register.regionCode)
    let order = codes.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }
    var chosen: [Int] = []
    var reports = 0
    for (place, agency) in order.enumerated() {
      chosen.append(agency)
      reports += register.reportCount(agency)
      let code = codes[agency]
      let isDivisionGoingOn =
        !code.isEmpty && place + 1 < order.count && codes[order[place + 1]] == code
      if reports >= size, !isDivisionGoingOn {
        try body(batch(chosen))
        (chosen, reports) = ([], 0)
      }
    }
    if !chosen.isEmpty { try body(batch(chosen)) }
    // Of no agency, and still a copy of another file.
    var rest = Batch()
    for again in copies.keys.sorted() where register.agency(ofReport: again) == nil {
      rest.reports.append(again)
      if rest.reports.count >= size {
        try body(withCopies(rest))
        rest = Batch()
      }
    }
    if !rest.reports.isEmpty { try body(withCopies(rest)) }
  }

  private func batch(_ chosen: [Int]) -> Batch {
    var batch = Batch()
    for agency in chosen.sorted().map({ register[$0] }) {
      let first = batch.reports.count
      batch.reports += agency.reports
      batch.agencies.append(agency.with(reports: Array(first..<batch.reports.count)))
    }
    return withCopies(batch)
  }

  private func withCopies(_ batch: Batch) -> Batch {
    var batch = batch
    var places: [Int: Int] = [:]
    for (place, report) in batch.reports.enumerated() { places[report] = place }
    for (place, report) in batch.reports.enumerated() {
      guard let first = copies[report] else { continue }
      let other = places[first] ?? batch.reports.count
      if other == batch.reports.count { batch.reports.append(first) }
      places[first] = other
      batch.copies.append(Shelf.Pair(earlier: other, later: place))
    }
    return batch
  }
}

extension AgencyRegister.Agency {
  fileprivate func with(reports: [Int]) -> AgencyRegister.Agency {
    AgencyRegister.Agency(
      identity: identity, name: name, names: names, regionCode: regionCode, region: region, level: level,
      sector: sector, reports: reports)
  }
}
