import Core

/// Counts findings by rule, and ranks reports by how doubtful it is that they were read rightly.
struct IssueCensus {
  struct Example {
    let document: Int?
    let path: String
    let message: String
    let line: Int
  }

  struct RuleCount {
    let rule: String
    var findings = 0
    var reports = 0
    var errors = 0
    var warnings = 0
    var extraction = 0
    /// The first of each report.
    var examples: [Example] = []

    var severity: Severity { errors > 0 ? .error : warnings > 0 ? .warning : .info }
  }

  struct Reason {
    let rule: String
    let severity: Severity
    let message: String
    let line: Int
  }

  /// This is a report of which it is doubtful that it was read rightly.
  struct Doubt {
    let document: Int
    var points: Int
    /// The gravest findings about how it was read, and how many there are.
    var reasons: [Reason] = []
    var extraction = 0
    /// Findings about the report itself.
    var others = 0
  }

  static let mostExamples = 8
  static let mostDoubts = 25
  static let mostReasons = 6
  /// What a finding that we may have misread adds to the points of its report, beside a point for each doubtful
  /// cell and each cell that the form has and the document seems not to have.
  static func weight(_ severity: Severity) -> Int { severity == .info ? 1 : 10 }

  private var rules: [String: RuleCount] = [:]
  private(set) var doubts: [Doubt] = []
  private(set) var findings = 0
  private var current: (id: UInt64?, doubt: Doubt?)
  /// The rules that the current report has broken already.
  private var seen: Set<String> = []
  /// Whether a report has findings, by its place.
  private var isRanked: [Bool] = []

  private static let id = FixedTable.issues.place("report_id")
  private static let path = FixedTable.issues.place("source_path")
  private static let rule = FixedTable.issues.place("rule")
  private static let severity = FixedTable.issues.place("severity")
  private static let kind = FixedTable.issues.place("kind")
  private static let message = FixedTable.issues.place("message")
  private static let line = FixedTable.issues.place("line")

  mutating func take(_ fields: RowSplitter, _ row: Span<UInt8>, _ documents: DocumentShelf) {
    let id = fields.identifier(Self.id, row)
    // The findings of a report follow one another.
    if id != current.id || findings == 0 {
      closeReport()
      let place = documents.place(id)
      current = (id, place.map { Doubt(document: $0, points: Self.points($0, documents)) })
      seen.removeAll(keepingCapacity: true)
    }
    findings += 1
    let rule = fields.text(Self.rule, row)
    let severity = Severity(rawValue: fields.text(Self.severity, row)) ?? .info
    let isExtraction = fields.text(Self.kind, row) == FindingKind.extraction.rawValue
    count(rule, severity, isExtraction, fields, row)
    guard isExtraction else {
      current.doubt?.others += 1
      return
    }
    current.doubt?.extraction += 1
    current.doubt?.points += Self.weight(severity)
    if var reasons = current.doubt?.reasons {
      reasons.append(
        Reason(
          rule: rule, severity: severity, message: fields.text(Self.message, row),
          line: fields.integer(Self.line, row)))
      if reasons.count > 4 * Self.mostReasons { reasons = Self.gravest(reasons) }
      current.doubt?.reasons = reasons
    }
  }

  private mutating func count(
    _ rule: String, _ severity: Severity, _ isExtraction: Bool, _ fields: RowSplitter, _ row: Span<UInt8>
  ) {
    var entry = rules[rule] ?? RuleCount(rule: rule)
    entry.findings += 1
    if isExtraction { entry.extraction += 1 }
    switch severity {
    case .error: entry.errors += 1
    case .warning: entry.warnings += 1
    case .info: break
    }
    if seen.insert(rule).inserted {
      entry.reports += 1
      if entry.examples.count < Self.mostExamples {
        entry.examples.append(
          Example(
            document: current.doubt?.document, path: fields.text(Self.path, row),
            message: fields.text(Self.message, row), line: fields.integer(Self.line, row)))
      }
    }
    rules[rule] = entry
  }

  mutating func finish(_ documents: DocumentShelf) {
    closeReport()
    // Reports without a finding may have doubtful cells.
    for place in 0..<documents.count where place >= isRanked.count || !isRanked[place] {
      let points = Self.points(place, documents)
      if points > 0 { offer(Doubt(document: place, points: points)) }
    }
    doubts = Array(doubts.sorted(by: Self.isBefore).prefix(Self.mostDoubts))
  }

  private static func points(_ place: Int, _ documents: DocumentShelf) -> Int {
    Int(documents.doubtful[place]) + Int(documents.missing[place])
  }

  private mutating func closeReport() {
    guard var doubt = current.doubt else { return }
    while isRanked.count <= doubt.document { isRanked.append(false) }
    isRanked[doubt.document] = true
    if doubt.points == 0 { return }
    doubt.reasons = Self.gravest(doubt.reasons)
    offer(doubt)
  }

  /// The gravest first, else in the order of the rows.
  private static func gravest(_ reasons: [Reason]) -> [Reason] {
    let order = reasons.enumerated().sorted { left, right in
      (right.element.severity, left.offset) < (left.element.severity, right.offset)
    }
    return order.prefix(mostReasons).map(\.element)
  }

  private mutating func offer(_ doubt: Doubt) {
    doubts.append(doubt)
    if doubts.count >= 8 * Self.mostDoubts {
      doubts = Array(doubts.sorted(by: Self.isBefore).prefix(Self.mostDoubts))
    }
  }

  private static func isBefore(_ left: Doubt, _ right: Doubt) -> Bool {
    (right.points, left.document) < (left.points, right.document)
  }

  /// The gravest first, then the most frequent.
  var byRule: [RuleCount] {
    rules.values.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      return (right.findings, left.rule) < (left.findings, right.rule)
    }
  }
}
