import Core

/// The text tells another number of reviews or suits than table 4.
struct DisputesToldDiffer: Rule {
  static let info = RuleInfo(
    "NB307", "DisputesToldDiffer", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["reviews"],
    needsNarrative: true, chinese: "正文所述行政复议、行政诉讼件数与表格不符",
    english: "reviews and suits: the text and the table differ",
    explanation:
      "A number of reviews or suits about disclosure that the text tells is neither a total of table 4 nor "
      + "what was decided in the year nor the result that the text names. Only sentences about disclosure, or in "
      + "section 四, are looked at, and not what was heard, filed or reported.",
    example: "the text tells 7 件 reviews, the table has 总计 5, decided 4",
    exceptions: "Cases told by the day of filing; cases of another scope.",
    basis: "the report is one: text and table count the same cases")

  private let numbers: ToldNumbers

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    var drafts: [Draft] = []
    for (metric, items, what) in [
      ("reviews_told", ["review"], "reviews"),
      ("suits_told", ["litigation_direct", "litigation_after_review"], "suits"),
    ] {
      let told = numbers.told([metric], in: sheet).filter(isAboutTable)
      var readings: [FormReading] = []
      for number in told { readings += self.readings(number, items, figures) }
      guard let wrong = ToldNumbers.misfit(told, readings) else { continue }
      drafts.append(
        .told(
          wrong, readings, cell: figures.place("reviews", items[0], "total"),
          kind: figures.kind("reviews", items[0], "total"), what: "\(wrong.mention.unit) \(what)"))
    }
    return drafts
  }

  private func isAboutTable(_ told: Told) -> Bool {
    let sentence = told.lead + told.rest
    return told.mention.section == .reviews && !ToldWords.holds(sentence, numbers.words.otherProceedings)
      || ToldWords.holds(sentence + told.subject, numbers.words.informationWords)
        && !ToldWords.holds(sentence, numbers.words.otherProceedings)
  }

  private func readings(_ told: Told, _ items: [String], _ figures: FormFigures) -> [FormReading] {
    var readings: [FormReading] = []
    for group in [items] + (items.count > 1 ? items.map { [$0] } : []) {
      for measures in [["total"], FormFigures.parts(of: "reviews")] {
        guard let total = figures.sum("reviews", group, measures) else { continue }
        readings.append(FormReading(value: total, name: "总计"))
      }
      let decided = ["upheld", "corrected", "other"]
      if let sum = figures.sum("reviews", group, decided) {
        readings.append(FormReading(value: sum, name: "decided"))
      }
      let around = told.clause + told.subject + told.tail
      for measures in ToldWords.sums(of: numbers.words.outcomes, in: around) {
        guard let sum = figures.sum("reviews", group, measures) else { continue }
        readings.append(FormReading(value: sum, name: measures.joined(separator: " + ")))
      }
    }
    // 行政复议、行政诉讼共 N 件
    let all = ["review", "litigation_direct", "litigation_after_review"]
    if let both = figures.sum("reviews", all, ["total"]) {
      readings.append(FormReading(value: both, name: "reviews and suits"))
    }
    return readings
  }
}
