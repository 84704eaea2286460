import Core

/// Rules that look at the numbers of one report.
extension RuleCase {
  static let numbers: [RuleCase] = [
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
    .not("NB207", "an amount with four decimals") { $0["fees/administrative_fee/amount"] = "31.4159" },
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
      $0["decisions/penalty/prior_year_items"] = "40"
      $0["decisions/penalty/items_change"] = "-8"
      $0["decisions/penalty/decisions"] = "32"
    },
    .not("NB211", "as many decisions as items, and no change", form: "2019") {
      $0["decisions/licensing/items_change"] = "0"
      $0["decisions/licensing/decisions"] = "12"
    },
    .fires("NB212", "不予公开 has one more than its rows") { $0.addGranted(more: 1) },
    .not("NB212", "the heading has the sum of its rows") { $0.addGranted(more: 0) },
    .not("NB212", "a row without the total that its parts make") {
      $0["requests/granted_full/total"] = ""
      $0.addGranted(more: 1)
    },
    .not("NB212", "a cell of which the sums say what is wrong") {
      $0["requests/granted_full/natural_person"] = "90"
      $0.addGranted(more: 1)
    },
    .not("NB212", "a row that was not read") {
      $0.addGranted(more: 1)
      $0.flag("requests/granted_part/total", .ambiguousPosition)
    },
  ]
}

extension FilledForm {
  /// Prints numbers beside a heading of two rows: their sums, and in 总计 some more.
  fileprivate mutating func addGranted(more: Int) {
    let items = ["granted_full", "granted_part"]
    let sums = (Self.applicants + ["total"]).map { measure in
      items.reduce(0) { $0 + number("requests/\($1)/\(measure)") } + (measure == "total" ? more : 0)
    }
    subtotals = [("予以公开", items, sums.map(String.init))]
  }
}
