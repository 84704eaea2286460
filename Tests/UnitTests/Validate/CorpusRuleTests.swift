import Core
import Testing
import Validate

/// These are reports of one agency for years that follow one another, changed by a test.
struct FilledYears {
  /// By year, in the order of their paths.
  var reports: [FilledForm]
  var hashes: [String]

  /// Gives reports for 2019 and on, each of which carries in what the one before carried out.
  init(years: ClosedRange<Int>) throws {
    reports = []
    hashes = []
    for year in years {
      var report = try FilledForm(form: year <= 2020 ? "2019" : "2021", otherRows: 1)
      report.path = "\(year).txt"
      report.year = year
      report.title = "某市林业局\(year)年政府信息公开工作年度报告"
      report.period = ("\(year)-01-01", "\(year)-12-31")
      report.publishedOn = "\(year + 1)-01-20"
      // One carried in and one carried out a year, by a natural person.
      for measure in FilledForm.applicants + ["total"] {
        let carried = measure == "natural_person" || measure == "total" ? "1" : "0"
        report["requests/carried_in/\(measure)"] = carried
        report["requests/carried_out/\(measure)"] = carried
        report["requests/received_new/\(measure)"] = report["requests/total_handled/\(measure)"]
      }
      report["decisions/licensing/decisions"] = String(845 + year - 2019)
      if year <= 2020 {
        report["decisions/licensing/prior_year_items"] = String(12 - 2 * (year - 2019))
      } else {
        report["documents/normative_document/in_force"] = String(31 + 2 * (year - 2021))
      }
      reports.append(report)
      hashes.append(String(repeating: String(year % 10), count: 64))
    }
  }

  /// - Parameter batch: how many reports are looked at at once.
  func findings(
    _ settings: RuleSettings = RuleSettings(), batch: Int = 1024
  ) throws -> [(index: Int, finding: Finding)] {
    let validator = Validator(definitions: try TestDefinitions.loaded(), settings: settings)
    let entries = try zip(reports, hashes).map { report, hash in
      validator.entry(of: try report.result(sha256: hash), prose: try report.prose(by: validator))
    }
    return validator.corpusFindings(entries, batch: batch)
  }
}

struct CorpusCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let what: String
  let fires: Bool
  let years: ClosedRange<Int>
  let change: @Sendable (inout FilledYears) -> Void

  var testDescription: String { "\(rule) \(fires ? "fires" : "keeps still"): \(what)" }

  static func fires(
    _ rule: String, _ what: String, _ years: ClosedRange<Int>,
    _ change: @escaping @Sendable (inout FilledYears) -> Void
  ) -> CorpusCase {
    CorpusCase(rule: rule, what: what, fires: true, years: years, change: change)
  }

  static func not(
    _ rule: String, _ what: String, _ years: ClosedRange<Int>,
    _ change: @escaping @Sendable (inout FilledYears) -> Void
  ) -> CorpusCase {
    CorpusCase(rule: rule, what: what, fires: false, years: years, change: change)
  }
}

