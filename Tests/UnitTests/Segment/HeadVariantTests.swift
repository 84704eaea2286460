import Core
import Testing

@testable import Segment

/// How titles, names and days stand at the head and foot of reports: every variant is read as the same report.
@Suite struct HeadVariantTests {
  struct Variant: Sendable, CustomTestStringConvertible {
    let head: String
    let agency: String
    let published: String
    let foot: String
    let isSpaced: Bool
    var testDescription: String { head + (foot.isEmpty ? "" : " … " + foot) }

    init(
      _ head: String, agency: String = "青川县水利局", published: String = "", foot: String = "",
      isSpaced: Bool = false
    ) {
      (self.head, self.agency, self.published) = (head, agency, published)
      (self.foot, self.isSpaced) = (foot, isSpaced)
    }
  }

  private static let sections = [
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
  ]

  private static func text(of variant: Variant) -> String {
    let headings = sections.map { heading in
      variant.isSpaced ? heading.map(String.init).joined(separator: " ") : heading
    }
    let bodies = [
      "2021年，我局认真贯彻落实条例，全年主动公开信息128条，其中通过网站公开90条，公开质量稳步提高。", "", "", "", "公开不够及时。", "无。",
    ]
    let parts = zip(headings, bodies).map { $1.isEmpty ? $0 : $0 + "\n" + $1 }
    return ([variant.head] + parts + (variant.foot.isEmpty ? [] : [variant.foot])).joined(separator: "\n")
  }

  private static func head(_ text: String) throws -> ReportHead {
    let definitions = try TestDefinitions.loaded()
    let document = TestDocument.document(text, path: "a.txt")
    let index = LineIndex(document: document, characters: definitions.characters)
    return HeadReader(definitions: definitions).head(
      of: document, index: index, lastTableLine: nil, noise: [])
  }

