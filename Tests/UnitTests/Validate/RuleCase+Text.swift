import Core

/// Rules that hold the text against the tables.
extension RuleCase {
  static let text: [RuleCase] = [
    .fires("NB301", "one request less than in the table") {
      $0.tell("本年度共收到政府信息公开申请\($0.total("received_new") - 1)件，均已按期答复。")
    },
    .not("NB301", "those of the year") { $0.tell("本年度共收到政府信息公开申请\($0.total("received_new"))件。") },
    .not("NB301", "with those carried in") {
      $0.tell("全年共收办政府信息公开申请\($0.total("received_new") + $0.total("carried_in"))件。")
    },
    .not("NB301", "those handled") { $0.tell("全年受理政府信息公开申请\($0.total("total_handled"))件。") },
    .not("NB301", "a half-year") { $0.tell("上半年共收到政府信息公开申请7件。") },
    .not("NB301", "last year's number") { $0.tell("去年收到政府信息公开申请7件，今年有所增加。") },
    .not("NB301", "another year's number") { $0.tell("2021年，全局收到政府信息公开申请7件。") },
    .not("NB301", "a channel") {
      $0.tell("收到政府信息公开申请\($0.total("received_new"))件，其中通过网络平台收到申请7件。")
    },
    .not("NB301", "one unit of several") { $0.tell("其中，市教育局收到政府信息公开申请7件。") },
    .not("NB301", "a difference") { $0.tell("全年收到政府信息公开申请同比增加7件。") },
    .not("NB301", "parts that add up") {
      let all = $0.total("received_new")
      $0.tell("机关收到政府信息公开申请7件，直属单位收到政府信息公开申请\(all - 7)件。")
    },
    .not("NB301", "an approximate number") {
      $0.tell("全年收到政府信息公开申请\($0.total("received_new") / 10 * 10)余件。")
    },
    .not("NB301", "one kind of applicant") {
      $0.tell("全年收到自然人的政府信息公开申请\($0.number("requests/received_new/natural_person"))件。")
    },
    .not("NB301", "a total that is not certain") {
      $0.tell("全年收到政府信息公开申请7件。")
      for cell in ["requests/received_new/total", "requests/received_new/natural_person"] {
        $0.flag(cell, .ambiguousPosition)
      }
    },
    .not("NB301", "a row of blanks beside numbers that may be its own") {
      for measure in FilledForm.applicants + ["total"] { $0["requests/received_new/\(measure)"] = "" }
      $0.flag("requests/carried_in/natural_person", .ambiguousPosition)
      $0.tell("全年收到政府信息公开申请700件。")
    },
    .fires("NB302", "five answered more than handled") {
      $0.tell("全年答复政府信息公开申请\($0.total("total_handled") + 500)件。")
    },
    .not("NB302", "those of this year") {
      $0.tell("全年办结政府信息公开申请\($0.total("received_new") - $0.total("carried_out"))件。")
    },
    .fires("NB303", "another number carried in") {
      $0.tell("收到政府信息公开申请\($0.total("received_new"))件，上年结转申请\($0.total("carried_in") + 1)件。")
    },
    .not("NB303", "the number carried in") {
      $0.tell("收到政府信息公开申请\($0.total("received_new"))件，上年结转申请\($0.total("carried_in"))件。")
    },
    .fires("NB304", "another number refused") {
      $0.tell("办理的政府信息公开申请中，不予公开\($0.total("denied_") + 1)件。")
    },
    .not("NB304", "all rows of the refusal") {
      $0.tell("办理的政府信息公开申请中，不予公开\($0.total("denied_"))件，无法提供\($0.total("unavailable_"))件。")
    },
    .not("NB304", "granted with those granted in part") {
      $0.tell("办理的政府信息公开申请中，予以公开\($0.total("granted_"))件。")
    },
    .not("NB304", "a result that words do not tell") { $0.tell("办理的政府信息公开申请中，电话沟通解决7件。") },
    .fires("NB305", "another number of natural persons") {
      $0.tell(
        "政府信息公开申请中，自然人申请\($0.number("requests/received_new/natural_person") + 900)件。")
    },
    .not("NB305", "natural persons with those carried in") {
      let new = $0.number("requests/received_new/natural_person")
      $0.tell("政府信息公开申请中，自然人申请\(new + $0.number("requests/carried_in/natural_person"))件。")
    },
    .fires("NB306", "a share of nothing that is told") {
      $0.tell("办理的政府信息公开申请中，不予公开\($0.total("denied_"))件，占0.7%。")
    },
    .not("NB306", "a share cut behind its last digit") {
      let (part, all) = ($0.total("denied_"), $0.total("total_handled"))
      $0.tell("办理的政府信息公开申请中，不予公开\(part)件，占\(part * 1000 / all / 10).\(part * 1000 / all % 10)%。")
    },
    .fires("NB307", "a review more than the table has") { $0.tell("信息公开类行政复议17件。", in: .reviews) },
    .not("NB307", "the reviews decided") { $0.tell("信息公开类行政复议7件，行政诉讼5件。", in: .reviews) },
    .not("NB307", "suits of both kinds") { $0.tell("因政府信息公开引发行政诉讼3件。", in: .reviews) },
    .not("NB307", "reviews that the agency heard") { $0.tell("全年审理信息公开行政复议案件17件。", in: .reviews) },
    .not("NB307", "reviews of other business") { $0.tell("全年办理行政复议案件17件。") },
    .fires("NB308", "all upheld though some were not") { $0.tell("信息公开行政复议均获维持。", in: .reviews) },
    .not("NB308", "no suit was lost") { $0.tell("行政诉讼实现零败诉。", in: .reviews) },
    .not("NB308", "last year's cases") { $0.tell("去年行政复议案件均获维持。", in: .reviews) },
    .fires("NB309", "another number of documents") { $0.tell("全年制发行政规范性文件7件。", in: .disclosure) },
    .not("NB309", "documents in force") { $0.tell("现行有效行政规范性文件31件。", in: .disclosure) },
    .not("NB309", "documents of the gazette") { $0.tell("公报刊登行政规范性文件7件。", in: .disclosure) },
    .fires("NB310", "none in the text, some in the table") { $0.tell("全年未收到政府信息公开申请。") },
    .not("NB310", "none by one channel") { $0.tell("全年未收到通过传真提交的政府信息公开申请。") },
    .not("NB310", "no review of a request") { $0.tell("全年未收到因政府信息公开申请行政复议的案件。") },
    .not("NB310", "none in the table either") {
      $0.tell("全年未收到政府信息公开申请。")
      $0["requests/received_new/total"] = "0"
    },
    .fires("NB311", "more licences than the table has") { $0.tell("全年公示行政许可信息985条。", in: .disclosure) },
    .not("NB311", "the licences of the table") { $0.tell("全年公示行政许可信息845条。", in: .disclosure) },
    .not("NB311", "fewer published than made") { $0.tell("全年公示行政处罚信息90条。", in: .disclosure) },
  ]
}

extension FilledForm {
  /// Tells a sentence in a section.
  mutating func tell(_ sentence: String, in section: SectionKind = .overview) {
    bodies[section] = sentence
  }

  /// Gives the total of a row, or of all rows whose codes begin so.
  fileprivate func total(_ item: String) -> Int {
    let items = item.hasSuffix("_") ? requestItems.filter { $0.hasPrefix(item) } : [item]
    return items.reduce(0) { $0 + number("requests/\($1)/total") }
  }
}
