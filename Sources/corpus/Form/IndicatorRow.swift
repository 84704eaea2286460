/// This is a row of the long forms of 2008 and 2014: an indicator with its unit, or a heading without numbers.
struct IndicatorRow {
  let label: String
  let unit: String
  /// Empty for a heading.
  let item: String
  /// The printed code of the row, which only the form of 2008 has.
  let code: String

  var isMoney: Bool { unit.hasSuffix("元") }

  /// The value columns as codes and printed words.
  static func columns(of shape: FormShape) -> [(measure: String, label: String)] {
    shape.template == "2008" ? [("period", "本期实际"), ("year_total", "本年累计")] : [("value", "统计数")]
  }

  static func all(of shape: FormShape) -> [IndicatorRow] {
    switch shape.template {
    case "2014": rows2014
    case "2008": rows2008
    default: []
    }
  }

  /// Totals and their parts, as item codes.
  static func identities(of shape: FormShape) -> [(total: String, parts: [String])] {
    switch shape.template {
    case "2014":
      [
        ("requests_received", ["requests_in_person", "requests_fax", "requests_online", "requests_letter"]),
        ("requests_closed", ["closed_on_time", "closed_extended"]),
        (
          "reply_denied",
          [
            "denied_state_secret", "denied_trade_secret", "denied_privacy", "denied_three_securities",
            "denied_not_government_information", "denied_other_law",
          ]
        ),
        (
          "replies_total",
          [
            "reply_already_public", "reply_granted", "reply_granted_part", "reply_denied",
            "reply_not_this_agency", "reply_not_exist", "reply_asked_to_amend", "reply_other_route",
          ]
        ),
        ("reviews_total", ["reviews_upheld", "reviews_corrected", "reviews_other"]),
        ("suits_total", ["suits_upheld", "suits_corrected", "suits_other"]),
        ("staff_total", ["staff_full_time", "staff_part_time"]),
      ]
    case "2008":
      [
        (
          "requests_received",
          [
            "requests_in_person", "requests_fax", "requests_email", "requests_online", "requests_letter",
            "requests_other",
          ]
        ),
        (
          "reply_denied",
          [
            "reply_not_exist", "reply_not_this_agency", "reply_unclear", "exempt_1", "exempt_2", "exempt_3",
            "exempt_4", "exempt_5", "exempt_6", "denied_not_government_information", "denied_other_reason",
          ]
        ),
        ("replies_total", ["reply_granted", "reply_granted_part", "reply_denied"]),
        ("staff_total", ["staff_full_time", "staff_part_time"]),
      ]
    default: []
    }
  }

  private init(_ label: String, _ unit: String = "", _ item: String = "", code: String = "") {
    self.label = label
    self.unit = unit
    self.item = item
    self.code = code
  }

