public import Core

/// This is what a rule says of itself: the text of `nianbao rules` and of the pages made from it.
public struct RuleInfo: Sendable {
  /// A code is never used again: `NB1xx` reading, `NB2xx` within a table, `NB3xx` across tables and text,
  /// `NB4xx` across years and documents, `NB5xx` structure.
  public let code: RuleCode
  /// The defect, in words that read after “allow”.
  public let name: String
  public let severity: Severity
  /// The kinds that its findings can have.
  public let kinds: [FindingKind]
  /// The generations of the form it looks at; empty: all.
  public let templates: [String]
  /// The tables it looks at; empty: all, or the report as a whole.
  public let tables: [String]
  /// It looks at the quantities told in prose: where they are not read it can say nothing.
  public let needsNarrative: Bool
  public let titleChinese: String
  public let titleEnglish: String
  /// What is checked, and why it matters.
  public let explanation: String
  public let example: String
  /// When a report may lawfully look like this; empty: never.
  public let exceptions: String
  /// Where the rule comes from.
  public let basis: String

  init(
    _ code: String, _ name: String, _ severity: Severity, kinds: [FindingKind], templates: [String] = [],
    tables: [String] = [], needsNarrative: Bool = false, chinese: String, english: String,
    explanation: String, example: String,
    exceptions: String = "", basis: String
  ) {
    self.code = RuleCode(code)
    self.name = name
    self.severity = severity
    self.kinds = kinds
    self.templates = templates
    self.tables = tables
    self.needsNarrative = needsNarrative
    titleChinese = chinese
    titleEnglish = english
    self.explanation = explanation
    self.example = example
    self.exceptions = exceptions
    self.basis = basis
  }
}
