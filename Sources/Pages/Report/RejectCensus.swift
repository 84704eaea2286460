import Core

/// Counts documents that gave no tables, and names the first of them.
struct RejectCensus {
  struct Rejected {
    let path: String
    let stage: String
    let reason: String
    let message: String
  }

  static let mostNamed = 200

  private(set) var count = 0
  private(set) var bytes = 0
  private(set) var named: [Rejected] = []
  private var reasons: [String: Int] = [:]

  private static let path = FixedTable.rejects.place("source_path")
  private static let size = FixedTable.rejects.place("bytes")
  private static let stage = FixedTable.rejects.place("stage")
  private static let rule = FixedTable.rejects.place("rule")
  private static let message = FixedTable.rejects.place("message")

  mutating func take(_ fields: RowSplitter, _ row: Span<UInt8>) {
    count += 1
    bytes += fields.integer(Self.size, row)
    let reason = fields.text(Self.rule, row)
    reasons[reason, default: 0] += 1
    if named.count < Self.mostNamed {
      named.append(
        Rejected(
          path: fields.text(Self.path, row), stage: fields.text(Self.stage, row), reason: reason,
          message: fields.text(Self.message, row)))
    }
  }

  /// The most frequent first.
  var byReason: [(reason: String, count: Int)] {
    reasons.map { (reason: $0.key, count: $0.value) }.sorted { left, right in
      (right.count, left.reason) < (left.count, right.reason)
    }
  }
}
