import Foundation

/// This is `corpus score`: an output folder of the program against what is true.
struct ScoreCommand {
  let tables: String
  let truth: String
  /// How many documents to list, the worst first.
  var worst = 0
  /// How many remarks to print of each listed document.
  var cells = 12
  var csv: String?
  /// Ends with a fault where histories of agencies were not read without one.
  var isStrict = false

  init(tables: String, truth: String) {
    self.tables = tables
    self.truth = truth
  }

  func run() throws {
    let inner = URL(fileURLWithPath: truth).appendingPathComponent("truth")
    let folder =
      FileManager.default.fileExists(atPath: inner.path) ? inner : URL(fileURLWithPath: truth)
    let truth = try Truth(folder: folder)
    let result = try Result(folder: URL(fileURLWithPath: tables))
    var table = ScoreTable()
    var judged: [(document: TrueDocument, tally: Tally, remarks: [String])] = []
    for document in truth.documents {
      let verdict = Judge(truth: document, read: result.documents[document.path]).verdict()
      table.add(verdict.tally, layout: document.layout, form: document.form, noise: document.noise)
      judged.append((document, verdict.tally, verdict.remarks))
    }
    print(table.text)
    let partition = AgencyScore(truth.documents, result)
    if partition.agencies > 0 { print(partition.text) }
    let panel = try PanelScore(truth.documents, folder: URL(fileURLWithPath: tables))
    if let panel {
      print(panel.text)
      for remark in panel.remarks.prefix(cells) { print("  " + remark) }
    }
    list(judged, rejects: result.rejects)
    if let csv { try Data(table.csv.utf8).write(to: URL(fileURLWithPath: csv)) }
    guard isStrict else { return }
    let found = judged.reduce(into: Tally()) { $0.add($1.tally) }
    let isFaultless =
      found.crossings > 0 && found.crossingsFound == found.crossings && found.crossingsExtra == 0
      && partition.split + partition.merged == 0
      && panel.map { $0.right > 0 && $0.wrong + $0.missing + $0.extra == 0 } ?? false
    if !isFaultless {
      throw ArgumentProblem(sentence: "the histories of agencies were not read without fault")
    }
  }

  private func list(
    _ judged: [(document: TrueDocument, tally: Tally, remarks: [String])], rejects: [String: String]
  ) {
    guard worst > 0 else { return }
    let order = judged.indices.filter { judged[$0].tally.badness > 0 || !judged[$0].remarks.isEmpty }
      .sorted { (judged[$1].tally.badness, $0) < (judged[$0].tally.badness, $1) }
    for index in order.prefix(worst) {
      let (document, tally, remarks) = judged[index]
      print(
        "\n\(document.path) \(document.form) noise \(document.noise): "
          + "\(tally.right) of \(tally.cells) right, \(tally.wrongSilent) silent, "
          + "\(tally.wrongFlagged) flagged, \(tally.empty + tally.lost) empty, \(tally.missing) missing, "
          + "\(tally.extra) extra" + (rejects[document.path].map { ", rejected " + $0 } ?? ""))
      for remark in remarks.prefix(cells) { print("  " + remark) }
      if remarks.count > cells { print("  … and \(remarks.count - cells) more") }
    }
  }
}