  @Test(arguments: [
    Variant("青川县水利局关于2021年政府信息公开工作年度报告的公示"),
    Variant("关于青川县水利局2021年政府信息公开工作年度报告的公示"),
    Variant("青川县水利局关于发布2021年政府信息公开工作年度报告的公告"),
    Variant("【公示】青川县水利局2021年政府信息公开工作年度报告"),
    Variant("（公开）青川县水利局2021年政府信息公开工作年度报告"),
    Variant("青川县水利局2021年政府信息公开工作年度报告（公开稿）"),
    Variant("青川县水利局2021年政府信息公开工作年度报告（修订）"),
    Variant("青川县水利局2021年政府信息公开工作年度报告（更正版）"),
    Variant("  * 行政许可公示302件 2022-03-05      青川县水利局2021年政府信息公开工作年度报告"),
    Variant("部门预算 2022年1月9日 青川县水利局2021年政府信息公开工作年度报告"),
    Variant("h1(title#年报2021). 政府信息公开年报\n青川县水利局2021年政府信息公开工作年度报告"),
    Variant("附件：青川县水利局2021年政府信息公开工作年度报告"),
    Variant("附件1\n青川县水利局2021年政府信息公开工作年度报告"),
    Variant("附件\n\n青川县水利局\n2021年政府信息公开工作年度报告"),
    Variant("青水发〔2022〕2号\n青川县水利局\n关于2021年度政府信息公开工作年度报告"),
    Variant("青川县水利局文件\n青水〔2022〕3号\n青川县水利局\n2021年政府信息公开工作年度报告"),
    Variant("青  川  县  水  利  局\n2021 年 政 府 信 息 公 开 工 作 年 度 报 告"),
    Variant("青川县水利局\n二〇二一年政府信息公开工作年度报告"),
    Variant("青川县水利局2021年度\n政府信息公开工作年度报告"),
    Variant("2021年\n青川县水利局\n政府信息公开工作年度报告"),
    Variant("2021年青川县水利局政府信息公开年报"),
    Variant("青川县水利局政府信息公开2021年年度报告"),
    Variant("青川县水利局政府信息公开年度报告(2021)"),
    Variant("青川县水利局政府信息公开年度报告（2021年1月—12月）"),
    Variant("青川县水利局2021年信息公开年度报告"),
    Variant("青川县水利局2021年法治政府建设与政府信息公开工作年度报告"),
    Variant("青川县水利局2021年政务公开暨政府信息公开工作年度报告"),
    Variant("青川县水利局2021年政府信息公开工作年报"),
    Variant("青川县水利局2021年度政府信息公开工作总结报告"),
    Variant("青川县水利局2021年度政府信息公开年度报告-青川县人民政府"),
    Variant("青川县水利局2021年度政府信息公开年度报告 - 青川县水利局 - 政府信息公开"),
    Variant("政府信息公开工作年度报告\n（2021年度）\n青川县水利局"),
    Variant("政府信息公开工作年度报告\n2021年度\n\n青川县水利局\n2022年1月18日", published: "2022-01-18"),
    Variant("政府信息公开工作年度报告（2021）\n编制单位：青川县水利局"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "青川县水利局\n2022年1月18日\n"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "　　　　青川县水利局\n　　　　2022年1月18日\n"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "青 川 县 水 利 局\n二〇二二年一月十八日\n"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "青川县水利局  2022年1月18日\n"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "（青川县水利局）\n2022.1.18\n"),
    Variant("2021年政府信息公开工作年度报告", published: "2022-01-18", foot: "青川县水利局（盖章）\n2022年1月18日\n"),
    Variant("2021年政府信息公开工作年度报告\n发布机构：青川县水利局\n发布时间：2022-01-18 09:47", published: "2022-01-18"),
    Variant("2021年政府信息公开工作年度报告\n来源：青川县水利局 日期：2022/01/18 浏览：128次", published: "2022-01-18"),
    Variant("2021年政府信息公开工作年度报告\n信息来源： 县水利局 发布日期：[2022-01-18]", agency: "县水利局", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n发布时间：Jan 18, 2022", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n发布时间：January 18, 2022 09:30", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n发布时间：18 Jan 2022", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n发布时间：2022年01月18日 星期二", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n发布时间：20220118", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n时间：2022年1月18日 10时30分 来源：本站", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n索引号：QC001 公开日期：2022-01-18 发文字号：无", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n【发布日期】2022-01-18", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n文章发布时间:2022-01-18", published: "2022-01-18"),
    Variant("青川县水利局2021年政府信息公开工作年度报告", isSpaced: true),
    Variant("青川县人民政府办公室2021年政府信息公开工作年度报告", agency: "青川县人民政府办公室"),
    Variant("青川县政府办2021年政府信息公开工作年度报告", agency: "青川县政府办"),
    Variant("青川县乔庄镇人民政府2021年政府信息公开工作年度报告", agency: "青川县乔庄镇人民政府"),
    Variant("乔庄镇2021年政府信息公开工作年度报告", agency: "乔庄镇", published: "2022-01-10", foot: "青川县乔庄镇人民政府\n2022年1月10日\n"),
    Variant("国家税务总局青川县税务局2021年政府信息公开工作年度报告", agency: "国家税务总局青川县税务局"),
    Variant("青川縣水利局2021年政府信息公開工作年度報告", agency: "青川縣水利局"),
    Variant("2021年度青川县水利局 政府信息公开工作报告"),
    Variant("青川县水利局 2021 年政府信息公开工作年度报 告"),
    Variant("青川县水利局2021年政府信息公开工作年度报告\n（2022年1月18日）", published: "2022-01-18"),
    Variant("青川县水利局\n索引号 878351-2022-142\n生成日期 2022-01-21\n青川县水利局政府信息公开工作年度报告", published: "2022-01-21"),
    Variant("公开日期\t2022-01-21\n青川县水利局政府信息公开工作年度报告", published: "2022-01-21"),
    Variant("青川县水利局\n2022-01-21\n青川县水利局政府信息公开工作年度报告"),
    Variant("文号 青水〔2022〕5号\n青川县水利局政府信息公开工作年度报告"),
    Variant("青川县水利局\n政府信息公开工作年度报告\n2021年1月1日至2021年12月31日"),
  ])
  func saysWhoAndWhen(variant: Variant) throws {
    let head = try Self.head(Self.text(of: variant))
    #expect(head.agency == variant.agency)
    #expect(head.year == 2021)
    #expect(head.publishedOn == variant.published)
  }

  @Test("a notice about reports names no report") func noticesAreNoTitles() throws {
    let text = "关于做好2021年政府信息公开工作年度报告编制工作的通知\n各科室：请于1月15日前报送材料。"
    #expect(try Self.head(text).title.isEmpty)
  }
}
