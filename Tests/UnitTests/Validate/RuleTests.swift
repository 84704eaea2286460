import Core
import Testing
import Validate

/// One case a rule in which it is the only one that speaks, and one near miss in which it does not.
@Suite struct RuleTests {
  static let cases = RuleCase.reading + RuleCase.numbers + RuleCase.structure + RuleCase.text

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

  @Test func rulesAboutWhatIsToldAreOffWhereItIsNotRead() throws {
    var report = try FilledForm()
    report.tell("全年未收到政府信息公开申请。")
    #expect(try report.codes() == ["NB310"])
    #expect(try report.codes(RuleSettings(readsNarrative: false)).isEmpty)
    // Not even where the rule was given a severity, which is then told.
    let named = RuleSettings(severities: [RuleCode("NB310"): .error], readsNarrative: false)
    #expect(try report.codes(named).isEmpty)
    #expect(named.withoutEffect(among: RuleCatalogue.list).map(\.rule.name) == ["NoRequestsToldThoughSome"])
  }
}
