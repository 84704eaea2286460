import Core
import Testing

@testable import Extract

/// What a quantity counts: the metrics of the quantities of a sentence in order, `-` where there is none.
@Suite struct ProseMetricTests {
  static let disclosure: [(String, String)] = [
    ("依托门户网站主动公开政府信息共计520条。", "disclosed_website"),
    ("在网站、微信、报纸等平台公开各类政务信息800余条。", "disclosed_total"),
    ("主动公开政府信息300条，其中机构类信息20条，财政类信息35条。", "disclosed_total disclosed_category disclosed_category"),
    ("发布处罚信息120条、许可信息86条。", "disclosed_category disclosed_category"),
    ("涉企数据归集量达9000条，其中处罚信息300条、许可信息200条。", "- - -"),
    ("微信公众号推送文章210篇，阅读量15万次。", "wechat_posts views"),
    ("政务微博发布信息96条，粉丝8000人。", "weibo_posts followers"),
    ("政务微博公众号发布信息96条。", "weibo_posts"),
    ("抖音号发布作品33个。", "video_posts"),
    ("政务新媒体发布信息450条。", "new_media_posts"),
    // Several kinds at once are their wider one; a member of a list has its own; 微信视频号 is one.
    ("通过微信公众号、今日头条等新媒体公开信息1039条。", "new_media_posts"),
    (
      "门户网站发布信息2885条、“甲”微信公众号发布信息312条、“乙”抖音号发布信息62条、“丙”微博发布信息58条。",
      "disclosed_website wechat_posts video_posts weibo_posts"
    ),
    ("“甲”微信视频号发布视频151条。", "video_posts"),
    // A kind of information is none of the totals, though it is on the website.
    (
      "通过门户网站公开信息300条，其中工作动态33条、公告通知类信息12条。",
      "disclosed_website disclosed_category disclosed_category"
    ),
    (
      "收到申请10件，2021年结转政府信息公开申请2件，结转2023年度继续办理3件。",
      "requests_received requests_carried_in requests_carried_out"
    ),
    ("备案政务新媒体15个。", "accounts"),
    ("现有政务新媒体27个，其中微信公众号19个、微博3个、抖音号5个。", "accounts accounts accounts accounts"),
    ("公开政府信息1万条，其中网站6215条、微信2480条、微博1505条。", "disclosed_total disclosed_website wechat_posts weibo_posts"),
    ("开设专题专栏7个，归集发布信息1100条。", "columns_opened disclosed_category"),
    ("微信公众号用户已突破30万，微博粉丝突破12万。", "followers followers"),
    ("门户网站浏览量56万次，独立访客8万人。", "visits visitors"),
    ("审核拟公开信息4297条，退回修改34条。", "- -"),
    ("网站公开信息36条，比上年多27条。", "disclosed_website -"),
  ]

  static let interpretation: [(String, String)] = [
    ("发布政策解读25篇，图解6幅。", "interpretations interpretations"),
    ("制作3期政策问答。", "interpretations"),
    ("召开新闻发布会2次，接受媒体专访4次。", "press_conferences interviews"),
    ("组织政民互动活动12场，回应热点8件。", "interactions interactions"),
    ("各类媒体刊发稿件66篇。", "media_articles"),
    ("编印政府公报12期，赠阅3000册。", "gazette_issues gazette_copies"),
    ("政府公报编发6期，免费发放1.2万册。", "gazette_issues gazette_copies"),
    ("开展在线访谈4期，现场答复群众问题58个。", "interviews interactions"),
    ("制作图解17张、发布解读文字稿33篇。", "interpretations interpretations"),
  ]

