import Core
import Foundation
import Testing
import Validate

@Suite struct RuleCatalogueTests {
  @Test func codesAndNamesAreUniqueAndInOrder() {
    let codes = RuleCatalogue.list.map(\.code.text)
    #expect(codes == Array(Set(codes)).sorted())
    #expect(Set(RuleCatalogue.list.map(\.name)).count == codes.count)
  }

  @Test func everyRuleSaysWhatItDoes() {
    for rule in RuleCatalogue.list {
      #expect(rule.code.text.hasPrefix("NB") && rule.code.text.count == 5)
      #expect(!rule.kinds.isEmpty)
      let texts = [rule.titleChinese, rule.titleEnglish, rule.explanation, rule.example, rule.basis]
      for text in texts { #expect(!text.isEmpty && !text.contains("\n"), "\(rule.code.text)") }
    }
  }

  @Test(arguments: ["NB201", "nb201", "SumDiffersFromParts", "sumdiffersfromparts"])
  func aRuleIsFoundByCodeOrName(text: String) {
    #expect(RuleCatalogue.rule(text)?.code.text == "NB201")
  }

  @Test func anUnknownRuleIsNotFound() { #expect(RuleCatalogue.rule("NB999") == nil) }

  @Test func jsonAndCsvHoldEveryRule() throws {
    let json = Data(RuleCatalogue.text(as: .json).utf8)
    let rows = try JSONDecoder().decode([[String: String]].self, from: json)
    #expect(rows.map { $0["rule"] } == RuleCatalogue.list.map(\.code.text))
    #expect(rows.map { $0["explanation"] } == RuleCatalogue.list.map(\.explanation))
    let csv = RuleCatalogue.text(as: .csv)
    #expect(csv.hasPrefix("rule,name,severity,kinds,"))
    for rule in RuleCatalogue.list { #expect(csv.contains("\n\(rule.code.text),\(rule.name),")) }
  }

  @Test func settingsShowInTheList() throws {
    let rule = try #require(RuleCatalogue.rule("NB208"))
    let off = RuleSettings(severities: [rule.code: nil])
    #expect(RuleCatalogue.text(as: .text, only: rule, settings: off).hasPrefix("NB208 TableAllZero (off)\n"))
    #expect(RuleCatalogue.text(as: .text, only: rule).hasPrefix("NB208 TableAllZero (info)\n"))
    let noProse = RuleSettings(readsNarrative: false)
    let reason = "off, because stages.extract.narrative is false"
    let told = try #require(RuleCatalogue.rule("NB310"))
    #expect(
      RuleCatalogue.text(as: .text, only: told, settings: noProse)
        .hasPrefix("NB310 NoRequestsToldThoughSome (\(reason))\n"))
    #expect(RuleCatalogue.text(as: .text, settings: noProse).contains("some in the table: \(reason)\n"))
    #expect(RuleCatalogue.text(as: .markdown, only: rule).hasPrefix("### NB208 TableAllZero\n"))
  }
}
