/// These are the patterns of sentences, by the part of the overview in which they stand. None tells anything
/// that a table of the form counts.
enum Sentences {
  static let disclosure = [
    "全年在门户网站发布各类信息{12..2400 条 disclosed_website}，其中动态信息{3..600 条 disclosed_category}，公示公告{2..300 条 disclosed_category}。",
    "依托网站主动公开政府信息共计{30..9000 条 disclosed_website}{^}。",
    "微信公众号推送图文{20..900 篇 wechat_posts}，阅读量累计{2000..900000 次 views}。",
    "截至年底，政务微博关注人数达{~1000..900000 人 followers}，全年发博{10..2000 条 weibo_posts}。",
    "制作政策解读材料{1..60 件 interpretations}，其中图解{1..20 件 interpretations}、视频{1..9 个 interpretations}。",
    "参加新闻发布会{1..12 次 press_conferences}，接受媒体采访{1..30 次 interviews}。",
    "编印公报{4..24 期 gazette_issues}，向社会免费赠阅{~1000..60000 册 gazette_copies}。",
    "短视频账号发布作品{5..400 个 video_posts}，播放量突破百次的居多。",
    "各级媒体刊发稿件{~20..800 篇 media_articles}，内容涵盖民生热点。",
    "开设专题专栏{1..18 个 columns_opened}，归集信息{20..3000 条 disclosed_category}{^}。",
    "网站全年访问{~10000..5000000 人次 visits}，独立访客{1000..300000 人 visitors}。",
    "围绕重大决策开展意见征集{1..30 次 solicitations}，收到公众意见{0..500 条 opinions}。",
    "在线访谈栏目播出{1..12 期 interviews}，回应网民提问{10..400 个 interactions}。",
    "信息公开栏目更新及时率为{%share}，群众满意度{%share}。",
    "政务新媒体{1..180 个 accounts}全部完成年度备案。",
  ]

  static let management = [
    "举办业务培训{1..12 期 trainings}，培训工作人员{10..900 人次 trainees}。",
    "开展信息公开专项检查{1..8 次 inspections}，发现并整改问题{1..90 个 inspections}。",
    "召开工作推进会{1..6 次 meetings}，印发通报{1..12 期 inspections}。",
    "修订公开制度{1..9 项 other}，调整目录事项{3..200 项 other}。",
    "审核拟公开信息{100..9000 条 other}，退回修改{1..99 条 other}。",
    "现有专职人员{1..6 名 staff}、兼职人员{2..40 名 staff}。",
    "办理人大代表建议{1..60 件 proposals_congress}、政协委员提案{1..80 件 proposals_consultative}，办结率{%share}。",
    "处理群众来信{3..600 封 letters}，接待来访{5..900 人次 other}。",
    "受理咨询电话{~100..40000 次 consultations}{^}。",
    "清理规范性文件时梳理存量材料{20..500 份 documents_reviewed}。",
  ]

  static let business = [
    "全市新登记经营主体{1000..90000 户 other}{^}，总量达{100000..900000 户 other}。",
    "为群众挽回经济损失{$10..900 other}。",
    "全年投入专项资金{$20..4000 other}，惠及居民{~1000..90000 人 other}。",
    "组织大型宣传活动{2..40 场 other}，发放宣传资料{~1000..60000 份 other}。",
    "受理热线工单{100..60000 件 hotline_cases}，按期办结{90..9000 件 hotline_cases}，办结率{%share}。",
    "检查生产经营单位{50..9000 家次 other}，排查隐患{10..4000 处 other}，整改率{%share}。",
  ]

  /// Numbers that count nothing: dates, documents, telephones, deadlines, ranks.
  static let traps = [
    "认真学习《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条和第二十一条的规定。",
    "按照国办公开办函〔2021〕30号文件要求，统一了报告格式。",
    "公开咨询电话12345全天开通，办公地址为人民路128号，邮政编码450000。",
    "严格在20个工作日内答复申请人，需要延期的不超过法定时限。",
    "{Y}年3月15日，举行了开放日活动；6月底前完成了栏目调整。",
    "一是健全机制；二是压实责任；三是加强督导，落实“三审三校”制度。",
    "在{Y}年度第三方评估中位列前10名，被评为先进单位。",
    "举办第6期“政务公开大讲堂”，邀请专家授课。",
    "“12345”热线与“一网通办”平台实现对接，“1+3+N”体系逐步完善。",
    "统计期限内严格执行《政府信息公开信息处理费管理办法》第3条、第4条规定。",
  ]

  static let openings = [
    "{Y}年，本机关把公开透明作为改进工作的重要抓手，各项任务有序推进。", "过去一年，在上级部门的指导下，信息公开工作取得了新的进展。",
    "{Y}年以来，围绕中心工作，突出重点领域，推动公开工作走深走实。", "一年来，坚持以公开为常态，不断提高工作的质量和水平。",
  ]

  static let problems = [
    "一年来工作有了进步，但公开内容还不够细，解读形式还不够活，人员业务能力仍需提高。{N}年将加强培训，补齐短板。",
    "目前仍存在更新不够及时、栏目设置不够合理等问题。今后将完善制度，压实责任，逐项改进。",
    "主要问题：一是主动公开的深度不够；二是队伍力量偏弱。改进措施：一是细化目录；二是充实人员；三是强化考核。",
    "对照群众期盼，公开的针对性还有差距。下一步，将聚焦重点领域，创新方式方法，提升服务效能。",
  ]

  static let others = [
    "无。", "无其他需要报告的事项。", "{Y}年未收取信息处理费。", "本年度未发出收费通知，没有收取政府信息公开信息处理费。",
    "{Y}年收取信息处理费{0..0 元 processing_fee}。", "本年度没有其他需要报告的事项。", "无",
  ]
}
