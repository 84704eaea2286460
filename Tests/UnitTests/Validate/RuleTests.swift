import Core
import Testing
import Validate

/// This is a change to a report that adds up, and whether one rule finds fault with it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let what: String
  let fires: Bool
  let form: String
  let change: @Sendable (inout FilledForm) throws -> Void

  var testDescription: String { "\(rule) \(fires ? "fires" : "keeps still"): \(what)" }

  static func fires(
    _ rule: String, _ what: String, form: String = "2021",
    _ change: @escaping @Sendable (inout FilledForm) throws -> Void
  ) -> RuleCase {
    RuleCase(rule: rule, what: what, fires: true, form: form, change: change)
  }

  static func not(
    _ rule: String, _ what: String, form: String = "2021",
    _ change: @escaping @Sendable (inout FilledForm) throws -> Void
  ) -> RuleCase {
    RuleCase(rule: rule, what: what, fires: false, form: form, change: change)
  }
}

/// One case a rule in which it is the only one that speaks, and one near miss in which it does not.
@Suite struct RuleTests {
  private static let reading: [RuleCase] = [
    .fires("NB101", "a number between the cells of table 3") { $0.leftovers = [.requests: ["17", "3"]] },
    .not("NB101", "a table in doubt counts it itself") {
      $0.leftovers = [.reviews: ["17"]]
      $0.doubts = [.reviews: "16 numbers stand where 15 belong"]
    },
    .fires("NB102", "a row of table 3 is not there") {
      $0.remove("denied_admin_query", of: "requests")
      $0.missingRows = [.requests: ["requests/denied_admin_query/total"]]
    },
    .not("NB102", "（六） is one row") { $0 = try FilledForm(otherRows: 1) },
    .fires("NB103", "two cells that could change places") {
      $0.flag("requests/granted_full/research", .ambiguousPosition)
      $0.flag("requests/granted_full/nonprofit", .ambiguousPosition)
    },
    .not("NB103", "a cell placed by the sums is not ambiguous") {
      $0.flag("requests/granted_full/research", .inferredPosition)
    },
    .fires("NB104", "a table that failed as a whole") { report in
      report.doubts = [.reviews: "11 numbers stand where 15 belong"]
      for cell in report.cells where cell.hasPrefix("reviews/") { report.flag(cell, .ambiguousPosition) }
      report.leftovers = [.reviews: ["4"]]
    },
    .not("NB104", "a number left over is no doubt of the whole") { $0.leftovers = [.reviews: ["17"]] },
    .fires("NB105", "blank and / beside numbers") {
      $0["documents/regulation/issued"] = ""
      $0["documents/regulation/repealed"] = "/"
    },
    .not("NB105", "zeros") { $0["documents/regulation/issued"] = "0" },
    .fires("NB106", "table 4 printed and not filled in") { report in
      for cell in report.cells where cell.hasPrefix("reviews/") { report[cell] = "" }
    },
    .not("NB106", "one number in table 4") { report in
      for cell in report.cells where cell.hasPrefix("reviews/") { report[cell] = "" }
      report["reviews/review/total"] = "0"
    },
    .fires("NB107", "words in the place of a number") { $0["decisions/penalty/decisions"] = "见附件" },
    .not("NB107", "a mark of nothing is not illegible") { $0["decisions/penalty/decisions"] = "/" },
    .fires("NB108", "a remark beside a number") {
      $0["documents/normative_document/issued"] = "3（其中修订1件）"
      $0.flag("documents/normative_document/issued", .annotated)
    },
    .not("NB108", "a classifier is no remark") { $0["documents/normative_document/issued"] = "3件" },
    .fires("NB109", "money in the place of a count") {
      $0["decisions/licensing/decisions"] = "845万元"
      $0.flag("decisions/licensing/decisions", .unitUnknown)
    },
    .not("NB109", "a unit that comes from the form is known") {
      $0.flag("fees/administrative_fee/amount", .unitAssumed)
    },
    .fires("NB110", "an amount without a unit anywhere") {
      $0.flag("fees/administrative_fee/amount", .unitAssumed)
    },
    .not("NB110", "nothing collected needs no unit") {
      $0["fees/administrative_fee/amount"] = "0"
      $0.flag("fees/administrative_fee/amount", .unitAssumed)
    },
    .fires("NB111", "元 under a header in 万元") { $0["fees/administrative_fee/amount"] = "251000元" },
    .not("NB111", "the unit of the header in the cell again") {
      $0["fees/administrative_fee/amount"] = "12.5（万元）"
    },
    .not("NB111", "元 where no header names a unit") {
      $0.headers = [.disclosure: "本年收费金额"]
      $0["fees/administrative_fee/amount"] = "251000元"
    },
    .fires("NB112", "no header tells the form") { $0.formIsPrinted = false },
    .not("NB112", "without table 2 its absence is the finding") {
      $0.formIsPrinted = false
      $0.regions = [.requests, .reviews]
    },
    .fires("NB113", "three bytes lost") { $0.replacedBytes = 3 },
    .not("NB113", "none lost") { $0.replacedBytes = 0 },
    .fires("NB114", "a row printed twice") {
      $0.repeats = [("decisions/penalty/decisions", "97"), ("decisions/penalty/decisions", "98")]
    },
    .not("NB114", "two rows with the same numbers") { $0.exchange("decisions/penalty/decisions", "x") },
    .fires("NB115", "a letter read as a digit") {
      $0["decisions/penalty/decisions"] = "1O"
      $0.flag("decisions/penalty/decisions", .repaired)
    },
    .not("NB115", "a remark is no repair") { $0.flag("decisions/penalty/decisions", .annotated) },
    .fires("NB116", "a cell placed by the sums") {
      $0.flag("requests/granted_full/research", .inferredPosition)
    },
    .not("NB116", "a cell that stays ambiguous") {
      $0.flag("requests/granted_full/research", .ambiguousPosition)
    },
  ]

