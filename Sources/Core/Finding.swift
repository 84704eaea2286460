public enum Severity: String, Sendable, CaseIterable, Comparable, Codable {
  case info, warning, error

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// This is who is to look: `extraction`, we may have misread; `report`, every digit is in the source and
/// the report itself does not add up.
public enum FindingKind: String, Sendable, CaseIterable, Codable {
  case extraction, report
}

/// This is the code of a rule, such as `NB201`. A code is never used again.
public struct RuleCode: Hashable, Sendable, Comparable {
  public let text: String
  public init(_ text: String) { self.text = text }
  public static func < (left: RuleCode, right: RuleCode) -> Bool { left.text < right.text }
}

/// This is one defect of a report or of our reading of it: a row of `issues.csv`. Table, item and measure
/// are empty where the finding is not about one cell.
public struct Finding: Sendable {
  public let rule: RuleCode
  public let severity: Severity
  public let kind: FindingKind
  public let table: TableID?
  public let item: ItemID?
  public let measure: MeasureID?
  public let expected: String
  public let actual: String
  /// One sentence as the conventions ask for it, without the path and the line in front.
  public let message: String
  /// The line from 1, or 0 where no line is meant.
  public let line: Int

  public init(
    rule: RuleCode, severity: Severity, kind: FindingKind, table: TableID? = nil, item: ItemID? = nil,
    measure: MeasureID? = nil, expected: String = "", actual: String = "", message: String, line: Int
  ) {
    self.rule = rule
    self.severity = severity
    self.kind = kind
    self.table = table
    self.item = item
    self.measure = measure
    self.expected = expected
    self.actual = actual
    self.message = message
    self.line = line
  }
}