  static let requests: [(String, String)] = [
    ("全年共受理政府信息公开申请45件，办结44件。", "requests_received requests_closed"),
    ("收到6个自然人的政府信息公开申请。", "requests_received"),
    ("收取依申请公开件9件，均已办结。", "requests_received"),
    ("受理信息公开申请20件，上年结转申请2件，结转下年度1件。", "requests_received requests_carried_in requests_carried_out"),
    ("收到信息公开申请30件，其中网上申请18件、信函申请12件。", "requests_received requests_channel requests_channel"),
    ("收到信息公开申请30件，其中自然人申请25件、法人申请5件。", "requests_received requests_applicant requests_applicant"),
    (
      "办理公开申请，予以公开8件、部分公开3件、不予公开2件、无法提供1件。", "requests_result requests_result requests_result requests_result"
    ),
    ("答复信息公开申请70件，另有6件申请顺延至下年度答复。", "requests_closed requests_carried_out"),
    (
      "收到政府信息公开申请共16件，其中信函申请14件，网络申请2件，申请主要集中在规划等方面，办结13件。",
      "requests_received requests_channel requests_channel requests_closed"
    ),
    ("共受理依申请公开件34件（含2022年结转0件），办结34件。", "requests_received requests_carried_in requests_closed"),
    ("受理政府信息公开申请16件，信访投诉5件，办结4件。", "requests_received complaints_told -"),
    ("受理公积金贷款申请300件。", "-"),
    ("受理专利申请300件。", "-"),
    ("发生行政复议4件、行政诉讼2件。", "reviews_told suits_told"),
    ("政府信息公开行政复议2件，其中维持1件，结果纠正1件。", "reviews_told reviews_told reviews_told"),
    ("信息公开行政复议9件，被纠错2件；行政诉讼3件，败诉1件。", "reviews_told reviews_told suits_told suits_told"),
    ("收到公开申请54件，较上年增加12件，其中网上申请31件、信函申请20件。", "requests_received - requests_channel requests_channel"),
    ("答复依申请公开7件，其中公开3件，部分公开1件。", "requests_closed requests_result requests_result"),
    ("对12件信息公开申请收取了信息处理费360元。", "processing_fee_cases processing_fee"),
  ]

  static let others: [(String, String)] = [
    ("承办人大代表建议7件、政协提案19件。", "proposals_congress proposals_consultative"),
    ("办理人大代表建议和政协委员提案分别为36件和52件。", "proposals_congress proposals_consultative"),
    ("专题研究部署政务公开2次，召开专题会议3次。", "meetings meetings"),
    ("开展保密审查培训2场，覆盖人员210人。", "trainings trainees"),
    ("公开行政规范性文件5件，废止2件，宣布失效1件，现行有效43件。", "normative_told normative_told normative_told normative_told"),
    ("征求公众意见71条，采纳23条。", "opinions opinions"),
    ("县长信箱收到来信1286封，办结1279封。", "letters letters"),
    ("12345热线共受理群众诉求18432件，办结18210件。", "hotline_cases hotline_cases"),
    ("8件人大代表建议和11件政协委员提案已办结。", "proposals_congress proposals_consultative"),
    ("举办政务公开培训2次，参训人员120人次。", "trainings trainees"),
    ("听取政务公开工作汇报3次，召开领导小组会议2次。", "meetings meetings"),
    ("配备专职工作人员2名，兼职人员5名。", "staff staff"),
    ("印发通报4期，开展政务公开检查3次。", "inspections inspections"),
    ("新开设专栏6个。", "columns_opened"),
    ("公开规章3件，行政规范性文件28件。", "regulations_told normative_told"),
    ("开展合法性审查58件。", "documents_reviewed"),
    ("开展征集调查9期，收到公众意见210条。", "solicitations opinions"),
    ("解答群众咨询1200件，回复群众留言88条。", "consultations letters"),
    ("办理12345热线工单3000件。", "hotline_cases"),
    ("12315平台受理消费者咨询500件。", "-"),
    ("办结率91.3%。", "share"),
    ("新增市场主体6000户，挽回经济损失80万元。", "- -"),
    ("对常务会议的重要议题进行权威发布10次。", "-"),
  ]

  static let channels: [(String, String)] = [
    ("通过局微信公众号公开政府信息352条，通过新浪微博主动公开政府信息97条。", "wechat_posts weibo_posts"),
    ("微信、微博分别发布信息2031条、3456条。", "wechat_posts weibo_posts"),
    ("政务微信公开政府信息数635条；其他方式公开政府信息数12条。", "wechat_posts disclosed_category"),
    ("通过政府公报公开政府信息36条。", "disclosed_category"),
    ("主动公开政府信息230条（相同信息计1条）。其中，县政府门户网站公开120条。", "disclosed_total disclosed_website"),
    ("在门户网站发布信息76条，被省厅采用9条，被人民网采用2条。", "disclosed_website - media_articles"),
    ("公众号发布各类宣传信息、政务信息、政策解读等259条。", "wechat_posts"),
    ("累计公开186条信息。", "disclosed_total"),
  ]