  private static let numbers: [RuleCase] = [
    .fires("NB201", "a total of table 4 one too high") { $0["reviews/review/total"] = "11" },
    .not("NB201", "a total without parts that were printed") {
      for measure in ["upheld", "corrected", "other", "pending"] { $0["reviews/review/\(measure)"] = "" }
      $0["reviews/review/total"] = ""
    },
    .fires("NB202", "one result of one applicant") { $0["requests/granted_full/enterprise"] = "99" },
    .not("NB202", "the sum of the row corrected with it") { report in
      report["requests/granted_full/enterprise"] = "99"
      report["requests/granted_full/total"] = String(
        FilledForm.applicants.reduce(0) { $0 + report.number("requests/granted_full/\($1)") })
    },
    .fires("NB203", "a total of table 4 left at 0") { $0["reviews/review/total"] = "0" },
    .not("NB203", "a total of 0 over zeros") {
      for measure in ["upheld", "corrected", "other", "pending", "total"] {
        $0["reviews/review/\(measure)"] = "0"
      }
    },
    .fires("NB204", "two totals of rows") {
      $0["requests/granted_full/total"] = "500"
      $0["requests/denied_admin_query/total"] = "700"
    },
    .not("NB204", "one total of a row") { $0["requests/granted_full/total"] = "500" },
    .fires("NB205", "two applicants of 新收 exchanged") {
      $0.exchange("requests/received_new/natural_person", "requests/received_new/enterprise")
    },
    .not("NB205", "two results exchanged whole: no sum can tell") { report in
      for measure in FilledForm.applicants + ["total"] {
        report.exchange("requests/granted_full/\(measure)", "requests/granted_part/\(measure)")
      }
    },
    .fires("NB206", "a negative count") { $0["decisions/penalty/decisions"] = "-97" },
    .not("NB206", "本年增/减 may be negative", form: "2019") {
      $0["decisions/penalty/items_change"] = "-5"
    },
    .not("NB206", "a negative cell that the sums name") {
      $0["requests/granted_full/enterprise"] = "-" + $0["requests/granted_full/enterprise"]
    },
    .fires("NB207", "half a decision") { $0["decisions/penalty/decisions"] = "97.5" },
    .not("NB207", "an amount with four decimals") { $0["fees/administrative_fee/amount"] = "59237.2449" },
    .fires("NB208", "table 4 all zero") { report in
      for cell in report.cells where cell.hasPrefix("reviews/") { report[cell] = "0" }
    },
    .not("NB208", "zeros and a blank") { report in
      for cell in report.cells where cell.hasPrefix("reviews/") { report[cell] = "0" }
      report["reviews/review/pending"] = ""
    },
    .fires("NB209", "a township with 规章") {
      $0.agency = "某县某乡人民政府"
      $0["documents/regulation/in_force"] = "6"
    },
    .not("NB209", "the government of a city with 规章") {
      $0.agency = "某市人民政府"
      $0["documents/regulation/in_force"] = "6"
    },
    .not("NB209", "a ministry whose name ends in 局") {
      $0.agency = "国家某某总局"
      $0["documents/regulation/in_force"] = "6"
    },
    .not("NB209", "the office that reports for a province") {
      $0.agency = "某省人民政府办公厅"
      $0["documents/regulation/in_force"] = "6"
    },
    .fires("NB210", "fewer in force than issued") { $0["documents/normative_document/in_force"] = "2" },
    .fires("NB210", "fewer published ever than this year", form: "2019") {
      $0["documents/normative_document/total_published"] = "3"
    },
    .not("NB210", "as many in force as issued") { $0["documents/normative_document/in_force"] = "3" },
    .not("NB210", "more published than made: older documents", form: "2019") {
      $0["documents/normative_document/newly_published"] = "9"
    },
    .fires("NB211", "the number of items in two rows", form: "2019") {
      $0["decisions/licensing/decisions"] = "10"
      $0["decisions/penalty/prior_year_items"] = "66"
      $0["decisions/penalty/items_change"] = "-13"
      $0["decisions/penalty/decisions"] = "53"
    },
    .not("NB211", "as many decisions as items, and no change", form: "2019") {
      $0["decisions/licensing/items_change"] = "0"
      $0["decisions/licensing/decisions"] = "12"
    },
  ]

