import Core

/// A decision was made for something else than what the document has now.
struct CorrectionStale: Rule {
  static let info = RuleInfo(
    "NB117", "CorrectionStale", .warning, kinds: [.extraction],
    chinese: "人工更正已不适用", english: "a correction that was made for something else than what stands there now",
    explanation:
      "The file was replaced (its SHA-256 is another), the cell prints something else, or the document "
      + "does not have the cell any more. The correction is not followed: the tables have what the program "
      + "reads. Look again, and renew the row of corrections.csv or take it out. One finding a correction.",
    example: "what 王芳 decided on 2026-01-31 is not followed, since the cell prints “13” and not “12”",
    basis: "a decision holds for what was looked at")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.corrections.stale.map { .stale($0, in: sheet) }
  }
}

extension Draft {
  fileprivate static func stale(_ stale: CorrectionsMade.Stale, in sheet: ReportSheet) -> Draft {
    let correction = stale.correction
    let why =
      switch stale.reason {
      case .sourceChanged: "since the file is another one than then"
      case .reportMissing: "since the file does not hold that report any more"
      case .partOfFile: "since a file with several reports is taken or left as a whole"
      case .cellMissing: "since the document does not have the cell"
      case .printsOther(let text):
        "since the cell prints “\(oneLine(text))” and not “\(oneLine(correction.rawSeen))”"
      }
    return Draft(
      correction, .extraction, expected: correction.given, actual: "", line: stale.line, in: sheet,
      "\(correction.aboutWhat)what \(oneLine(correction.who)) decided on \(correction.when) is not followed, \(why)"
    )
  }
}

extension Draft {
  /// A draft about what a person decided, at the cell that was meant.
  init(
    _ correction: Correction, _ kind: FindingKind, expected: String, actual: String, line: Int,
    in sheet: ReportSheet, _ message: String
  ) {
    let vocabulary = sheet.book.definitions.vocabulary
    var draft = Draft(kind, expected: expected, actual: actual, line: line, message)
    if case .cell(let name, _, _) = correction.decision {
      draft.table = vocabulary.table(name.table)
      draft.item = vocabulary.item(name.item)
      draft.measure = vocabulary.measure(name.measure)
    }
    self = draft
  }
}

/// What people write may have several lines; a message has one.
func oneLine(_ text: String) -> String {
  text.split { $0.isNewline }.joined(separator: " ")
}

extension Correction {
  /// What was decided, as it stands in the file.
  var given: String {
    switch decision {
    case .cell(_, _, let reading): reading.quantity?.description ?? ""
    case .agency(let name): name
    case .year(let year): String(year)
    case .reject, .accept: ""
    }
  }

  fileprivate var rawSeen: String {
    if case .cell(_, let raw, _) = decision { return raw }
    return ""
  }

  /// The beginning of a sentence about a decision that is not about a cell.
  fileprivate var aboutWhat: String {
    switch decision {
    case .cell: ""
    case .agency: "the agency: "
    case .year: "the year: "
    case .reject: "to reject the document: "
    case .accept: "to accept the document: "
    }
  }
}
