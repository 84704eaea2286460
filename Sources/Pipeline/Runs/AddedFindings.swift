import Core

/// These are findings of rules over many documents, until their reports are written. A corpus can have as many of
/// them as reports, so that they are kept as bytes.
struct AddedFindings {
  private struct Place {
    let report: Int32
    let start: Int32
  }

  private var findings = FlatWriter()
  private var places: [Place] = []

  mutating func append(_ finding: Finding, ofReport report: Int) {
    places.append(Place(report: Int32(report), start: Int32(findings.bytes.count)))
    finding.write(to: &findings)
  }

  /// Says that no finding follows. Those of one report stay in the order that they came in.
  mutating func seal() { places.sort { ($0.report, $0.start) < ($1.report, $1.start) } }

  /// Gives the findings of a report to a caller that asks for reports in order, and keeps the place between them.
  func findings(ofReport report: Int, from next: inout Int) -> [Finding] {
    var found: [Finding] = []
    while next < places.count, places[next].report == Int32(report) {
      var reader = FlatReader(findings.bytes, at: Int(places[next].start))
      guard let finding = try? Finding(from: &reader) else {
        preconditionFailure("memory gives what was put there")
      }
      found.append(finding)
      next += 1
    }
    return found
  }
}
