/// These are documents that lie among disclosure reports and are something else: they give no tables.
enum OtherDocuments {
  static func lines(agency: Agency, year: Int, with chance: inout Randomness) -> [String] {
    switch chance.below(4) {
    case 0: university(agency, year, with: &chance)
    case 1: summary(agency, year, with: &chance)
    case 2: news(agency, year, with: &chance)
    default: website(agency, year, with: &chance)
    }
  }

  private static func university(_ agency: Agency, _ year: Int, with chance: inout Randomness) -> [String] {
    let name = agency.city.dropLast() + "职业技术学院"
    return [
      "\(name)\(year)-\(year + 1)学年信息公开年度报告", "", "根据《高等学校信息公开办法》要求编制，统计时间为\(year)年9月1日至\(year + 1)年8月31日。",
      "一、概述", "学校通过校园网公开各类信息\(chance.number(90...900))条，召开新闻发布会\(chance.number(1...5))次。", "二、主动公开情况",
      "公布招生章程、财务信息和人事任免，校务公告栏更新\(chance.number(10...90))次。", "三、依申请公开情况",
      "本学年受理申请\(chance.number(0...9))件，全部办结。", "四、对信息公开的评议情况", "师生总体满意。", "五、存在问题和改进措施", "栏目还不够丰富。",
      "\(name)", "\(year + 1)年10月\(chance.number(10...28))日",
    ]
  }

  private static func summary(_ agency: Agency, _ year: Int, with chance: inout Randomness) -> [String] {
    [
      "\(agency.shortName)\(year)年工作总结和\(year + 1)年工作计划", "", "\(year)年，在各方支持下，各项任务圆满完成。", "一、主要工作",
      "全年办理行政许可事项\(chance.number(20...4000))件，实施行政处罚\(chance.number(1...300))件。",
      "组织培训\(chance.number(1...9))期，走访企业\(chance.number(20...200))家。", "二、存在的问题", "人员力量不足，信息化水平有待提高。",
      "三、下一步打算", "继续抓好重点项目，提升服务效能。", agency.fullName,
      "\(year)年12月\(chance.number(10...31))日",
    ]
  }

  private static func news(_ agency: Agency, _ year: Int, with chance: inout Randomness) -> [String] {
    [
      "\(agency.shortName)召开政务公开工作推进会", "",
      "发布时间：\(year)-\(twoDigits(chance.number(1...12)))-\(twoDigits(chance.number(1...28)))　来源：办公室",
      "近日，\(agency.shortName)召开政务公开工作推进会，各科室负责人\(chance.number(10...60))人参加。",
      "会议通报了上半年情况，部署了下一步任务，要求做好年度报告编制的准备。",
      "会议强调，要增强意识，压实责任，把公开贯穿工作全过程。", "【打印】【关闭】",
    ]
  }

  private static func website(_ agency: Agency, _ year: Int, with chance: inout Randomness) -> [String] {
    [
      "政府网站工作年度报表", "（\(year)年度）", "填报单位：\(agency.fullName)", "",
      "网站名称\t\(agency.shortName)网站",
      "独立用户访问总量\t\(chance.number(1000...90000))\t网站总访问量\t\(chance.number(9000...900_000))",
      "信息发布\t总数\t\(chance.number(100...4000))",
      "概况类信息更新量\t\(chance.number(1...90))\t政务动态信息更新量\t\(chance.number(50...900))",
      "专栏专题\t维护数量\t\(chance.number(1...20))\t新开设数量\t\(chance.number(0...5))",
      "解读回应\t解读信息发布\t总数\t\(chance.number(1...60))", "互动交流\t留言办理\t收到留言数量\t\(chance.number(0...300))",
      "办结留言数量\t\(chance.number(0...300))", "安全防护\t检测评估次数\t\(chance.number(1...12))",
    ]
  }
}
