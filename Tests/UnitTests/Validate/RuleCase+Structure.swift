import Core

/// Rules that look at sections, tables and the head of a report.
extension RuleCase {
  static let structure: [RuleCase] = [
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
    .fires("NB511", "two tables of the agency's own") { $0.otherTables = [14...19, 80...92] },
    .not("NB511", "no table but those of the form") { $0.otherTables.removeAll() },
    .not("NB510", "a department on the last day") { $0.publishedOn = "2023-01-31" },
    .not("NB510", "a government in March") {
      $0.agency = "某市人民政府"
      $0.publishedOn = "2023-03-31"
    },
  ]
}
