import Core

extension Manifest {
  /// This is what a run changed in the figures that stood before its own.
  public struct Since: Sendable, Equatable {
    /// When the run began that wrote the tables before, ISO 8601 in UTC.
    public let before: String
    /// Why the tables were not compared, nil where they were.
    public let problem: String?
    /// How many reports and cells were added, removed and changed, and reports by cause.
    public let counts: [String: [String: Int]]
    /// The names of the fields of ``changes``.
    public let columns: [String]
    /// The first of the cells that are others, in the order of the tables.
    public let changes: [[String]]

    public init(
      before: String, problem: String? = nil, counts: [String: [String: Int]] = [:], columns: [String] = [],
      changes: [[String]] = []
    ) {
      self.before = before
      self.problem = problem
      self.counts = counts
      self.columns = columns
      self.changes = changes
    }

    var json: JSONText {
      let before: [(key: String, value: JSONText)] = [("before", .text(before))]
      if let problem { return .object(before + [("problem", .text(problem))]) }
      let counts = counts.sorted { $0.key < $1.key }.map { name, counts in
        (
          key: name,
          value: JSONText.object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
        )
      }
      let changes = changes.map { fields in
        JSONText.object(zip(columns, fields).map { (key: $0, value: .text($1)) })
      }
      return .object(before + [("summary", .object(counts)), ("changes", .list(changes))])
    }
  }
}
