/// These are the things about a report that are not of it: boxes of metadata, navigation, other tables and
/// other articles. None of their numbers belongs to a table of the form.
struct Decoys {
  let agency: Agency
  let year: Int

  /// A box above the title, with the agency's full name and the date of publication.
  func metadata(date: String, with chance: inout Randomness) -> [String] {
    let number = "\(chance.number(10_000_000...99_999_999))/\(year + 1)-\(chance.number(10_000...99_999))"
    switch chance.below(3) {
    case 0:
      return [
        "索引号：\(number)", "发布机构：\(agency.fullName)", "发文日期：\(date)", "文号：", "主题分类：政府信息公开年度报告",
      ]
    case 1:
      return ["索 引 号:\t\(number)\t文　　号:\t", "发布机构:\t\(agency.fullName)\t发布日期:\t\(date)\t"]
    default:
      return [
        "| 索引号 | \(number) | 发布机构 | \(agency.fullName) |", "| 名称 | 年度报告 | 发布日期 | \(date) |",
      ]
    }
  }

  /// The menus and lists of a web site.
  func navigation(with chance: inout Randomness) -> [String] {
    let menu = ["首页", "政务公开", "办事服务", "互动交流", "专题专栏", "走进我们", "信息公开指南", "信息公开年报", "依申请公开"]
    let news = [
      "举办业务技能竞赛", "召开季度工作例会", "走访联系企业", "开展节前安全检查", "公布随机抽查结果", "组织志愿服务活动", "发布温馨提示",
    ]
    var lines: [String] = []
    for word in menu where chance.chance(percent: 60) { lines.append("- " + word) }
    lines += ["", "通知公告", ""]
    for _ in 0..<chance.number(3...9) {
      let date = "\(year + 1).\(twoDigits(chance.number(1...12))).\(twoDigits(chance.number(1...28)))"
      lines.append("- \(agency.city)\(chance.pick(news))... [\(date)]")
    }
    lines.append("")
    return lines
  }

  /// A list of the sections with page numbers, as it stands before long reports.
  func contents() -> [String] {
    let names = [
      "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况",
      "其他需要报告的事项",
    ]
    let numerals = ["一", "二", "三", "四", "五", "六"]
    return ["目　录", ""]
      + names.indices.map { "\(numerals[$0])、\(names[$0])\(String(repeating: "…", count: 12))\($0 + 1)" } + [
        ""
      ]
  }

  /// A table that has nothing to do with the form.
  func table(with chance: inout Randomness) -> [String] {
    func number() -> Int { chance.number(0...4000) }
    let separator = chance.pick(["\t", " ", " | "])
    let rows: [[String]]
    switch chance.below(3) {
    case 0:
      rows = [
        ["收入项目", "决算数（万元）", "支出项目", "决算数（万元）"], ["财政拨款", "\(number())", "工资福利", "\(number())"],
        ["其他收入", "\(number())", "商品和服务", "\(number())"], ["合计", "\(number())", "合计", "\(number())"],
      ]
    case 1:
      rows = [
        ["岗位", "编制数", "实有人数"], ["专职人员", "\(chance.below(9))", "\(chance.below(9))"],
        ["兼职人员", "\(chance.below(30))", "\(chance.below(30))"],
      ]
    default:
      rows = [
        ["账号名称", "平台", "发布量", "关注人数"], ["政务发布", "微信", "\(number())", "\(number())"],
        ["便民服务", "微博", "\(number())", "\(number())"], ["其他", "短视频", "\(number())", "\(number())"],
      ]
    }
    return rows.map { $0.joined(separator: separator) }
  }

  /// Another article of the same site, after the report.
  func secondArticle(with chance: inout Randomness) -> [String] {
    [
      "", "相关文章", "", agency.city + chance.pick(["举行政务公开业务培训", "部署下半年重点工作", "开展窗口服务提升行动"]),
      "发布时间：\(year)-\(twoDigits(chance.number(1...12)))-\(twoDigits(chance.number(1...28)))　来源：本站",
      "近日，相关负责人深入一线了解情况，听取意见，要求各单位把好事办实、实事办好。", "扫一扫在手机打开当前页", "【打印本页】【关闭窗口】",
    ]
  }
}
