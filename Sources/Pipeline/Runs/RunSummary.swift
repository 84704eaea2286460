import Core
import Export

/// This is what a run says at its end: to a person, and as JSON to a program.
struct RunSummary {
  let tally: Tally
  let rejected: [RejectedDocument]
  let output: DiskPath
  let until: Stage
  let milliseconds: Int
  let code: ExitCode
  let startedAt: String

  /// The rejected documents that are named one by one, unless all are asked for.
  static let mostNamed = 20

  func say(on console: Console, all: Bool) {
    for document in all ? rejected[...] : rejected.prefix(Self.mostNamed) {
      console.problem("\(DiskPath.printable(document.path.bytes)): rejected: \(document.reject.message)")
    }
    if !all, tally.rejects > Self.mostNamed, !tally.isStanding {
      console.problem(
        "… and \(tally.rejects - Self.mostNamed) more rejected documents: see csv/rejects.csv")
    }
    let what = until == .export ? "tables" : "results of \(until.rawValue)"
    let sentence =
      until == .export
      ? tally.sentence
      : "\(Tally.number(tally.found, "document")), \(Tally.number(tally.rejects, "reject"))"
    console.summary(
      "\(sentence); \(what) in \(output.description)/ after \(Moment.seconds(milliseconds)) s", facts)
  }

  private var facts: [(key: String, value: JSONText)] {
    let counts = tally.named.sorted { $0.key < $1.key }.map { ($0.key, JSONText.integer($0.value)) }
    let rows = tally.rows.sorted { $0.key < $1.key }.map { ($0.key, JSONText.integer($0.value)) }
    return [
      ("exit_code", .integer(Int(code.number))), ("output", .text(output.description)),
      ("until", .text(until.rawValue)), ("seconds", .decimal(Self.thousandths(milliseconds))),
      ("counts", .object(counts)), ("rows", .object(rows)),
    ]
  }

  /// Gives the file of `--summary-json`.
  var page: [UInt8] {
    JSONText.object(
      [("program", .text("nianbao")), ("version", .text(Version.text)), ("started_at", .text(startedAt))]
        + facts
    ).page
  }

  private static func thousandths(_ milliseconds: Int) -> String {
    Decimal64(mantissa: Int64(milliseconds), scale: 3).description
  }
}