@Suite struct CorpusRuleTests {
  static let cases: [CorpusCase] = [
    .fires("NB401", "the same bytes under another path", 2021...2022) { corpus in
      corpus.reports.append(corpus.reports[1])
      corpus.hashes.append(corpus.hashes[1])
      corpus.reports[2].path = "copy.txt"
    },
    .not("NB401", "no hash is no equal hash", 2021...2022) { $0.hashes = ["", ""] },
    .fires("NB402", "a second edition for the same year", 2021...2022) { corpus in
      corpus.reports.append(corpus.reports[1])
      corpus.hashes.append(String(repeating: "f", count: 64))
    },
    .not("NB402", "another agency for the same year", 2021...2022) { corpus in
      corpus.reports.append(corpus.reports[1])
      corpus.reports[2].agency = "某市统计局"
      corpus.hashes.append(String(repeating: "f", count: 64))
    },
    .not("NB402", "reports without an agency", 2021...2021) { corpus in
      corpus.reports[0].agency = ""
      corpus.reports.append(corpus.reports[0])
      corpus.hashes.append(String(repeating: "f", count: 64))
    },
    .fires("NB403", "one more carried in than last year carried out", 2021...2023) { corpus in
      for measure in ["natural_person", "total"] {
        corpus.reports[1]["requests/carried_in/\(measure)"] = "2"
        corpus.reports[1]["requests/received_new/\(measure)"] = String(
          corpus.reports[1].number("requests/received_new/\(measure)") - 1)
      }
    },
    .not("NB403", "the first year has none before it", 2021...2021) {
      $0.reports[0]["requests/carried_in/total"] = "8"
    },
    .not("NB403", "a total left blank", 2021...2022) { $0.reports[1]["requests/carried_in/total"] = "" },
    .not("NB403", "a year between is missing", 2021...2023) {
      $0.reports[1]["requests/carried_in/total"] = "8"
      $0.reports[0].agency = "某市统计局"
      $0.reports[2].agency = "某市水利局"
    },
    .fires("NB404", "the same number from another applicant", 2021...2022) {
      $0.reports[1].exchange("requests/carried_in/natural_person", "requests/carried_in/enterprise")
    },
    .not("NB404", "a total that differs is told by the total", 2021...2022) {
      $0.reports[1]["requests/carried_in/natural_person"] = "4"
      $0.reports[1]["requests/carried_in/total"] = "4"
    },
    .fires("NB405", "a stock that grew without a document", 2021...2022) {
      $0.reports[1]["documents/normative_document/in_force"] = "40"
    },
    .not("NB405", "from the form of 2019 to that of 2021", 2020...2021) {
      $0.reports[1]["documents/normative_document/in_force"] = "400"
    },
    .not("NB405", "the form of 2021 used for 2020", 2021...2022) {
      $0.reports[0].year = 2020
      $0.reports[1].year = 2021
      $0.reports[1]["documents/normative_document/in_force"] = "400"
    },
    .not("NB405", "documents issued left blank", 2021...2022) {
      $0.reports[1]["documents/normative_document/in_force"] = "40"
      $0.reports[1]["documents/normative_document/issued"] = ""
    },
    .fires("NB406", "items of last year in two rows", 2019...2020) {
      $0.reports[1]["decisions/licensing/prior_year_items"] = "40"
      $0.reports[1]["fees/administrative_fee/prior_year_items"] = "7"
    },
    .not("NB406", "last year's change left blank", 2019...2020) {
      $0.reports[0]["decisions/licensing/items_change"] = ""
    },
    .fires("NB407", "ten times the penalties", 2021...2022) {
      $0.reports[1]["decisions/penalty/decisions"] = "970"
    },
    .fires("NB407", "an amount of last year a tenth", 2021...2022) {
      $0.reports[0]["fees/administrative_fee/amount"] = "12500000"
      $0.reports[1]["fees/administrative_fee/amount"] = "1250000"
    },
    .not("NB407", "five times the penalties and no more", 2021...2022) {
      $0.reports[1]["decisions/penalty/decisions"] = "485"
    },
    .not("NB407", "small numbers", 2021...2022) {
      $0.reports[0]["decisions/penalty/decisions"] = "1"
      $0.reports[1]["decisions/penalty/decisions"] = "49"
    },
    .fires("NB408", "a suit after review in two years without reviews", 2021...2022) { corpus in
      for index in corpus.reports.indices { corpus.removeReviews(of: index) }
      corpus.reports[0]["reviews/litigation_after_review/total"] = "0"
      corpus.reports[0]["reviews/litigation_after_review/upheld"] = "0"
      corpus.reports[0]["reviews/litigation_after_review/pending"] = "0"
    },
    .not("NB408", "last year had reviews", 2021...2022) { $0.removeReviews(of: 1) },
    .fires("NB409", "2022 is missing between 2021 and 2023", 2021...2023) { corpus in
      corpus.reports.remove(at: 1)
      corpus.hashes.remove(at: 1)
    },
    .not("NB409", "years that follow one another", 2019...2024) { _ in },
    .fires("NB410", "a text with other numbers", 2021...2022) { corpus in
      corpus.reports[0].bodies[.overview] = longText(3)
      corpus.reports[1].bodies[.overview] = longText(7)
    },
    .not("NB410", "another sentence", 2021...2022) { corpus in
      corpus.reports[0].bodies[.overview] = longText(3)
      corpus.reports[1].bodies[.overview] = longText(7) + "今年新建的查阅场所已经投入使用，方便群众就近查询。"
    },
    .not("NB410", "a short text", 2021...2022) { corpus in
      for index in 0...1 { corpus.reports[index].bodies[.overview] = "全年工作平稳有序开展，各项任务按期完成。" }
    },
    .fires("NB411", "a growth that there was not", 2021...2022) { corpus in
      let received = corpus.reports[1].number("requests/received_new/total")
      corpus.reports[1].bodies[.overview] = "全年收到政府信息公开申请\(received)件，同比增长12.5%。"
    },
    .not("NB411", "no growth told and none in the tables", 2021...2022) { corpus in
      let received = corpus.reports[1].number("requests/received_new/total")
      corpus.reports[1].bodies[.overview] = "全年收到政府信息公开申请\(received)件，与上年持平。"
    },
    .fires("NB412", "an office with more requests than all of its city", 2021...2021) { corpus in
      corpus.addSummary(received: -1)
    },
    .not("NB412", "an office with as many as all of its city", 2021...2021) { $0.addSummary(received: 0) },
    .not("NB412", "a government that does not speak of the whole city", 2021...2021) { corpus in
      corpus.addSummary(received: -1)
      corpus.reports[1].bodies = [:]
    },
    .fires("NB413", "no number differs", 2021...2022) { corpus in
      corpus.reports[1]["decisions/licensing/decisions"] =
        corpus.reports[0]["decisions/licensing/decisions"]
    },
    .not("NB413", "one number differs", 2021...2022) { _ in },
    .not("NB413", "a few numbers and many zeros", 2021...2022) { corpus in
      for index in 0...1 {
        for cell in JumpCells.codes { corpus.reports[index][cell] = "0" }
        corpus.reports[index]["documents/normative_document/in_force"] = "31"
      }
    },
    .fires("NB414", "yuan under a header in 万元", 2021...2022) {
      $0.reports[0]["fees/administrative_fee/amount"] = "125000"
      $0.reports[1]["fees/administrative_fee/amount"] = "1250000000"
    },
    .not("NB414", "a fee that was introduced", 2021...2022) {
      $0.reports[0]["fees/administrative_fee/amount"] = "0"
    },
  ]

