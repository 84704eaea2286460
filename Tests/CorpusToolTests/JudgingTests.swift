import Foundation
import Testing

@testable import corpus

@Suite("Judging a reading")
struct JudgingTests {
  /// One cell: what is true, what was read, and the count that it falls under.
  struct Case: CustomTestStringConvertible, Sendable {
    let value: String
    var alsoRight = ""
    var isReadable = true
    let found: (value: String, flags: String)?
    let count: any KeyPath<Tally, Int> & Sendable
    var testDescription: String {
      "“\(value)” read as \(found.map { "“\($0.value)” [\($0.flags)]" } ?? "no row")"
    }
  }

  static let cases = [
    Case(value: "3", found: ("3", ""), count: \.right),
    Case(value: "3.50", found: ("3.5", ""), count: \.right),
    Case(value: "30", found: ("3", ""), count: \.wrongSilent),
    Case(value: "3", found: ("4", "annotated"), count: \.wrongSilent),
    Case(value: "3", found: ("4", "inferred_position"), count: \.wrongFlagged),
    Case(value: "3", found: ("", "ambiguous_position"), count: \.empty),
    Case(value: "3", found: ("", "blank"), count: \.lost),
    Case(value: "3", found: nil, count: \.missing),
    Case(value: "", found: ("", "blank"), count: \.right),
    Case(value: "", found: ("0", ""), count: \.wrongSilent),
    Case(value: "3", isReadable: false, found: ("", "ambiguous_position"), count: \.right),
    Case(value: "3", isReadable: false, found: ("", "blank"), count: \.right),
    Case(value: "3", isReadable: false, found: ("", ""), count: \.lost),
    Case(value: "3", isReadable: false, found: ("3", ""), count: \.lucky),
    Case(value: "3", isReadable: false, found: ("5", ""), count: \.wrongSilent),
    Case(value: "", isReadable: false, found: nil, count: \.right),
    Case(value: "30000", alsoRight: "3", found: ("3", "unit_unknown"), count: \.right),
    Case(value: "30000", alsoRight: "3", found: ("3", ""), count: \.wrongSilent),
  ]

  @Test(arguments: cases)
  func counts(one: Case) {
    var truth = Self.document
    truth.cells = [
      TrueCell(
        key: "requests/other/total", value: one.value, alsoRight: one.alsoRight, isReadable: one.isReadable)
    ]
    var read = ReadDocument(head: truth.head)
    if let found = one.found {
      read.cells["requests/other/total"] = ReadCell(value: found.value, flags: found.flags)
    }
    #expect(Judge(truth: truth, read: read).verdict().tally[keyPath: one.count] == 1)
  }

  @Test("a row that the report does not have is extra, an unknown report is rejected")
  func countsRowsAndDocuments() {
    var read = ReadDocument(head: Self.document.head)
    read.cells["requests/other/total"] = ReadCell(value: "", flags: "blank")
    #expect(Judge(truth: Self.document, read: read).verdict().tally.extra == 1)
    #expect(Judge(truth: Self.document, read: nil).verdict().tally.rejected == 1)
  }

  @Test("a mistake of the agency is found, missed or reported twice; anything else reported is counted")
  func countsDefects() {
    var truth = Self.document
    truth.defects = [TrueDefect(kind: "total_off", table: "requests", isProvable: true)]
    func tally(_ issues: [(table: String, kind: String)]) -> Tally {
      var read = ReadDocument(head: truth.head)
      read.issues = issues.map {
        ReadIssue(rule: "NB1", severity: "error", kind: $0.kind, table: $0.table, message: "")
      }
      return Judge(truth: truth, read: read).verdict().tally
    }
    #expect(tally([("requests", "report")]).defectsFound == 1)
    #expect(tally([("requests", "extraction")]).defectsFound == 0)
    #expect(tally([("requests", "report"), ("requests", "report")]).repeated == 1)
    #expect(tally([("reviews", "report")]).otherErrors == 1)
  }

  @Test("a finding across reports that was put in is found, another is one false alarm and nothing else")
  func countsFindingsAcrossReportsOnce() {
    var truth = Self.document
    truth.cells = ["documents", "requests", "reviews"].map {
      TrueCell(key: "\($0)/other/total", value: "1", alsoRight: "", isReadable: true)
    }
    truth.crossings = [
      TrueCrossing(rule: "NB409", isProvable: true), TrueCrossing(rule: "NB405", isProvable: false),
    ]
    func tally(_ rules: [String]) -> Tally {
      var read = ReadDocument(head: truth.head)
      for cell in truth.cells { read.cells[cell.key] = ReadCell(value: "1", flags: "") }
      read.issues = rules.flatMap { rule in
        ["report", "extraction"].map {
          ReadIssue(rule: rule, severity: "warning", kind: $0, table: "", message: "")
        }
      }
      return Judge(truth: truth, read: read).verdict().tally
    }
    let found = tally(["NB409"])
    #expect(found.crossings == 1 && found.crossingsFound == 1 && found.crossingsExtra == 0)
    #expect(tally(["NB409", "NB405"]).crossingsExtra == 0)
    #expect(found.falseAlarms == 0 && found.otherWarnings == 0)
    let extra = tally(["NB403", "NB101"])
    #expect(extra.crossingsFound == 0 && extra.crossingsExtra == 2)
    #expect(extra.falseAlarms == 1 && extra.otherWarnings == 1)
  }

  @Test("of quantities that are told twice each is held against one, metric against metric")
  func countsQuantitiesAndMetrics() {
    var truth = ToldQuantities()
    for metric in ["views", "trainings", "other"] { truth.add("3|5|次|false|", metric: metric) }
    truth.add("4|1|件|false|", metric: "requests_received")
    var read = ToldQuantities()
    for metric in ["trainings", "meetings"] { read.add("3|5|次|false|", metric: metric) }
    read.add("9|1|件|false|", metric: "requests_received")
    let judged = truth.judged(read)
    #expect(judged.found == 2 && judged.extra == 1)
    #expect(judged.withMetric == 2 && judged.metricRight == 1)
    #expect(truth.ofAnyLine.judged(read.ofAnyLine).found == 3)
  }

  @Test("fields with commas, quotes and line ends are read as they were written")
  func readsCSV() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "corpus-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("a,b,c\n1,\"x,\"\"y\"\"\nz\",\r\n2,,3\n".utf8).write(to: file)
    var rows: [[String]] = []
    try CSVRows(file: file).forEach(["c", "b", "none"]) { rows.append($0) }
    #expect(rows == [["", "x,\"y\"\nz", ""], ["3", "", ""]])
  }

  static let document = TrueDocument(
    path: "a.txt", layout: "pdf-raw", form: "2021", noise: "0",
    head: [String](repeating: "", count: TrueDocument.headFields.count), isReport: true)
}
