import Core

@testable import Validate

extension Validator {
  /// Gives what is wrong between reports, by the index of the report.
  func corpusFindings(
    _ entries: [CorpusEntry], batch: Int = 1024
  ) -> [(index: Int, finding: Finding)] {
    let index = CorpusIndex(entries)
    var found: [(index: Int, finding: Finding)] = []
    visitCorpusFindings(for: index, register: register(of: index), batch: batch) {
      entries[$0]
    } _: { report, finding in
      found.append((report, finding))
    }
    return found.enumerated()
      .sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }.map(\.element)
  }
}
