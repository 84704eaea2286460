import Core
import Testing
import Validate

/// Single defects of an agency in tables that add up: each gives one finding, and none gives two.
@Suite struct SumTests {
  static let shapes: [(form: String, otherRows: Int, isSparse: Bool)] = [
    ("2021", 3, false), ("2021", 1, false), ("2021", 3, true), ("2021", 1, true), ("2019", 1, false),
  ]
  /// For tests that change every pair of cells.
  static let fewShapes = [shapes[0], shapes[3]]
  private static let sums = ["NB201", "NB202", "NB203", "NB204", "NB205"]

  private let validator: Validator

  init() throws {
    validator = Validator(definitions: try TestDefinitions.loaded(), settings: RuleSettings())
  }

  private func sums(_ report: FilledForm) throws -> [Finding] {
    try report.findings(of: validator).filter { Self.sums.contains($0.rule.text) }
  }

  @Test(arguments: shapes)
  func numbersThatAddUpGiveNothing(form: String, otherRows: Int, isSparse: Bool) throws {
    let report = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    let found = try report.findings().map(\.message)
    #expect(found.isEmpty, "\(found)")
  }

  /// A digit mistyped, a number one too high, a number left at 0: in each cell of table 3.
  @Test(arguments: shapes)
  func aWrongCellIsNamedOnce(form: String, otherRows: Int, isSparse: Bool) throws {
    let correct = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    let definitions = correct.definitions
    for (index, cell) in correct.cells.enumerated() where cell.hasPrefix("requests/") {
      let wrongs = ["0", "9" + correct[cell], String(correct.number(cell) + 1)]
      for wrong in [wrongs[index % 2], wrongs[2]] where wrong != correct[cell] {
        var report = correct
        report[cell] = wrong
        let found = try sums(report)
        #expect(found.count == 1, "\(cell) \(wrong): \(found.map(\.message))")
        guard let finding = found.first else { continue }
        #expect(finding.kind == .report)
        #expect(finding.severity == .error)
        #expect(finding.expected == correct[cell])
        #expect(finding.actual == wrong)
        let named = [
          finding.table.map(definitions.vocabulary.code), finding.item.map(definitions.vocabulary.code),
          finding.measure.map(definitions.vocabulary.code),
        ].compactMap { $0 }.joined(separator: "/")
        #expect(named == cell)
      }
    }
  }

  @Test(arguments: fewShapes)
  func aCellLeftEmptyIsNamedOnce(form: String, otherRows: Int, isSparse: Bool) throws {
    let correct = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    for cell in correct.cells where cell.hasPrefix("requests/") && !cell.hasSuffix("/total") {
      // A blank total is not tested: there is nothing to compare with.
      if cell.contains("total_handled") { continue }
      var report = correct
      report[cell] = ""
      let found = try sums(report)
      #expect(found.count == (correct.number(cell) == 0 ? 0 : 1), "\(cell): \(found.map(\.message))")
      #expect(found.allSatisfy { $0.rule.text == "NB202" && $0.expected == correct[cell] })
    }
  }

  @Test(arguments: fewShapes)
  func exchangedRowsAreOneFinding(form: String, otherRows: Int, isSparse: Bool) throws {
    let correct = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    let items = correct.requestItems
    for (index, first) in items.enumerated() {
      for second in items.dropFirst(index + 1) where second.hasPrefix("total") || index < 4 {
        var report = correct
        for measure in FilledForm.applicants + ["total"] {
          report.exchange("requests/\(first)/\(measure)", "requests/\(second)/\(measure)")
        }
        let found = try sums(report)
        #expect(found.count <= 1, "\(first), \(second): \(found.map(\.message))")
        #expect(found.allSatisfy { $0.kind == .report })
      }
    }
  }

  @Test func theTotalAndTheRestExchangedAreNamed() throws {
    var report = try FilledForm()
    for measure in FilledForm.applicants + ["total"] {
      report.exchange("requests/total_handled/\(measure)", "requests/carried_out/\(measure)")
    }
    let found = try sums(report)
    #expect(found.map(\.rule.text) == ["NB205"])
    #expect(found.first?.message.hasPrefix("（七）总计 and 四、结转下年度继续办理 look exchanged") == true)
  }

