import Foundation

/// This is `corpus make`: documents with known answers, the same for the same arguments.
struct MakeCommand {
  var seed: UInt64 = 1
  var count = 100
  var layouts = Layout.all
  var shapes = FormShape.all
  var noise: Int?
  /// Reports of agencies for so many years up to 2025, instead of single ones.
  var years: Int?
  var agencies = 50
  /// In how many of a hundred reports sums stand beside the headings of table 3.
  var headingSums = 0
  /// In how many of a hundred reports the text speaks of last year.
  var yearTalk = 0
  /// In how many of a hundred reports in text title and signature were lost.
  var untitled = 0
  let output: String

  func run() throws {
    var writer = try CorpusWriter(root: URL(fileURLWithPath: output))
    var chance = Randomness(seed: seed)
    var usedNames: Set<String> = []
    if let years {
      try writeHistories(of: years, &usedNames, to: &writer, with: &chance)
      return try writer.finish()
    }
    for number in 1...max(1, count) {
      var own = chance.fork()
      if isMixed, number % 61 == 0 {
        let agency = Agency.drawn(with: &own)
        let lines = OtherDocuments.lines(agency: agency, year: own.number(2019...2025), with: &own)
        try writer.append(otherDocument: lines, name: "\(ReportMaker.digits(number))-other.txt")
        continue
      }
      let maker = ReportMaker(
        layout: layouts[number % layouts.count], shape: own.pick(shapes),
        noise: noise ?? own.number(0...3), headingSums: headingSums,
        yearTalk: yearTalk, untitled: untitled)
      try writer.append(maker.report(number: number, usedNames: &usedNames, with: &own))
    }
    try writer.finish()
  }

  private func writeHistories(
    of years: Int, _ usedNames: inout Set<String>, to writer: inout CorpusWriter,
    with chance: inout Randomness
  ) throws {
    let last = 2025
    for number in 1...agencies {
      var own = chance.fork()
      var agency = ReportMaker.unusedAgency(&usedNames, with: &own)
      while agency.bearsRealName { agency = ReportMaker.unusedAgency(&usedNames, with: &own) }
      let history = HistoryMaker(
        agency: agency, number: number,
        layouts: layouts.filter { $0.file == nil }, noise: noise ?? 0, years: (last - years + 1)...last)
      for entry in history.entries(with: &own) {
        try writer.append(entry.report)
        writer.append(entry.crossings, of: entry.report, agency: number)
      }
    }
  }

  /// Now and then a document that is no report lies among the others, unless one layout is asked for.
  private var isMixed: Bool { layouts.count > 1 }
}