  @Test(arguments: cases) func speaksWhenItShould(_ example: CorpusCase) throws {
    var corpus = try FilledYears(years: example.years)
    example.change(&corpus)
    let found = try corpus.findings()
    let told = found.map { "\($0.index): \($0.finding.message)" }
    if example.fires {
      #expect(found.map(\.finding.rule.text) == [example.rule], "\(told)")
    } else {
      #expect(!found.contains { $0.finding.rule.text == example.rule }, "\(told)")
    }
  }

  @Test func aChainOfYearsThatAddsUpGivesNothing() throws {
    let found = try FilledYears(years: 2019...2024).findings()
    #expect(found.isEmpty, "\(found.map(\.finding.message))")
  }

  @Test func theFindingIsAboutTheLaterReportAndNamesBothNumbers() throws {
    var corpus = try FilledYears(years: 2021...2022)
    corpus.reports[1]["requests/carried_in/total"] = "5"
    let found = try corpus.findings()
    #expect(found.map(\.index) == [1])
    let finding = try #require(found.first?.finding)
    #expect(finding.severity == .error)
    #expect(finding.expected == "1")
    #expect(finding.actual == "5")
    #expect(finding.line > 0)
    #expect(finding.message.hasPrefix("上年结转 is 5, but last year's report 2021.txt carries out 1"))
  }

  @Test func aDoubtfulNumberMakesTheReadingSuspect() throws {
    var corpus = try FilledYears(years: 2021...2022)
    corpus.reports[1]["documents/normative_document/in_force"] = "40"
    #expect(try corpus.findings().map(\.finding.kind) == [.report])
    corpus.reports[0].leftovers = [.disclosure: ["9"]]
    #expect(try corpus.findings().map(\.finding.kind) == [.extraction])
  }

