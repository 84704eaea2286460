/// This holds the reading of one document against the truth.
struct Judge {
  let truth: TrueDocument
  let read: ReadDocument?

  /// Gives the counts, and a sentence for each cell that is not right.
  func verdict() -> (tally: Tally, remarks: [String]) {
    var tally = Tally()
    var remarks: [String] = []
    guard truth.isReport else {
      tally.others = 1
      if read != nil {
        tally.accepted = 1
        remarks.append("is no report and was taken for one")
      }
      return (tally, remarks)
    }
    tally.documents = 1
    tally.cells = truth.cells.count
    guard let read else {
      tally.rejected = 1
      tally.missing = truth.cells.count
      tally.defects = truth.defects.count { $0.isProvable }
      tally.quantities = truth.quantities.count
      return (tally, remarks)
    }
    judgeCells(read, &tally, &remarks)
    for (index, expected) in truth.head.enumerated() where index < read.head.count {
      if read.head[index] == expected {
        tally.headRight[index] = 1
      } else {
        remarks.append("\(TrueDocument.headFields[index]) “\(read.head[index])”, expected “\(expected)”")
      }
    }
    judgeIssues(read, &tally, &remarks)
    let told = truth.quantities.judged(truth.tellsLines ? read.quantities : read.quantities.ofAnyLine)
    tally.quantities = truth.quantities.count
    tally.quantitiesFound = told.found
    tally.quantitiesExtra = told.extra
    tally.metrics = told.withMetric
    tally.metricsRight = told.metricRight
    return (tally, remarks)
  }

  private func judgeCells(_ read: ReadDocument, _ tally: inout Tally, _ remarks: inout [String]) {
    for cell in truth.cells {
      guard let found = read.cells[cell.key] else {
        if cell.value.isEmpty, !cell.isReadable {
          tally.right += 1
          continue
        }
        tally.missing += 1
        remarks.append("\(cell.key) has no row, expected “\(cell.value)”")
        continue
      }
      let isRight = Self.same(found.value, cell.value)
      let isUnitRight =
        !cell.alsoRight.isEmpty && found.flags.contains("unit_") && Self.same(found.value, cell.alsoRight)
      if isRight || isUnitRight {
        tally.right += 1
        if !cell.isReadable, !found.value.isEmpty, !found.isDoubtful { tally.lucky += 1 }
        continue
      }
      if found.value.isEmpty, !cell.isReadable, !found.flags.isEmpty {
        tally.right += 1
        continue
      }
      remarks.append("\(cell.key) is “\(found.value)” [\(found.flags)], expected “\(cell.value)”")
      if found.value.isEmpty {
        if found.isDoubtful { tally.empty += 1 } else { tally.lost += 1 }
      } else if found.isDoubtful {
        tally.wrongFlagged += 1
      } else {
        tally.wrongSilent += 1
      }
    }
    let known = Set(truth.cells.map(\.key))
    for key in read.cells.keys.sorted() where !known.contains(key) {
      tally.extra += 1
      remarks.append("\(key) is a row that the report does not have, “\(read.cells[key]?.value ?? "")”")
    }
  }

  private func judgeIssues(_ read: ReadDocument, _ tally: inout Tally, _ remarks: inout [String]) {
    // Rules over several reports, over text and tables, and about years in the text are judged by what was put in, and nowhere else.
    func isCrossing(_ issue: ReadIssue) -> Bool {
      issue.rule.hasPrefix("NB3") || issue.rule.hasPrefix("NB4") || issue.rule == "NB512"
    }
    // Documents that were read without fault and give no cause for doubt must raise no alarm.
    let parts = Set(truth.cells.map { $0.key.prefix { $0 != "/" } })
    let isComplete = ["documents", "requests", "reviews"].allSatisfy { parts.contains($0[...]) }
    let isPlain = truth.cells.allSatisfy { !$0.value.isEmpty && $0.isReadable && $0.alsoRight.isEmpty }
    if tally.right == tally.cells, tally.extra == 0, isComplete, isPlain {
      for issue in read.issues
      where issue.kind == "extraction" && issue.severity != "info" && !isCrossing(issue) {
        tally.falseAlarms += 1
        remarks.append("false alarm \(issue.rule): \(issue.message)")
      }
    }
    let crossing = read.issues.filter { isCrossing($0) && $0.severity != "info" }
    for wanted in truth.crossings where wanted.isProvable {
      tally.crossings += 1
      if crossing.contains(where: { $0.rule == wanted.rule }) {
        tally.crossingsFound += 1
      } else {
        remarks.append("\(wanted.rule) was not reported")
      }
    }
    for issue in crossing where !truth.crossings.contains(where: { $0.rule == issue.rule }) {
      tally.crossingsExtra += 1
      remarks.append("false alarm \(issue.rule): \(issue.message)")
    }
    var reported = read.issues.filter {
      $0.kind == "report" && $0.severity != "info" && !isCrossing($0)
    }
    for defect in truth.defects {
      let isMatch = { (issue: ReadIssue) in issue.table == defect.table && issue.severity == "error" }
      let matches = reported.count(where: isMatch)
      reported.removeAll(where: isMatch)
      guard defect.isProvable else { continue }
      tally.defects += 1
      if matches > 0 {
        tally.defectsFound += 1
        tally.repeated += matches - 1
        if matches > 1 {
          remarks.append("defect \(defect.kind) in \(defect.table) reported \(matches) times")
        }
      } else {
        remarks.append("defect \(defect.kind) in \(defect.table) was not reported")
      }
    }
    for issue in reported {
      if issue.severity == "error" { tally.otherErrors += 1 } else { tally.otherWarnings += 1 }
      remarks.append("reported \(issue.severity) \(issue.rule): \(issue.message)")
    }
  }

  /// Tells whether two numbers are written alike but for zeros at the end of the fraction.
  private static func same(_ left: String, _ right: String) -> Bool {
    left == right || (left.contains(".") || right.contains(".")) && plain(left) == plain(right)
  }

  private static func plain(_ number: String) -> Substring {
    var rest = number[...]
    guard rest.contains(".") else { return rest }
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return rest
  }
}