  @Test(arguments: fewShapes)
  func twoNumbersOfARowExchangedAreOneFinding(form: String, otherRows: Int, isSparse: Bool) throws {
    let correct = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    for item in correct.requestItems.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
      for (index, first) in FilledForm.applicants.enumerated() {
        for second in FilledForm.applicants.dropFirst(index + 1) + ["total"] {
          var report = correct
          report.exchange("requests/\(item)/\(first)", "requests/\(item)/\(second)")
          let same = correct["requests/\(item)/\(first)"] == correct["requests/\(item)/\(second)"]
          let found = try sums(report)
          #expect(found.count == (same ? 0 : 1), "\(item) \(first) \(second): \(found.map(\.message))")
        }
      }
    }
  }

  @Test(arguments: fewShapes)
  func twoNumbersOfAColumnExchangedAreOneFinding(form: String, otherRows: Int, isSparse: Bool) throws {
    let correct = try FilledForm(form: form, otherRows: otherRows, isSparse: isSparse)
    let items = correct.requestItems
    for measure in ["natural_person", "total"] {
      for (index, first) in items.enumerated() {
        for second in items.dropFirst(index + 1).prefix(2) + [items[items.count - 1]] {
          var report = correct
          report.exchange("requests/\(first)/\(measure)", "requests/\(second)/\(measure)")
          if first == second { continue }
          let same = correct["requests/\(first)/\(measure)"] == correct["requests/\(second)/\(measure)"]
          let found = try sums(report)
          #expect(found.count == (same ? 0 : 1), "\(first) \(second) \(measure): \(found.map(\.message))")
        }
      }
    }
  }

  @Test(arguments: ["natural_person", "other_org", "total"])
  func aColumnThatIsMissingIsOneFinding(measure: String) throws {
    var report = try FilledForm()
    for item in report.requestItems { report["requests/\(item)/\(measure)"] = "0" }
    #expect(try sums(report).count == 1)
  }

  @Test func totalsOfAllRowsLeftAtZeroAreOneFinding() throws {
    var report = try FilledForm()
    for item in report.requestItems { report["requests/\(item)/total"] = "0" }
    let found = try sums(report)
    #expect(found.map(\.rule.text) == ["NB203"])
  }

  @Test func theRowOfTotalsLeftAtZeroIsOneFinding() throws {
    var report = try FilledForm()
    for measure in FilledForm.applicants + ["total"] { report["requests/total_handled/\(measure)"] = "0" }
    #expect(try sums(report).map(\.rule.text) == ["NB203"])
  }

  @Test func columnsShiftedByOneAreOneFinding() throws {
    var report = try FilledForm()
    let measures = FilledForm.applicants + ["total"]
    for item in report.requestItems {
      let row = measures.map { report["requests/\(item)/\($0)"] }
      for (place, measure) in measures.enumerated() {
        report["requests/\(item)/\(measure)"] = row[(place + 1) % measures.count]
      }
    }
    #expect(try sums(report).count == 1)
  }

  @Test func twoWrongCellsAreTwoFindings() throws {
    var report = try FilledForm()
    report["requests/granted_full/natural_person"] = "100"
    report["requests/denied_admin_query/research"] = "200"
    #expect(try sums(report).map(\.rule.text) == ["NB202", "NB202"])
  }

  /// Each block of table 4 stands for itself.
  @Test func totalsOfTableFourLeftAtZero() throws {
    var report = try FilledForm()
    report["reviews/review/total"] = "0"
    report["reviews/litigation_direct/total"] = "0"
    let found = try sums(report)
    #expect(found.map(\.rule.text) == ["NB203", "NB203"])
    #expect(found.map(\.expected) == ["10", "3"])
    #expect(found.first?.message == "a total was left at 0 under filled parts: 行政复议, 总计 0 instead of 10")
  }

  @Test func aTotalOfTableFourThatDiffers() throws {
    var report = try FilledForm()
    report["reviews/litigation_direct/total"] = "4"
    let found = try sums(report)
    #expect(found.map(\.rule.text) == ["NB201"])
    #expect(found.map(\.message) == ["总计 4 differs from the sum of its parts 3 (未经复议直接起诉)"])
    #expect(found.map(\.expected) == ["3"])
    #expect(found.map(\.actual) == ["4"])
  }

  /// Zeros and totals of rows are left out, as many reports do: the columns still add up.
  @Test func blanksCountAsZeroAndBlankTotalsAreNotTested() throws {
    var report = try FilledForm(isSparse: true)
    let filled = ["received_new", "carried_in", "total_handled", "carried_out"]
    for cell in report.cells where cell.hasPrefix("requests/") && report[cell] == "0" { report[cell] = "" }
    for item in report.requestItems where !filled.contains(item) { report["requests/\(item)/total"] = "" }
    #expect(try sums(report).isEmpty)
    report["requests/granted_full/natural_person"] = "7"
    #expect(try sums(report).map(\.rule.text) == ["NB201"])
  }

  @Test func aCellThatWasNotReadIsNotTested() throws {
    var report = try FilledForm()
    report.flag("requests/granted_full/natural_person", .ambiguousPosition)
    #expect(try sums(report).isEmpty)
    // The other rows and columns still are.
    report["requests/granted_part/research"] = "500"
    #expect(try sums(report).count == 1)
  }

  @Test func aRowThatIsMissingIsNotTested() throws {
    var report = try FilledForm()
    report.remove("denied_admin_query", of: "requests")
    report.missingRows = [.requests: ["requests/denied_admin_query/total"]]
    #expect(try sums(report).isEmpty)
    report["requests/granted_full/total"] = "1"
    #expect(try sums(report).map(\.kind) == [.extraction])
  }

  @Test func aMendedCellOfTheSumMakesTheReadingSuspect() throws {
    var report = try FilledForm()
    report["requests/granted_full/natural_person"] = "100"
    report.flag("requests/denied_admin_query/research", .repaired)
    #expect(try sums(report).map(\.kind) == [.report])
    report.flag("requests/granted_full/research", .repaired)
    #expect(try sums(report).map(\.kind) == [.extraction])
  }

  /// Where a row of the table could stand elsewhere, so could the cells of the sum.
  @Test(arguments: [CellFlags.ambiguousPosition, .inferredPosition])
  func anUncertainPlaceElsewhereInTheTableMakesTheReadingSuspect(flag: CellFlags) throws {
    var report = try FilledForm()
    report["requests/granted_full/natural_person"] = "100"
    report.flag("reviews/review/upheld", flag)
    #expect(try sums(report).map(\.kind) == [.report])
    report.flag("requests/denied_admin_query/research", flag)
    #expect(try sums(report).map(\.kind) == [.extraction])
  }

  @Test func numbersLeftOverMakeTheReadingSuspect() throws {
    var report = try FilledForm()
    report["requests/granted_full/natural_person"] = "100"
    report.leftovers = [.reviews: ["7"]]
    #expect(try sums(report).map(\.kind) == [.report])
    report.leftovers = [.requests: ["7"]]
    #expect(try sums(report).map(\.kind) == [.extraction])
  }
}