  /// The order of years within the corpus is that of paths, which need not be that of years.
  @Test func theOrderOfPathsDoesNotMatter() throws {
    var corpus = try FilledYears(years: 2021...2024)
    corpus.reports[2]["documents/normative_document/in_force"] = "99"
    let forward = try corpus.findings().map { corpus.reports[$0.index].path }
    corpus.reports.reverse()
    corpus.hashes.reverse()
    let backward = try corpus.findings().map { corpus.reports[$0.index].path }
    #expect(forward == ["2023.txt", "2024.txt"])
    #expect(backward == ["2024.txt", "2023.txt"])
  }

  @Test("reports looked at a few at a time give what they give all at once, in the same order")
  func batches() throws {
    func digest(_ number: Int) -> String { SHA256.hexadecimal(Array("\(number)".utf8)) }
    var corpus = try FilledYears(years: 2019...2022)
    corpus.reports = []
    corpus.hashes = []
    for (number, agency) in ["青石县水利局", "青石县林业局", "白河县统计局", ""].enumerated() {
      var years = try FilledYears(years: 2019...2022)
      years.reports[3]["documents/normative_document/in_force"] = "99"
      years.reports[2]["requests/carried_in/total"] = "7"
      for (place, var report) in years.reports.enumerated() {
        report.agency = agency
        report.path = "\(agency)/\(report.path)"
        report.regionCode = number < 2 ? "CN411623" : ""
        corpus.reports.append(report)
        // Every second file has the bytes of one of another agency.
        corpus.hashes.append(digest(place % 2 == 0 ? place : number * 4 + place))
      }
    }
    let all = try corpus.findings()
    #expect(Set(all.map(\.finding.rule.text)).isSuperset(of: ["NB401", "NB403", "NB405"]))
    for batch in [1, 2, 5] {
      let found = try corpus.findings(batch: batch)
      #expect(found.map(\.index) == all.map(\.index))
      #expect(found.map(\.finding.message) == all.map(\.finding.message))
    }
  }

  @Test func settingsTurnARuleOff() throws {
    var corpus = try FilledYears(years: 2021...2022)
    corpus.reports[1]["documents/normative_document/in_force"] = "40"
    #expect(try corpus.findings(RuleSettings(severities: [RuleCode("NB405"): nil])).isEmpty)
  }
}

private enum JumpCells {
  static let codes = [
    "documents/normative_document/issued", "documents/normative_document/repealed",
    "decisions/licensing/decisions", "decisions/penalty/decisions", "fees/administrative_fee/amount",
  ]
}

private func longText(_ number: Int) -> String {
  let sentence = "全年公开信息\(number)条，持续完善公开目录，规范公文属性源头认定，加强平台建设和内容保障，回应社会关切。"
  return String(repeating: sentence, count: 8)
}

extension FilledYears {
  /// Adds the report of the city's government, which tells of the whole city.
  ///
  /// - Parameter received: by how much its requests exceed those of the office.
  fileprivate mutating func addSummary(received: Int) {
    for index in reports.indices {
      (reports[index].regionCode, reports[index].region, reports[index].sector) =
        ("CN411600", "周口市", "forestry")
      reports[index].agency = "周口市林业局"
    }
    var summary = reports[0]
    (summary.agency, summary.sector, summary.path) = ("周口市人民政府", "government", "summary.txt")
    for measure in ["natural_person", "total"] {
      let cell = "requests/received_new/\(measure)"
      summary[cell] = String(summary.number(cell) + received)
    }
    summary.bodies[.overview] = "全市全年收到政府信息公开申请\(summary.number("requests/received_new/total"))件。"
    reports.append(summary)
    hashes.append(String(repeating: "e", count: 64))
  }

  fileprivate mutating func removeReviews(of index: Int) {
    for measure in ["upheld", "corrected", "other", "pending", "total"] {
      reports[index]["reviews/review/\(measure)"] = "0"
    }
  }
}
