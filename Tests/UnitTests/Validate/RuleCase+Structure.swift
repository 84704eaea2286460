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
    .fires("NB512", "the report announced is last year's") {
      $0.bodies[.overview] = "根据条例规定，现公布某市林业局2021年政府信息公开工作年度报告。全年工作有序推进，各项任务如期完成。"
    },
    .not("NB512", "the report announced is this one") {
      $0.bodies[.overview] = "根据条例规定，现公布某市林业局2022年政府信息公开工作年度报告。"
    },
    .not("NB512", "what last year's report found is told") {
      $0.bodies[.overview] = "针对2021年政府信息公开工作年度报告中提出的问题，逐项整改。"
    },
    .not("NB512", "a circular of last year is followed") {
      $0.bodies[.overview] = "按照2021年政务公开工作要点，现将2022年政府信息公开工作年度报告公布如下。"
    },
    .fires("NB512", "the overview opens with last year and never names this one") {
      $0.bodies[.overview] = "2021年，我局认真贯彻落实条例，各项工作有序推进。"
    },
    .fires("NB512", "the overview opens with last year, without a comma") {
      $0.bodies[.overview] = "2021年度我局认真贯彻落实条例，各项工作有序推进。"
    },
    .not("NB512", "last year's report was announced then") {
      $0.bodies[.overview] = "2021年政府信息公开工作年度报告已于规定时间在网站予以公布。"
    },
    .not("NB512", "last year's report was published") {
      $0.bodies[.overview] = "2021年度政府信息公开工作年度报告已按时公布，各项工作有序推进。"
    },
    .not("NB512", "last year and this year are compared") {
      $0.bodies[.overview] = "2021年，我局打下了基础。2022年，我局各项工作有序推进。"
    },
    .not("NB512", "a day of last year") { $0.bodies[.overview] = "2021年12月，我局启动网站改版，今年完成。" },
    .not("NB512", "an earlier year as a beginning") { $0.bodies[.overview] = "自2021年以来，我局各项工作有序推进。" },
    .fires("NB512", "plans for the year that is over") {
      $0.bodies[.problems] = "存在公开不够及时的问题。2022年，我局将进一步加强培训，提高质量。"
    },
    .not("NB512", "plans for the next year") {
      $0.bodies[.problems] = "存在公开不够及时的问题。2023年，我局将进一步加强培训，提高质量。"
    },
    .not("NB512", "将 before what is moved") {
      $0.bodies[.problems] = "2022年，我局将信息公开纳入考核，但仍有公开不够及时的问题。"
    },
  ]
}
