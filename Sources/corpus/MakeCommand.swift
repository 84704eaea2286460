import Foundation

/// This is `corpus make`: documents with known answers, the same for the same arguments.
struct MakeCommand {
  var seed: UInt64 = 1
  var count = 100
  var layouts = Layout.all
  var shapes = FormShape.all
  var noise: Int?
  let output: String

  func run() throws {
    var writer = try CorpusWriter(root: URL(fileURLWithPath: output))
    var chance = Randomness(seed: seed)
    var usedNames: Set<String> = []
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
        noise: noise ?? own.number(0...3))
      try writer.append(maker.report(number: number, usedNames: &usedNames, with: &own))
    }
    try writer.finish()
  }

  /// Now and then a document that is no report lies among the others, unless one layout is asked for.
  private var isMixed: Bool { layouts.count > 1 }
}
