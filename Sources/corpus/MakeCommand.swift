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
      let maker = ReportMaker(
        layout: layouts[number % layouts.count], shape: own.pick(shapes),
        noise: noise ?? own.number(0...3))
      try writer.append(maker.report(number: number, usedNames: &usedNames, with: &own))
    }
    try writer.finish()
  }
}
