import Core
import Testing

@testable import Extract

/// Numbers of another year than the report's stand beside its own, to compare: they count nothing of that year.
struct ProsePeriodTests {
  static let compared: [(String, String)] = [
    ("收到申请68件（上年为30件），全部答复。", "requests_received -"),
    ("收到申请9件，比2021年的14件减少5件。", "requests_received - -"),
    ("收到申请41件，较去年37件增加4件。", "requests_received - -"),
    ("收到申请19件，比2021年度（27件）少8件。", "requests_received - -"),
    ("与2021年收到申请14件相比，2022年收到9件。", "- requests_received"),
    ("2021年收到信息公开申请14件，2022年收到9件。", "- requests_received"),
    ("受理信息公开申请11件，同比2021年6件增加5件。", "requests_received - -"),
    ("2022年主动公开信息236条，上年同期198条。", "disclosed_total -"),
    ("主动公开信息20条，历年累计345条。", "disclosed_total -"),
    ("主动公开政府信息由2021年的415条增加到2022年的508条。", "- disclosed_total"),
    ("政务新媒体由86个精简至52个。", "- accounts"),
    ("今年公开信息98条，去年公开信息76条。", "disclosed_total -"),
    ("月均更新信息1796条。", "-"),
    ("较2021年新增专栏1个。", "-"),
    ("较去年同期多公开信息23条。", "-"),
  ]

  /// What only looks like another year, or is no number of one.
  static let kept: [(String, String)] = [
    ("收到申请9件，2021年结转2件。", "requests_received requests_carried_in"),
    ("2008年以来公开政府信息1200条。", "disclosed_total"),
    ("公开2021年部门决算信息35条。", "disclosed_category"),
    ("较2021年下降12%，收到申请9件。", "requests_received"),
    ("落实《2021年工作要点》，公开信息98条。", "disclosed_total"),
    ("2022年公开信息98条。", "disclosed_total"),
    ("根据2021年修订的公开指南，公开行政处罚信息96条。", "disclosed_category"),
    ("2021年12月新开通的视频号发布短视频44条。", "video_posts"),
    ("2021年机构改革后，公开信息120条。", "disclosed_total"),
    ("在去年基础上，开设专栏2个。", "columns_opened"),
    ("按计划开展政务公开培训4次，参训人员182人次。", "trainings trainees"),
    ("力争政策解读率达标，全年发布解读85篇。", "interpretations"),
    ("围绕全年工作目标，公开信息321条。", "disclosed_total"),
    ("收到申请9件，办结7件，结转下一年度2件。", "requests_received requests_closed requests_carried_out"),
    ("收到申请5件，较2021年的7件下降28.6%，其中网络申请3件。", "requests_received - requests_channel"),
    ("公开政府信息317条，比2021年增加42条。其中动态信息118条。", "disclosed_total - disclosed_category"),
  ]

  @Test(arguments: compared + kept)
  func tellsTheYearOfANumber(text: String, metrics: String) throws {
    let found = try ProseSupport.mentions(text, ProseSupport.outline(year: 2022))
    #expect(found.map { $0.metric.isEmpty ? "-" : $0.metric }.joined(separator: " ") == metrics)
  }

  @Test func aRateIsThatOfWhatGrew() throws {
    let found = try ProseSupport.mentions("主动公开信息10401件，同比增加4259件，增幅达69.3%。")
    #expect(found.map(\.changePercent) == [Decimal64(mantissa: 693, scale: 1), nil])
  }

  @Test(arguments: ["2023年拟召开新闻发布会2场。", "2023年工作目标：公开信息300条以上。", "完成年度50条的任务目标。"])
  func whatIsToBeDoneCountsNothing(text: String) throws {
    let found = try ProseSupport.mentions(text, ProseSupport.outline(year: 2022))
    #expect(found.allSatisfy { $0.metric.isEmpty })
  }

  @Test func aHeadingOfPlansHoldsForItsText() throws {
    let text = "一、总体情况\n举办培训2次。\n三、2023年打算\n一是完成公开信息50条；二是举办培训3次。"
    let found = try ProseSupport.mentions(text, ProseSupport.outline(year: 2022))
    #expect(found.map(\.metric) == ["trainings", "", ""])
  }
}
