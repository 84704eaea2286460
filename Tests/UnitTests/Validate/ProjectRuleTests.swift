import Core
import Foundation
import Testing
import Validate

@Suite struct ProjectRuleTests {
  private static func file(_ rules: String) -> String { #"{"about": "", "rules": [\#(rules)]}"# }

  private static func rule(_ rest: String, code: String = "P001") -> String {
    #"{"code": "\#(code)", "name": "OfOurs", "severity": "warning", "titleEn": "ours", \#(rest)}"#
  }

  private static func definitions(_ rules: String) throws -> Definitions {
    let sources = try TestDefinitions.loaded().sources
    return try DefinitionLoader.load(
      files: sources + [(DefinitionLoader.projectRulesName, Array(file(rules).utf8))])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let message: String?
    let change: @Sendable (inout FilledForm) -> Void
  }

  @Test(arguments: [
    Case(
      testDescription: "a number is at most another",
      rule: rule(
        #""left": ["documents/normative_document/issued"], "relation": "atMost", "right": ["documents/normative_document/repealed"]"#
      ), message: "行政规范性文件, 本年制发件数 is 3, expected at most 1", change: { _ in }),
    Case(
      testDescription: "equal sums",
      rule: rule(
        #""left": ["decisions/licensing/decisions", "-decisions/penalty/decisions"], "relation": "equals", "number": "748""#
      ), message: nil, change: { _ in }),
    Case(
      testDescription: "a sum that is not the number",
      rule: rule(
        #""left": ["decisions/licensing/decisions", "-decisions/penalty/decisions"], "relation": "equals", "number": "748""#
      ), message: "行政许可, 本年处理决定数量 with 1 more cells is 747, expected 748",
      change: { $0["decisions/penalty/decisions"] = "98" }),
    Case(
      testDescription: "a factor",
      rule: rule(
        #""left": ["decisions/licensing/decisions"], "relation": "atLeast", "right": ["decisions/penalty/decisions"], "times": "10""#
      ), message: "行政许可, 本年处理决定数量 is 845, expected at least 970", change: { _ in }),
    Case(
      testDescription: "an amount in yuan",
      rule: rule(#""left": ["fees/administrative_fee/amount"], "relation": "atMost", "number": "125000""#),
      message: nil, change: { _ in }),
    Case(
      testDescription: "another form",
      rule: rule(
        #""templates": ["2019"], "left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "1""#
      ), message: nil, change: { _ in }),
    Case(
      testDescription: "a cell that is not certain",
      rule: rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "1""#),
      message: nil, change: { $0.flag("decisions/licensing/decisions", .ambiguousPosition) }),
    Case(
      testDescription: "a cell left blank",
      rule: rule(#""left": ["decisions/licensing/decisions"], "relation": "atLeast", "number": "1""#),
      message: nil, change: { $0["decisions/licensing/decisions"] = "" }),
  ])
  func ofOneReport(item: Case) throws {
    let definitions = try Self.definitions(item.rule)
    let validator = Validator(definitions: definitions, settings: RuleSettings())
    var report = try FilledForm()
    item.change(&report)
    let found = try report.findings(of: validator).filter { $0.rule.text == "P001" }
    #expect(found.map(\.message) == (item.message.map { ["ours: " + $0] } ?? []))
    #expect(found.allSatisfy { $0.severity == .warning && $0.table != nil && $0.line > 0 })
  }

  @Test(arguments: [("5", 0), ("2", 1)])
  func againstLastYear(times: String, findings: Int) throws {
    let rule = Self.rule(
      #""left": ["decisions/licensing/decisions"], "relation": "atMost", "lastYear": ["decisions/licensing/decisions"], "times": "\#(times)""#
    )
    let validator = Validator(definitions: try Self.definitions(rule), settings: RuleSettings())
    var years = try FilledYears(years: 2021...2023)
    years.reports[2]["decisions/licensing/decisions"] = "2535"
    let entries = try zip(years.reports, years.hashes).map { validator.entry(of: try $0.result(sha256: $1)) }
    let found = validator.corpusFindings(entries).filter { $0.finding.rule.text == "P001" }
    #expect(found.map(\.index) == Array(repeating: 2, count: findings))
    for (_, finding) in found {
      #expect(finding.message.hasSuffix("is 2535, expected at most 1696, by last year's report 2022.txt"))
    }
  }

  @Test func aRuleCanBeSwitchedOff() throws {
    let rule = Self.rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "1""#)
    let settings = RuleSettings(severities: [RuleCode("P001"): nil])
    let validator = Validator(definitions: try Self.definitions(rule), settings: settings)
    #expect(try FilledForm().findings(of: validator).isEmpty)
  }

  @Test func rulesOfAProjectStandInTheList() throws {
    let rule = Self.rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "1""#)
    let own = RuleCatalogue.own(try Self.definitions(rule))
    #expect(
      RuleCatalogue.text(as: .text, own: own).hasSuffix(
        "P001   warning  OfOurs                          ours\n"))
    let found = try #require(RuleCatalogue.rule("ofours", own: own))
    #expect(
      RuleCatalogue.text(as: .text, only: found).contains("decisions/licensing/decisions is at most 1\n"))
  }

  @Test func theRulesOfTheReadmeStandAsTheyAre() throws {
    let readme = String(
      decoding: try Data(contentsOf: ProjectData.root.appending(path: "README.md")), as: UTF8.self)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == "```json our-rules.json" })
    let block = lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
    let definitions = try DefinitionLoader.load(
      files: TestDefinitions.loaded().sources + [(DefinitionLoader.projectRulesName, Array(block.utf8))])
    #expect(definitions.projectRules.map(\.code) == ["P001", "P002"])
  }

  @Test(arguments: [
    (rule(#""left": ["a/b/c"], "relation": "atMost", "number": "1""#), "rules[0].left", "is no cell"),
    (
      rule(#""left": ["documents/regulation/decisions"], "relation": "atMost", "number": "1""#),
      "rules[0].left",
      "is no cell"
    ),
    (
      rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost""#), "rules[0].right",
      "one of right, lastYear and number"
    ),
    (
      rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "one""#),
      "rules[0].number", "is not a decimal number"
    ),
    (
      rule(#""left": ["decisions/licensing/decisions"], "relation": "atMost", "number": "1""#, code: "NB999"),
      "rules[0].code", "not with NB"
    ),
    (rule(#""left": [], "relation": "atMost", "number": "1""#), "rules[0].left", "must name a cell"),
  ])
  func faultsAreNamed(rule: String, key: String, problem: String) {
    let error = #expect(throws: DefinitionError.self) { try Self.definitions(rule) }
    #expect(error?.keyPath == key)
    #expect(error?.problem.contains(problem) == true)
  }
}
