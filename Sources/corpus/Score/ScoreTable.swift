/// This is the table of the scorer: counts by layout, form and noise, and all together.
struct ScoreTable {
  private struct Key: Hashable {
    let layout: String
    let form: String
    let noise: String
  }

  private var tallies: [Key: Tally] = [:]
  private var order: [Key] = []

  mutating func add(_ tally: Tally, layout: String, form: String, noise: String) {
    let key = Key(layout: layout, form: form, noise: noise)
    if tallies[key] == nil { order.append(key) }
    tallies[key, default: Tally()].add(tally)
  }

  private func sum(where matches: (Key) -> Bool) -> Tally {
    var sum = Tally()
    for key in order where matches(key) { sum.add(tallies[key] ?? Tally()) }
    return sum
  }

  private static let columns = [
    "docs", "reject", "cells", "right", "empty", "lost", "flagged", "silent", "missing", "extra", "lucky",
    "alarms", "right%",
  ]

  private static func numbers(_ tally: Tally) -> [String] {
    [
      tally.documents, tally.rejected, tally.cells, tally.right, tally.empty, tally.lost, tally.wrongFlagged,
      tally.wrongSilent, tally.missing, tally.extra, tally.lucky, tally.falseAlarms,
    ].map(String.init) + [share(tally.right, of: tally.cells)]
  }

  /// Gives a share in per cent with three decimals.
  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    let thousandths = part * 100_000 / whole
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)"
  }

  var text: String {
    var rows: [[String]] = [["layout"] + Self.columns]
    for name in unique(\.layout).sorted() { rows.append([name] + Self.numbers(sum { $0.layout == name })) }
    rows.append(["form"] + Self.columns)
    for name in unique(\.form).sorted() { rows.append([name] + Self.numbers(sum { $0.form == name })) }
    rows.append(["noise"] + Self.columns)
    for name in unique(\.noise).sorted() { rows.append([name] + Self.numbers(sum { $0.noise == name })) }
    let all = sum { _ in true }
    rows.append(["all"] + Self.numbers(all))
    return Self.aligned(rows) + "\n" + totals(all)
  }

  private func totals(_ all: Tally) -> String {
    var lines: [String] = []
    let perMillion = all.cells == 0 ? 0 : all.wrongSilent * 1_000_000 / all.cells
    lines.append(
      "cells right \(Self.share(all.right, of: all.cells)) %, silent wrong \(all.wrongSilent) "
        + "(\(perMillion) a million), extra rows \(all.extra), false alarms \(all.falseAlarms)")
    let head = TrueDocument.headFields.indices.map {
      "\(TrueDocument.headFields[$0]) \(Self.share(all.headRight[$0], of: all.documents)) %"
    }
    lines.append("report fields: " + head.joined(separator: ", "))
    lines.append(
      "defects: \(all.defectsFound) of \(all.defects) found as report, \(all.repeated) repeated; reported "
        + "where there is none: \(all.otherErrors) errors, \(all.otherWarnings) warnings")
    lines.append(
      "quantities in prose: \(all.quantitiesFound) of \(all.quantities) found "
        + "(\(Self.share(all.quantitiesFound, of: all.quantities)) %), \(all.quantitiesExtra) extra; metric right "
        + "in \(all.metricsRight) of \(all.metrics) that have one (\(Self.share(all.metricsRight, of: all.metrics)) %)"
    )
    lines.append(
      "defects across years and against the text: \(all.crossingsFound) of \(all.crossings) found, "
        + "\(all.crossingsExtra) false alarms")
    lines.append("documents that are no reports: \(all.others - all.accepted) of \(all.others) rejected")
    return lines.joined(separator: "\n")
  }

  /// Gives one row for each layout, form and noise level.
  var csv: String {
    var text = (["layout", "form", "noise"] + Self.columns).joined(separator: ",") + "\n"
    for key in order.sorted(by: { ($0.layout, $0.form, $0.noise) < ($1.layout, $1.form, $1.noise) }) {
      let numbers = Self.numbers(tallies[key] ?? Tally())
      text += ([key.layout, key.form, key.noise] + numbers).joined(separator: ",") + "\n"
    }
    return text
  }

  /// Gives the names of a kind, but for documents that are no reports: they have no cells.
  private func unique(_ field: KeyPath<Key, String>) -> Set<String> {
    Set(order.filter { (tallies[$0]?.documents ?? 0) > 0 }.map { $0[keyPath: field] })
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + blanks : blanks + text
      }.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}
