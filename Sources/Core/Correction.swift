/// This is what a person decided about one document: a row of `corrections.csv`.
public struct Correction: Sendable, Equatable {
  public enum Decision: Sendable, Equatable {
    /// - Parameter raw: what stood in the cell when the person looked, as the tables give it.
    case cell(CellName, raw: String, Reading)
    case agency(String)
    case year(Int)
    /// The document is none of the reports.
    case reject
    /// The document is a report, whatever it looks like.
    case accept
  }

  public let document: ReportID
  /// The source path as the tables have it, empty where only the id is known.
  public let path: String
  /// SHA-256 of the file that the person looked at; empty where the row does not say it.
  public let sha256: String
  public let decision: Decision
  public let who: String
  /// ISO 8601.
  public let when: String
  public let why: String

  public init(
    document: ReportID, path: String = "", sha256: String, decision: Decision, who: String, when: String,
    why: String
  ) {
    self.document = document
    self.path = path
    self.sha256 = sha256
    self.decision = decision
    self.who = who
    self.when = when
    self.why = why
  }
}

/// This is a cell as the tables name it, rows and columns that a document added among them.
public struct CellName: Sendable, Hashable {
  public let table: String
  public let item: String
  public let measure: String

  public init(table: String, item: String, measure: String) {
    self.table = table
    self.item = item
    self.measure = measure
  }
}

/// This is what became of the corrections of one document.
public struct CorrectionsMade: Sendable {
  /// This is a correction that was followed.
  public struct Applied: Sendable {
    public let correction: Correction
    /// What the program had read: a number, a name, or nothing.
    public let before: String
    /// The line of the cell, 0 where no cell is meant.
    public let line: Int

    public init(_ correction: Correction, before: String, line: Int) {
      self.correction = correction
      self.before = before
      self.line = line
    }
  }

  /// This is a correction that was not followed, because what it was made for is not there any more.
  public struct Stale: Sendable {
    public enum Reason: Sendable, Equatable {
      case sourceChanged
      case cellMissing
      /// The file does not hold the report: it held several.
      case reportMissing
      /// The file holds several reports and is taken or left as a whole.
      case partOfFile
      /// What stands in the cell now.
      case printsOther(String)
    }
    public let correction: Correction
    public let reason: Reason
    public let line: Int

    public init(_ correction: Correction, reason: Reason, line: Int = 0) {
      self.correction = correction
      self.reason = reason
      self.line = line
    }
  }

  public var applied: [Applied] = []
  public var stale: [Stale] = []

  public init() {}
}
