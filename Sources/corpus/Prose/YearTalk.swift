/// This is how a report speaks of years in its text: of last year where that is lawful and, by mistake, where it
/// copied last year's report.
struct YearTalk {
  enum Slip: CaseIterable { case announcement, opening, plan }

  let year: Int
  /// Sentences about last year that are in order.
  let sentences: String
  let slip: Slip?

  /// Draws from a generator of its own, so that reports without such sentences stay what they are.
  static func drawn(percent: Int, year: Int, with chance: Randomness) -> YearTalk? {
    guard var own = chance.added(0x7EA2_7A1C, percent: percent) else { return nil }
    let slip = own.chance(percent: 20) ? own.pick(Slip.allCases) : nil
    var sentences = [own.pick(lawful), own.pick(lawful)]
    // Whoever names both years has not forgotten one.
    if slip == .opening { sentences.removeAll { $0.contains("{Y}") } }
    return YearTalk(year: year, sentences: Self.filled(sentences.joined(), year), slip: slip)
  }

  /// Gives the sentence that announces last year's report.
  var announcement: String {
    slip == .announcement ? Self.filled("现公布{L}年政府信息公开工作年度报告。", year) : ""
  }

  func opening(_ text: String) -> String {
    slip == .opening ? text.replacing(String(year) + "年", with: String(year - 1) + "年") : text
  }

  func plan(_ text: String) -> String {
    slip == .plan ? text.replacing(String(year + 1) + "年将", with: String(year) + "年将") : text
  }

  private static func filled(_ text: String, _ year: Int) -> String {
    text.replacing("{L}", with: String(year - 1)).replacing("{Y}", with: String(year))
  }

  private static let lawful = [
    "针对{L}年政府信息公开工作年度报告指出的问题，逐项完成整改。", "自{L}年以来，公开栏目稳步扩充。",
    "按照《{L}年政务公开工作要点》的要求，抓好任务落实。", "与{L}年相比，发布数量有所增加。", "{L}年12月启动的网站改版如期完成。",
    "{L}年底布置的任务全部完成。", "{L}年，栏目建设打下基础；{Y}年，内容更加充实。", "在{L}年度考核中获得好评。",
    "{L}年1月1日施行的管理办法得到落实。", "《{L}年度政府信息公开工作年度报告》已按时公布。",
  ]
}
