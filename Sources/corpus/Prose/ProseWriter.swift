/// This writes the running text of a report: own sentences with quantities, none of which contradict the
/// tables of the same report.
struct ProseWriter {
  let agency: Agency
  let year: Int
  let form: FilledForm
  var register = QuantityRegister()

  init(agency: Agency, year: Int, form: FilledForm) {
    self.agency = agency
    self.year = year
    self.form = form
  }

  mutating func introduction(period: Bool, with chance: inout Randomness) -> String {
    let range =
      period
      ? "所列数据的统计期限自\(year)年1月1日起，至\(year)年12月31日止。" : "现将全年情况公布如下。"
    return chance.pick([
      "按照《中华人民共和国政府信息公开条例》的规定，\(agency.shortName)编写了这份年度报告。\(range)",
      "本报告依照政府信息公开条例的要求编制，\(range)如有疑问，请与本机关联系（电话：0\(chance.number(310...999))-\(chance.number(2_000_000...8_999_999))）。",
    ])
  }

  /// Gives the paragraphs of 一、总体情况.
  mutating func overview(with chance: inout Randomness) -> [String] {
    let items = chance.number(12...2400)
    let posts = chance.number(3...900)
    var paragraphs = [
      "\(year)年，本机关把公开透明作为改进工作的重要抓手，各项任务有序推进。",
      "（一）主动公开。全年在门户网站发布各类信息\(register.mark(String(items), "条", family: "disclosed_website"))\(items)条，"
        + "微信公众号推送\(register.mark(String(posts), "篇", family: "wechat_posts"))\(posts)篇。",
    ]
    if let row = form.requestRow(of: "received_new") {
      let received = form.cells[form.requestIndex(row: row, column: 6)]
      if received.figure > 0, received.truth == String(received.figure) {
        let mark = register.mark(received.truth, "件", family: "requests_received")
        paragraphs.append("（二）依申请公开。全年新收政府信息公开申请\(mark)\(received.figure)件，均按时办理。")
      } else {
        paragraphs.append("（二）依申请公开。受理渠道保持畅通，办理流程更加规范。")
      }
    }
    paragraphs.append("（三）政府信息管理。落实先审后发的要求，清理过期内容，目录更加清楚。")
    return paragraphs
  }

  mutating func problems(with chance: inout Randomness) -> [String] {
    [
      chance.pick([
        "一年来工作有了进步，但公开内容还不够细，解读形式还不够活，人员业务能力仍需提高。下一步将加强培训，补齐短板。",
        "目前仍存在更新不够及时、栏目设置不够合理等问题。今后将完善制度，压实责任，逐项改进。",
      ])
    ]
  }

  mutating func otherMatters(with chance: inout Randomness) -> [String] {
    [chance.pick(["无。", "本年度没有其他需要报告的事项。", "\(year)年未收取信息处理费。"])]
  }
}