  private static let structure: [RuleCase] = [
    .fires("NB501", "table 4 is not there") { $0.regions = [.disclosure, .requests] },
    .not("NB501", "no table at all has one finding of its own") { $0.regions = [] },
    .fires("NB502", "no table at all") { $0.regions = [] },
    .not("NB502", "one table") { $0.regions = [.requests] },
    .fires("NB503", "no section 六") { $0.sections.removeAll { $0 == .otherMatters } },
    .not("NB503", "a section whose table is missing has a finding for the table") {
      $0.sections.removeAll { $0 == .reviews }
      $0.regions = [.disclosure, .requests]
    },
    .fires("NB504", "五 says 无") { $0.bodies[.problems] = "　无。 " },
    .fires("NB504", "五 is empty") { $0.bodies[.problems] = "" },
    .not("NB504", "六 says 无") { $0.bodies[.otherMatters] = "无" },
    .not("NB504", "五 says that little is wrong") { $0.bodies[.problems] = "无专职人员，已配备一名。" },
    .fires("NB505", "no title") { $0.title = "" },
    .not("NB505", "a short title") { $0.title = "年度报告" },
    .fires("NB506", "no agency") { $0.agency = "" },
    .not("NB506", "a short name") { $0.agency = "我局" },
    .fires("NB507", "no year") {
      $0.year = nil
      $0.title = "某市林业局政府信息公开工作年度报告"
    },
    .not("NB507", "a year without a period") { $0.period = ("", "") },
    .fires("NB508", "the title says last year") { $0.title = "某市林业局二〇二一年政府信息公开工作年度报告" },
    .not("NB508", "another width of digits") { $0.title = "某市林业局２０２２ 年度政府信息公开工作报告" },
    .not("NB508", "two years in the title are not clear") {
      $0.title = "某市林业局2021年政府信息公开工作年度报告（2022年发布）"
    },
    .not("NB508", "a period over two years is not clear") {
      $0.title = "某市林业局2021年政府信息公开工作年度报告"
      $0.period = ("2021-12-01", "2022-12-31")
    },
    .fires("NB509", "published within the year") { $0.publishedOn = "2022-12-30" },
    .not("NB509", "published on the last day") { $0.publishedOn = "2022-12-31" },
    .fires("NB510", "a department in February") { $0.publishedOn = "2023-02-01" },
    .not("NB510", "a department on the last day") { $0.publishedOn = "2023-01-31" },
    .not("NB510", "a government in March") {
      $0.agency = "某市人民政府"
      $0.publishedOn = "2023-03-31"
    },
  ]

  static let cases = reading + numbers + structure

  @Test(arguments: cases) func speaksWhenItShould(_ example: RuleCase) throws {
    var report = try FilledForm(form: example.form)
    try example.change(&report)
    let findings = try report.findings()
    if example.fires {
      // One defect is one finding: no other rule speaks of it.
      #expect(findings.map(\.rule.text) == [example.rule], "\(findings.map(\.message))")
    } else {
      #expect(!findings.contains { $0.rule.text == example.rule }, "\(findings.map(\.message))")
    }
  }

  @Test func everyRuleHasACaseAndANearMiss() {
    let cases = Self.cases.map { ($0.rule, $0.fires) } + CorpusRuleTests.cases.map { ($0.rule, $0.fires) }
    for rule in RuleCatalogue.list {
      #expect(cases.contains { $0 == (rule.code.text, true) }, "\(rule.code.text) has no case")
      #expect(cases.contains { $0 == (rule.code.text, false) }, "\(rule.code.text) has no near miss")
    }
  }

  @Test func messagesAreOneSentenceInTheStyleOfTheProject() throws {
    for example in Self.cases where example.fires {
      var report = try FilledForm(form: example.form)
      try example.change(&report)
      for finding in try report.findings() {
        let message = finding.message
        #expect(!message.isEmpty && !message.hasSuffix(".") && !message.contains("\n"), "\(message)")
        #expect(message.unicodeScalars.first.map { !("A"..."Z").contains($0) } == true, "\(message)")
        for word in ["invalid", "failed", "error"] { #expect(message.lowercased() != word) }
      }
    }
  }

  @Test func findingsStandInTheOrderOfLines() throws {
    var report = try FilledForm()
    report["reviews/review/total"] = "11"
    report["decisions/penalty/decisions"] = "-97"
    report.publishedOn = "2022-12-30"
    let findings = try report.findings()
    #expect(findings.map(\.rule.text) == ["NB509", "NB206", "NB201"])
    #expect(findings.map(\.line) == findings.map(\.line).sorted())
  }

  @Test func settingsTurnARuleOffOrGiveItAnotherSeverity() throws {
    var report = try FilledForm()
    report["decisions/penalty/decisions"] = "-97"
    report.publishedOn = "2023-02-01"
    let settings = RuleSettings(severities: [
      RuleCode("NB206"): nil, RuleCode("NB510"): .warning,
    ])
    let findings = try report.findings(settings)
    #expect(findings.map(\.rule.text) == ["NB510"])
    #expect(findings.map(\.severity) == [.warning])
  }
}