  static let parts: [(String, String)] = [
    ("公开许可信息62条、处罚信息41条，共计103条。", "disclosed_category disclosed_category disclosed_total"),
    ("公开许可信息62条、处罚信息41条，共计110条。", "disclosed_category disclosed_category -"),
    ("主动公开政府信息86条，其中组织机构类信息2条、政府信息公开年度报告1条。", "disclosed_total disclosed_category disclosed_category"),
    ("政策法规类的信息4条，信息公开30条。", "- -"),
    ("公开政策法规类信息4条，信息公开30条。", "disclosed_category disclosed_category"),
    ("收到申请12件，其中网上11件，现场1件。", "requests_received requests_channel requests_channel"),
    ("收到申请9件，答复8件。", "requests_received requests_closed"),
    ("收到申请9件，办结8件，结转1件。", "requests_received requests_closed requests_carried_out"),
    ("依申请公开受理143件、办结139件。", "requests_received requests_closed"),
    ("收到申请3件，没有现成信息需要另行制作1件。", "requests_received requests_result"),
    ("受理依申请公开16件，其中8件予以公开。", "requests_received requests_result"),
    ("收到信息公开申请十二件，其中网络申请九件。", "requests_received requests_channel"),
    ("审查公文公开属性312件，其中主动公开185件，依申请公开67件，不予公开60件。", "documents_reviewed disclosed_category - -"),
    ("设立了1个信息公开申请受理点。", "-"),
  ]

  static let all: [(String, String)] = [disclosure, channels, parts, interpretation, requests, others].flatMap
  { $0 }

  @Test(arguments: all)
  func tellsWhatIsCounted(text: String, metrics: String) throws {
    let found = try ProseSupport.mentions(text).map { $0.metric.isEmpty ? "-" : $0.metric }
    #expect(found.joined(separator: " ") == metrics)
  }

  static let subjects: [(String, [String], [String])] = [
    ("全市共收到申请30件（市政府12件、市公安局8件、东山县10件）。", ["申请", "申请", "申请", "申请"], ["全市", "市政府", "市公安局", "东山县"]),
    ("通过门户网站主动公开政府信息520条。", ["政府信息"], [""]),
    ("产生并在信用网上公开处罚信息66条，许可信息90条。", ["处罚信息", "许可信息"], ["", ""]),
    ("对26个单位和30名个人予以表扬。", ["单位", "个人"], ["", ""]),
    ("区局举办培训班2期，培训80人次。", ["培训班", "培训"], ["区局", "区局"]),
    ("办理代表建议和委员提案分别为36件和52件。", ["代表建议", "委员提案"], ["", ""]),
    ("发布**政府信息**120条。", ["政府信息"], [""]),
    ("将政府信息120条予以公开。", ["政府信息"], [""]),
    ("将乐县博物馆藏品120件。", ["将乐县博物馆藏品"], [""]),
    ("发布⼯作动态等各类信息50条。", ["工作动态等各类信息"], [""]),
  ]

  @Test(arguments: subjects)
  func namesSubjectAndScope(text: String, subjects: [String], scopes: [String]) throws {
    let found = try ProseSupport.mentions(text)
    #expect(found.map(\.subject) == subjects)
    #expect(found.map(\.scope) == scopes)
  }

  /// The heading above tells the channel where the sentence does not.
  @Test func headingTellsTheChannel() throws {
    let found = try ProseSupport.mentions("1、政务网站\n公开抽检公告等各类信息90条。\n2、政务微信\n发布信息30条。")
    #expect(found.map(\.metric) == ["disclosed_website", "wechat_posts"])
  }

  @Test func everyCodeOfTheDefinitionsCanBeTold() throws {
    let codes = Set(try TestDefinitions.loaded().prose.metrics.map(\.code)).subtracting([""])
    let told = Set(Self.all.flatMap { $0.1.split(separator: " ").map(String.init) })
    #expect(codes.subtracting(told).subtracting(["complaints_told"]) == [])
  }
}
