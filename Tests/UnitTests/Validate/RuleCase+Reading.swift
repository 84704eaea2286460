import Core

/// Rules that look at how the document was read.
extension RuleCase {
  static let reading: [RuleCase] = [
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
    .not("NB103", "a table that lacks a row has one finding for both") {
      $0.flag("requests/granted_full/research", .ambiguousPosition)
      $0.flag("requests/granted_full/nonprofit", .ambiguousPosition)
      $0.remove("denied_admin_query", of: "requests")
      $0.missingRows = [.requests: ["requests/denied_admin_query/total"]]
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
    .fires("NB111", "元 under a header in 万元") { $0["fees/administrative_fee/amount"] = "3200元" },
    .not("NB111", "the unit of the header in the cell again") {
      $0["fees/administrative_fee/amount"] = "12.5（万元）"
    },
    .not("NB111", "元 where no header names a unit") {
      $0.headers = [.disclosure: "本年收费金额"]
      $0["fees/administrative_fee/amount"] = "3200元"
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
    .fires("NB117", "the cell prints something else than what was looked at") {
      $0.corrections.stale = [
        CorrectionsMade.Stale(.sample("12"), reason: .printsOther("13"), line: 1)
      ]
    },
    .not("NB117", "a correction that is followed") {
      $0.corrections.applied = [CorrectionsMade.Applied(.sample("12"), before: "1", line: 1)]
    },
    .fires("NB118", "a number that a person gave") {
      $0.corrections.applied = [CorrectionsMade.Applied(.sample("12"), before: "1", line: 1)]
    },
    .not("NB118", "a correction that is stale") {
      $0.corrections.stale = [CorrectionsMade.Stale(.sample("12"), reason: .sourceChanged)]
    },
  ]
}

extension Correction {
  fileprivate static func sample(_ value: String) -> Correction {
    let cell = CellName(table: "decisions", item: "penalty", measure: "decisions")
    return Correction(
      document: ReportID("R000000000000"), sha256: "",
      decision: .cell(cell, raw: "1", Decimal64(value).map(Reading.quantity) ?? .blank), who: "王芳",
      when: "2026-01-31", why: "looked at the scan\nof page 3")
  }
}