  private static let rows2014 = [
    IndicatorRow("一、主动公开情况"),
    IndicatorRow("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "disclosed_total"),
    IndicatorRow("其中：主动公开规范性文件数", "条", "normative_disclosed"),
    IndicatorRow("制发规范性文件总数", "件", "normative_issued"),
    IndicatorRow("（二）通过不同渠道和方式公开政府信息的情况"),
    IndicatorRow("1.政府公报公开政府信息数", "条", "channel_gazette"),
    IndicatorRow("2.政府网站公开政府信息数", "条", "channel_website"),
    IndicatorRow("3.政务微博公开政府信息数", "条", "channel_weibo"),
    IndicatorRow("4.政务微信公开政府信息数", "条", "channel_wechat"),
    IndicatorRow("5.其他方式公开政府信息数", "条", "channel_other"),
    IndicatorRow("二、回应解读情况"),
    IndicatorRow("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次", "responses_total"),
    IndicatorRow("（二）通过不同渠道和方式回应解读的情况"),
    IndicatorRow("1.参加或举办新闻发布会总次数", "次", "press_conferences"),
    IndicatorRow("其中：主要负责同志参加新闻发布会次数", "次", "press_conferences_leader"),
    IndicatorRow("2.政府网站在线访谈次数", "次", "online_interviews"),
    IndicatorRow("其中：主要负责同志参加政府网站在线访谈次数", "次", "online_interviews_leader"),
    IndicatorRow("3.政策解读稿件发布数", "篇", "interpretations"),
    IndicatorRow("4.微博微信回应事件数", "次", "responses_social_media"),
    IndicatorRow("5.其他方式回应事件数", "次", "responses_other"),
    IndicatorRow("三、依申请公开情况"),
    IndicatorRow("（一）收到申请数", "件", "requests_received"),
    IndicatorRow("1.当面申请数", "件", "requests_in_person"),
    IndicatorRow("2.传真申请数", "件", "requests_fax"),
    IndicatorRow("3.网络申请数", "件", "requests_online"),
    IndicatorRow("4.信函申请数", "件", "requests_letter"),
    IndicatorRow("（二）申请办结数", "件", "requests_closed"),
    IndicatorRow("1.按时办结数", "件", "closed_on_time"),
    IndicatorRow("2.延期办结数", "件", "closed_extended"),
    IndicatorRow("（三）申请答复数", "件", "replies_total"),
    IndicatorRow("1.属于已主动公开范围数", "件", "reply_already_public"),
    IndicatorRow("2.同意公开答复数", "件", "reply_granted"),
    IndicatorRow("3.同意部分公开答复数", "件", "reply_granted_part"),
    IndicatorRow("4.不同意公开答复数", "件", "reply_denied"),
    IndicatorRow("其中：1.涉及国家秘密", "件", "denied_state_secret"),
    IndicatorRow("2.涉及商业秘密", "件", "denied_trade_secret"),
    IndicatorRow("3.涉及个人隐私", "件", "denied_privacy"),
    IndicatorRow("4.危及国家安全、公共安全、经济安全和社会稳定", "件", "denied_three_securities"),
    IndicatorRow("5.不是《条例》所指政府信息", "件", "denied_not_government_information"),
    IndicatorRow("6.法律法规规定的其他情形", "件", "denied_other_law"),
    IndicatorRow("5.不属于本行政机关公开数", "件", "reply_not_this_agency"),
    IndicatorRow("6.申请信息不存在数", "件", "reply_not_exist"),
    IndicatorRow("7.告知作出更改补充数", "件", "reply_asked_to_amend"),
    IndicatorRow("8.告知通过其他途径办理数", "件", "reply_other_route"),
    IndicatorRow("四、行政复议数量", "件", "reviews_total"),
    IndicatorRow("（一）维持具体行政行为数", "件", "reviews_upheld"),
    IndicatorRow("（二）被依法纠错数", "件", "reviews_corrected"),
    IndicatorRow("（三）其他情形数", "件", "reviews_other"),
    IndicatorRow("五、行政诉讼数量", "件", "suits_total"),
    IndicatorRow("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "suits_upheld"),
    IndicatorRow("（二）被依法纠错数", "件", "suits_corrected"),
    IndicatorRow("（三）其他情形数", "件", "suits_other"),
    IndicatorRow("六、举报投诉数量", "件", "complaints"),
    IndicatorRow("七、依申请公开信息收取的费用", "万元", "request_fees"),
    IndicatorRow("八、机构建设和保障经费情况"),
    IndicatorRow("（一）政府信息公开工作专门机构数", "个", "units_total"),
    IndicatorRow("（二）设置政府信息公开查阅点数", "个", "reading_points"),
    IndicatorRow("（三）从事政府信息公开工作人员数", "人", "staff_total"),
    IndicatorRow("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "staff_full_time"),
    IndicatorRow("2.兼职人员数", "人", "staff_part_time"),
    IndicatorRow("（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", "budget"),
    IndicatorRow("九、政府信息公开会议和培训情况"),
    IndicatorRow("（一）召开政府信息公开工作会议或专题会议数", "次", "meetings"),
    IndicatorRow("（二）举办各类培训班数", "次", "trainings"),
    IndicatorRow("（三）接受培训人员数", "人次", "trainees"),
  ]

  private static let rows2008 = [
    IndicatorRow("主动信息公开", "条", "disclosed_total", code: "01"),
    IndicatorRow("其中：全文电子化的主动公开信息数", "条", "disclosed_electronic", code: "02"),
    IndicatorRow("新增的行政规范性文件数", "条", "normative_new", code: "03"),
    IndicatorRow("提供服务类信息数", "条", "service_information", code: "04"),
    IndicatorRow("网站专栏页面访问量", "人次", "site_visits", code: "05"),
    IndicatorRow("现场接待人数", "人次", "visitors_received", code: "06"),
    IndicatorRow("网上咨询数", "人次", "online_consultations", code: "07"),
    IndicatorRow("咨询电话接听数", "人次", "phone_consultations", code: "08"),
    IndicatorRow("依申请公开信息目录数", "条", "request_catalogue", code: "09"),
    IndicatorRow("申请总次数", "条", "requests_received", code: "10"),
    IndicatorRow("其中：1.当面申请数", "条", "requests_in_person", code: "11"),
    IndicatorRow("2.传真申请数", "条", "requests_fax", code: "12"),
    IndicatorRow("3.电子邮件申请数", "条", "requests_email", code: "13"),
    IndicatorRow("4.网上申请数", "条", "requests_online", code: "14"),
    IndicatorRow("5.信函申请数", "条", "requests_letter", code: "15"),
    IndicatorRow("6.其它形式申请数", "条", "requests_other", code: "16"),
    IndicatorRow("对申请的答复总数", "条", "replies_total", code: "17"),
    IndicatorRow("其中：1.同意公开答复数", "条", "reply_granted", code: "18"),
    IndicatorRow("2.同意部分公开答复数", "条", "reply_granted_part", code: "19"),
    IndicatorRow("3.否决公开答复数", "条", "reply_denied", code: "20"),
    IndicatorRow("其中：（1）“信息不存在”数", "条", "reply_not_exist", code: "21"),
    IndicatorRow("（2）“非本部门掌握”数", "条", "reply_not_this_agency", code: "22"),
    IndicatorRow("（3）“申请内容不明确”数", "条", "reply_unclear", code: "23"),
    IndicatorRow("（4）“免于公开范围1”数", "条", "exempt_1", code: "24"),
    IndicatorRow("（5）“免于公开范围2”数", "条", "exempt_2", code: "25"),
    IndicatorRow("（6）“免于公开范围3”数", "条", "exempt_3", code: "26"),
    IndicatorRow("（7）“免于公开范围4”数", "条", "exempt_4", code: "27"),
    IndicatorRow("（8）“免于公开范围5”数", "条", "exempt_5", code: "28"),
    IndicatorRow("（9）“免于公开范围6”数", "条", "exempt_6", code: "29"),
    IndicatorRow("（10）非《规定》所指政府信息数", "条", "denied_not_government_information", code: "30"),
    IndicatorRow("（11）其他原因", "条", "denied_other_reason", code: "31"),
    IndicatorRow("行政复议数", "件", "reviews_total", code: "32"),
    IndicatorRow("行政诉讼数", "件", "suits_total", code: "33"),
    IndicatorRow("行政申诉数", "件", "appeals_total", code: "34"),
    IndicatorRow("其中：对本部门首次处理不满意的行政申诉数", "件", "appeals_first_handling", code: "35"),
    IndicatorRow("收取费用总数", "元", "fees_total", code: "36"),
    IndicatorRow("政府信息公开指定专职人员数", "人", "staff_total", code: "51"),
    IndicatorRow("其中：1.全职人员", "人", "staff_full_time", code: "52"),
    IndicatorRow("2.兼职人员", "人", "staff_part_time", code: "53"),
    IndicatorRow("处理政府信息公开的专项经费", "万元", "budget", code: "54"),
    IndicatorRow("处理政府信息公开的实际支出", "万元", "spending", code: "55"),
  ]
}
