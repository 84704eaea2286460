import Core
import Testing
import Validate

@Suite struct AgencyRegisterTests {
  /// A report: path, agency, year. Its bytes are told by its path.
  typealias Entry = (path: String, agency: String, year: Int)

  private func register(_ entries: [Entry]) throws -> (AgencyRegister, CorpusIndex) {
    let definitions = try TestDefinitions.loaded()
    let validator = Validator(definitions: definitions, settings: RuleSettings())
    let places = AgencyPlaces(definitions: definitions)
    let kept = try entries.enumerated().map { index, entry in
      var form = try FilledForm(form: "2021", otherRows: 1)
      (form.path, form.agency, form.year) = (entry.path, entry.agency, entry.year)
      let folders = entry.path.split(separator: "/").dropLast().map(String.init)
      let place = places.place(of: entry.agency, folders: folders)
      let digest = String(1000 + index) + String(repeating: "0", count: 60)
      (form.regionCode, form.region) = (place.regionCode, place.region)
      return validator.entry(of: try form.result(sha256: digest))
    }
    let index = CorpusIndex(kept)
    return (validator.register(of: index), index)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [Entry]
    /// The reports of each agency, by index.
    let agencies: [[Int]]
    let names: [String]
  }

  static let cases = [
    Case(
      testDescription: "short and full names, years apart",
      entries: [
        ("1", "二七区市场监督管理局", 2020), ("2", "郑州市二七区市场监督管理局", 2021), ("3", "河南省郑州市二七区市场监管局", 2022),
      ], agencies: [[0, 1, 2]], names: ["河南省郑州市二七区市场监管局"]),
    Case(
      testDescription: "an office is not its government",
      entries: [("1", "宿迁市人民政府", 2020), ("2", "宿迁市人民政府办公室", 2021), ("3", "宿迁市", 2022)],
      agencies: [[0, 2], [1]], names: ["宿迁市人民政府", "宿迁市人民政府办公室"]),
    Case(
      testDescription: "one name in two cities",
      entries: [("1", "南京市鼓楼区教育局", 2020), ("2", "福州市鼓楼区教育局", 2021), ("3", "鼓楼区教育局", 2022)],
      agencies: [[0], [1], [2]], names: ["南京市鼓楼区教育局", "福州市鼓楼区教育局", "鼓楼区教育局"]),
    Case(
      testDescription: "a short name that only one can bear",
      entries: [("1", "南京市鼓楼区教育局", 2020), ("2", "鼓楼区教育局", 2021)], agencies: [[0, 1]],
      names: ["南京市鼓楼区教育局"]),
    Case(
      testDescription: "a short name for a year that the full one has",
      entries: [("1", "南京市鼓楼区教育局", 2021), ("2", "鼓楼区教育局", 2021)], agencies: [[0], [1]],
      names: ["南京市鼓楼区教育局", "鼓楼区教育局"]),
    Case(
      testDescription: "one name without a place in two folders",
      entries: [("a/1", "城关镇人民政府", 2020), ("a/2", "城关镇人民政府", 2021), ("b/1", "城关镇人民政府", 2020)],
      agencies: [[0, 1], [2]], names: ["城关镇人民政府", "城关镇人民政府"]),
    Case(
      testDescription: "one name without a place, a folder a year",
      entries: [("2020/1", "城关镇人民政府", 2020), ("2021/1", "城关镇人民政府", 2021)], agencies: [[0, 1]],
      names: ["城关镇人民政府"]),
    Case(
      testDescription: "two counties of one name that data does not know",
      entries: [("1", "周口市青石县水利局", 2020), ("2", "洛阳市青石县水利局", 2021)], agencies: [[0], [1]],
      names: ["周口市青石县水利局", "洛阳市青石县水利局"]),
    Case(
      testDescription: "a short name of which only a misread full one is known",
      entries: [
        ("1", "南京市鼓楼区市场监督管理局", 2020), ("2", "南京市鼓楼区市场监瞀管理局", 2021), ("3", "鼓楼区市场监瞀管理局", 2022),
      ], agencies: [[0, 1], [2]], names: ["南京市鼓楼区市场监督管理局", "鼓楼区市场监瞀管理局"]),
    Case(
      testDescription: "a misread character",
      entries: [("1", "周口市市场监督管理局", 2020), ("2", "周口市市场监瞀管理局", 2021), ("3", "周口市市场监督管理局", 2022)],
      agencies: [[0, 1, 2]], names: ["周口市市场监督管理局"]),
    Case(
      testDescription: "a misread name of a year that is there",
      entries: [("1", "周口市市场监督管理局", 2020), ("2", "周口市市场监瞀管理局", 2020)], agencies: [[0], [1]],
      names: ["周口市市场监督管理局", "周口市市场监瞀管理局"]),
    Case(
      testDescription: "names a character apart",
      entries: [("1", "周口市民政局", 2020), ("2", "周口市财政局", 2021), ("3", "周口市邮政局", 2022)],
      agencies: [[0], [1], [2]], names: ["周口市民政局", "周口市财政局", "周口市邮政局"]),
  ]

  @Test(arguments: cases) func reportsOfOneAgencyStandTogether(item: Case) throws {
    let (register, _) = try register(item.entries)
    let agencies = (0..<register.count).map { register[$0] }
    #expect(agencies.map { $0.reports.sorted() } == item.agencies)
    #expect(agencies.map(\.name) == item.names)
  }

  @Test func identitiesDiffer() throws {
    for item in Self.cases {
      let register = try register(item.entries).0
      let identities = (0..<register.count).map(register.identity)
      #expect(Set(identities).count == identities.count)
    }
  }

  @Test func theReportPublishedLastCounts() throws {
    let definitions = try TestDefinitions.loaded()
    let validator = Validator(definitions: definitions, settings: RuleSettings())
    let days = ["2022-01-20", "2022-03-01", ""]
    let entries = try days.enumerated().map { index, day in
      var form = try FilledForm(form: "2021", otherRows: 1)
      (form.path, form.year, form.publishedOn) = ("\(index)", 2021, day)
      return validator.entry(of: try form.result(sha256: String(repeating: "\(index)", count: 64)))
    }
    let index = CorpusIndex(entries)
    let years = validator.register(of: index)[0].years(index)
    #expect(years.map(\.counted) == [1])
    #expect(years.map(\.editions) == [3])
  }
}
