/// This writes the running text of a report: own sentences with quantities, none of which contradict the
/// tables of the same report.
struct ProseWriter {
  let agency: Agency
  let year: Int
  let form: FilledForm
  let pattern: SentencePattern
  var register = QuantityRegister()
  /// How many requests more are told than the table has.
  var toldMore = 0
  private(set) var hasToldTooMany = false
  var yearTalk: YearTalk?
  /// The text that a slip of the year must be seen in.
  private(set) var overviewText = ""
  private(set) var problemsText = ""

  init(agency: Agency, year: Int, form: FilledForm, gap: String) {
    self.agency = agency
    self.year = year
    self.form = form
    pattern = SentencePattern(year: year, gap: gap)
  }

  mutating func introduction(period: Bool, with chance: inout Randomness) -> String {
    let range =
      period
      ? chance.pick([
        "所列数据的统计期限自\(year)年1月1日起，至\(year)年12月31日止。", "数据统计时间为\(year)年1月1日至\(year)年12月31日。",
        "所列数据统计期限自 \(year) 年 1 月 1 日起至 \(year) 年 12 月 31 日止。", "数据统计期限从\(year)年1月1日起至12月31日止。",
      ]) : "现将全年情况公布如下。"
    let announcement = yearTalk?.announcement ?? ""
    return announcement
      + chance.pick([
        "按照《中华人民共和国政府信息公开条例》的规定，\(agency.shortName)编写了这份年度报告。\(range)",
        "本报告依照政府信息公开条例的要求编制，\(range)如有疑问，请与本机关联系（电话：0\(chance.number(310...999))-\(chance.number(2_000_000...8_999_999))）。",
        "根据有关规定，现向社会公布本年度政府信息公开工作情况。\(range)",
      ])
  }

  /// Gives the paragraphs of 一、总体情况.
  mutating func overview(with chance: inout Randomness) -> [String] {
    var paragraphs = [fill([chance.pick(Sentences.openings)], with: &chance)]
    if let yearTalk { paragraphs[0] = yearTalk.opening(paragraphs[0]) + yearTalk.sentences }
    let disclosure = some(Sentences.disclosure, 1...4, with: &chance)
    paragraphs.append("（一）主动公开情况。" + fill(disclosure, with: &chance))
    paragraphs.append("（二）依申请公开情况。" + requests(with: &chance))
    paragraphs.append("（三）政府信息管理情况。" + fill(some(Sentences.management, 1...3, with: &chance), with: &chance))
    paragraphs.append("（四）平台建设情况。" + fill(some(Sentences.traps, 1...2, with: &chance), with: &chance))
    let last = some(Sentences.business + Sentences.traps, 1...2, with: &chance)
    paragraphs.append("（五）监督保障情况。" + fill(last, with: &chance))
    overviewText = paragraphs.joined()
    return paragraphs
  }

  mutating func problems(with chance: inout Randomness) -> [String] {
    problemsText = fill([chance.pick(Sentences.problems)], with: &chance)
    if let yearTalk { problemsText = yearTalk.plan(problemsText) }
    return [problemsText]
  }

  mutating func otherMatters(with chance: inout Randomness) -> [String] {
    [fill([chance.pick(Sentences.others)], with: &chance)]
  }

  /// Tells what table 3 has, where its totals are printed as numbers; else nothing with a number.
  private mutating func requests(with chance: inout Randomness) -> String {
    if toldMore > 0, let received = printed("received_new") {
      hasToldTooMany = true
      let told = received + toldMore
      let mark = register.mark(String(told), "件", family: "requests_received")
      return "全年新收政府信息公开申请\(mark)\(told)\(pattern.gap)件，均按规定办理。"
    }
    guard let received = printed("received_new"), received > 0, let carried = printed("carried_in"),
      chance.chance(percent: 75)
    else {
      return chance.pick(["受理渠道保持畅通，办理流程更加规范。", "依法依规做好申请的登记、审核、答复和归档工作。"])
    }
    let gap = pattern.gap
    if received == 1, chance.chance(percent: 60) {
      return "本年度收到政府信息公开申请" + register.mark("1", "件", family: "requests_received") + "一件，已按期答复。"
    }
    let mark = register.mark(String(received), "件", family: "requests_received")
    let first = "全年新收政府信息公开申请\(mark)\(received)\(gap)件"
    guard carried > 0, let granted = printed("granted_full"), chance.chance(percent: 50) else {
      return first + "，均按规定办理。"
    }
    let carriedMark = register.mark(String(carried), "件", family: "requests_carried_in")
    let grantedMark = register.mark(String(granted), "件", family: "requests_result")
    return first + "，上年结转\(carriedMark)\(carried)\(gap)件；其中予以公开\(grantedMark)\(granted)\(gap)件。"
  }

  /// Gives the total of a row of table 3 if the document prints it.
  private func printed(_ item: String) -> Int? {
    guard let row = form.requestRow(of: item) else { return nil }
    let cell = form.cells[form.requestIndex(row: row, column: 6)]
    return cell.truth == String(cell.figure) ? cell.figure : nil
  }

  private func some(_ choices: [String], _ range: ClosedRange<Int>, with chance: inout Randomness) -> [String]
  {
    var left = choices
    var taken: [String] = []
    for _ in 0..<chance.number(range) { taken.append(left.remove(at: chance.below(left.count))) }
    return taken
  }

  /// Gives whether a slip of the year can be seen in the text; nil where none was made.
  var showsYearSlip: Bool? {
    switch yearTalk?.slip {
    case .announcement: true
    case .opening:
      overviewText.hasPrefix(String(year - 1) + "年，") && !overviewText.contains(String(year) + "年")
    case .plan: problemsText.contains(String(year) + "年将")
    case nil: nil
    }
  }

  private mutating func fill(_ patterns: [String], with chance: inout Randomness) -> String {
    patterns.map { pattern.filled($0, register: &register, with: &chance) }.joined()
  }
}
