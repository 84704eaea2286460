import Core

/// These are findings of rules over many documents, until their reports are written. A corpus can have as many of
/// them as reports, so that they are kept as bytes.
struct AddedFindings {
  private struct Place {
    let report: Int32
    let block: Int32
    let start: Int32
    let end: Int32
  }

  private static let blockSize = 1 << 16

  private var blocks: [[UInt8]] = []
  private var places: [Place] = []
  private var isSorted = true

  mutating func append(_ finding: Finding, ofReport report: Int) {
    var writer = FlatWriter()
    finding.write(to: &writer)
    if blocks.last.map({ $0.count + writer.bytes.count > Self.blockSize }) ?? true {
      var block: [UInt8] = []
      block.reserveCapacity(max(Self.blockSize, writer.bytes.count))
      blocks.append(block)
    }
    let block = blocks.count - 1
    let start = blocks[block].count
    blocks[block] += writer.bytes
    if let last = places.last, last.report > Int32(report) { isSorted = false }
    places.append(
      Place(
        report: Int32(report), block: Int32(block), start: Int32(start), end: Int32(blocks[block].count)))
  }

  /// Says that no finding follows. Those of one report stay in the order that they came in.
  mutating func seal() {
    if isSorted { return }
    places.sort { ($0.report, $0.block, $0.start) < ($1.report, $1.block, $1.start) }
    isSorted = true
  }

  /// Gives the findings of a report to a caller that asks for reports in order, and keeps the place between them.
  func findings(ofReport report: Int, from next: inout Int) -> [Finding] {
    precondition(isSorted, "findings are given once all are there")
    var found: [Finding] = []
    while next < places.count, places[next].report == Int32(report) {
      found.append(finding(places[next]))
      next += 1
    }
    return found
  }

  private func finding(_ place: Place) -> Finding {
    var reader = FlatReader(Array(blocks[Int(place.block)][Int(place.start)..<Int(place.end)]))
    guard let finding = try? Finding(from: &reader) else {
      preconditionFailure("memory gives what was put there")
    }
    return finding
  }
}
