/// This is the text of a report's head and foot, written for these tests, and what it says of itself.
struct HeadCase: Sendable, CustomStringConvertible {
  let name: String
  let text: String
  var path = "a.txt"
  var title = ""
  var agency = ""
  var year: Int?
  var published = ""
  var period = ""

  var description: String { name }
}

private let water = "青川县水利局2021年政府信息公开工作年度报告"
private let body = """

  一、总体情况
  2021年，我局认真贯彻落实条例，全年主动公开信息128条，其中通过网站公开90条，公开质量稳步提高。
  二、主动公开政府信息情况
  """

private let lost = """

  一、总体情况
  公开质量稳步提高。
  二、主动公开政府信息情况
  """

/// How the sentences at the start tell what a title would, where it was lost.
let introductionCases: [HeadCase] = [
  HeadCase(
    name: "the report is published", text: "根据《条例》要求，现公布青川县水利局2021年政府信息公开工作年度报告。" + lost, agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "the year first", text: "根据《关于做好2020年政府信息公开工作年度报告编制工作的通知》，特向社会公布2021年度青川县水利局政府信息公开工作年度报告。" + lost,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the report of the year before, published in the year reported on",
    text: "根据《条例》编制本报告。\n一、总体情况\n2022年，青川县水利局坚持公开为常态，公开发布《青川县水利局2021年政府信息公开工作年度报告》。" + lost, agency: "青川县水利局",
    year: 2022),
  HeadCase(
    name: "a page of another body", text: "发布机构：青川县人民政府\n根据《条例》要求，现将乔庄镇2021年政府信息公开工作年度报告公布如下。" + lost,
    agency: "乔庄镇", year: 2021),
  HeadCase(
    name: "broken over lines", text: "根据《条例》要求，现公布青川县水\n利局2021年政府信息公开\n工作年度报告。" + lost, agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a name and its abbreviation", text: "结合国家税务总局青川县税务局（以下简称“县税务局”）政府信息公开工作实际，编制本报告。" + lost,
    agency: "国家税务总局青川县税务局"),
  HeadCase(
    name: "the report of an office", text: "现公布青川县人民政府办公室2021年政府信息公开工作年度报告。" + lost, agency: "青川县人民政府办公室",
    year: 2021),
  HeadCase(
    name: "the report tells how it was made", text: "青川县水利局2021年政府信息公开工作年度报告（以下简称年报）是根据《条例》和有关规定编制。" + lost,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "in title marks", text: "现发布《青川县水利局2021年政府信息公开工作年度报告》，欢迎监督。" + lost, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "an office makes that of another", text: "青川县政务公开工作领导小组办公室编制了青川县人民政府2021年度政府信息公开工作年度报告。" + lost,
    agency: "青川县人民政府", year: 2021),
  HeadCase(
    name: "a word of those in a name", text: "现公布中共青川县委机构编制委员会2021年政府信息公开工作年度报告。" + lost,
    agency: "中共青川县委机构编制委员会",
    year: 2021),
  HeadCase(
    name: "who did it, behind other clauses",
    text: "一、概述\n2021年，在县委、县政府的正确领导下，按照上级要求，青川县水利局认真做好工作。\n二、主动公开情况",
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "itself, behind other clauses", text: "一、概述\n2021年，在县委、县政府的正确领导下，我局认真做好工作。\n二、主动公开情况", year: 2021),
  HeadCase(name: "of two years", text: "一、概述\n2020年，我局建立制度。\n2021年，我局完善制度。\n二、主动公开情况"),
  HeadCase(
    name: "who published it leaves out the place",
    text: "发布机构：市政府办\n发文日期：2022-01-20\n现公布广元市人民政府2021年政府信息公开工作年度报告。" + lost, agency: "广元市人民政府", year: 2021,
    published: "2022-01-20"),
  HeadCase(
    name: "of another body than the title",
    text: "县政府办2021年政府信息公开工作年度报告\n现公布青川县水利局2021年政府信息公开工作年度报告。" + lost,
    title: "县政府办2021年政府信息公开工作年度报告", agency: "县政府办", year: 2021),
  HeadCase(name: "the year of a body without its place", text: "一、概述\n2021年，区水利局坚持公开。\n二、主动公开情况", year: 2021),
  HeadCase(
    name: "below a list of contents",
    text: "目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、存在的问题……3\n青川县水利局根据条例编制2021年度报告，本报告共三部分。" + lost,
    agency: "青川县水利局"),
  HeadCase(
    name: "an office did it", text: "一、概述\n2021年，青川县人民政府办公室自觉履行政府信息公开职责。\n二、主动公开情况", year: 2021),
  HeadCase(
    name: "a ministry", text: "一、概述\n2021年，水利部主动公开政府信息1192条。\n二、主动公开情况", agency: "水利部", year: 2021),
  HeadCase(
    name: "the agency makes it", text: "根据《条例》要求，乔庄镇政府编制2021年政府信息公开年度报告。" + lost, agency: "乔庄镇政府", year: 2021),
  HeadCase(name: "made by it", text: "本报告是根据《条例》要求，由青川县水利局办公室编制。" + lost, agency: "青川县水利局"),
  HeadCase(
    name: "made by the office of a government", text: "本报告由青川县人民政府办公室汇总编制。如有疑问，请与青川县人民政府办公室联系。" + lost),
  HeadCase(name: "of its own accord", text: "青川县水利局根据《条例》，围绕重点工作，编制本报告。" + lost, agency: "青川县水利局"),
  HeadCase(
    name: "who did what it tells", text: "一、总体情况\n2021年，青川县水利局高度重视公开工作。\n二、主动公开政府信息情况", agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "who did it, on the line of the heading", text: "一、总体情况 2021年以来，乔庄镇在县委、县政府领导下扎实工作。\n二、主动公开政府信息情况",
    agency: "乔庄镇", year: 2021),
  HeadCase(name: "itself", text: "一、概述\n根据条例，2021年，我局继续开展工作。\n二、主动公开情况", year: 2021),
  HeadCase(name: "whom to ask", text: "如对本报告有疑问，请与青川县水利局办公室联系（电话：1）。" + lost, agency: "青川县水利局"),
  HeadCase(name: "whom to ask, behind a colon", text: "如对本报告有疑问，请联系：青川县水利局，电话：1。" + lost, agency: "青川县水利局"),
  HeadCase(
    name: "the title has a bare name",
    text: "水利局2021年政府信息公开工作年度报告\n根据《条例》，现公布青川县水利局2021年政府信息公开工作年度报告。" + lost,
    title: "水利局2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "another paper", text: "按照关于编制广元市2021年政府信息公开年报的通知要求，现将我局2022年度政府信息公开工作情况报告如下。" + lost, year: 2022),
  HeadCase(name: "no name of a place", text: "区水利局结合实际，认真编制了2021年政府信息公开工作年度报告。" + lost, year: 2021),
  HeadCase(
    name: "below two headings", text: "一、总体情况\n（一）主动公开情况\n2021年，我局认真公开信息。\n二、主动公开政府信息情况", year: 2021),
  HeadCase(
    name: "on the line of the second heading",
    text: "一、总体情况\n（一）主动公开情况。2021年，县水利局主动公开政府信息28条。\n（二）依申请公开情况。2020年，我局没有收到申请。", year: 2021),
  HeadCase(
    name: "the day that it reaches", text: "一、总体情况\n（一）公开情况。本年度充实内容。截止2021年12月31日我局发布信息34条。\n二、主动公开政府信息情况",
    year: 2021),
  HeadCase(
    name: "a title with the department alone",
    text: "退役军人事务局2021年政府信息公开工作年度报告\n编制完成青川县退役军人事务局2021年政府信息公开工作年度报告。" + lost,
    title: "退役军人事务局2021年政府信息公开工作年度报告", agency: "青川县退役军人事务局", year: 2021),
  HeadCase(
    name: "words above the name",
    text: "选择类型\n请输入搜索\n水利部2021年政府信息公开年度报告\n根据《条例》，特向社会公布2021年度水利部政府信息公开报告。" + lost,
    title: "水利部2021年政府信息公开年度报告", agency: "水利部", year: 2021),
  HeadCase(
    name: "where, and nobody", text: "一、总体情况\n（一）主动公开。2021年，在政府信息公开平台上公开信息493条。\n二、主动公开政府信息情况", year: 2021),
  HeadCase(
    name: "it has a title of its own", text: water + "\n现公布剑阁县水利局2020年政府信息公开工作年度报告。" + lost, title: water,
    agency: "青川县水利局", year: 2021),
]

/// How titles stand in a document.
let titleCases: [HeadCase] = [
  HeadCase(name: "on one line", text: water + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the agency on a line of its own", text: "青川县水利局\n\n2021年政府信息公开工作年度报告" + body, title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "blanks inside and at the ends", text: "\u{3000}青川县水利局\u{A0}2021 年政府 信息公开工作年度报告 " + body,
    title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "letters spaced", text: "青 川 县 水 利 局\n2 0 2 1 年 政 府 信 息 公 开 工 作 年 度 报 告" + body, title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "three lines, broken inside a word", text: "青川县水利局 2021 年政府信息公\n开工作年度报\n告" + body, title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "broken inside the year", text: "青川县水利局20\n\n21\n\n年政府信息公开工作年度报告" + body, title: water,
    agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "broken inside the agency", text: "广元市青川县水\n利局2021年政府信息公开工作年度报告" + body, title: "广元市" + water,
    agency: "广元市青川县水利局", year: 2021),
  HeadCase(
    name: "Markdown", text: "# 青川县水利局\n## 2021年政府信息公开工作年度报告 ##" + body, title: water, agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a label glued to it", text: "标题\(water)" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(name: "bold", text: "**\(water)**" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "after the first heading", text: "一、总体情况\n\n\(water)\n\n根据条例要求，现公布青川县水利局2021年度政府信息公开工作年度报告。",
    title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "radicals and full width", text: "⻘川县⽔利局２０２１年政府信息公开⼯作年度报告" + body, title: water, agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "year first", text: "2021年度青川县水利局政府信息公开工作报告" + body, title: "2021年度青川县水利局政府信息公开工作报告",
    agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "year inside the subject", text: "青川县政府信息公开工作2022年度报告" + body, title: "青川县政府信息公开工作2022年度报告",
    agency: "青川县",
    year: 2022),
  HeadCase(
    name: "人民政府 before 信息公开", text: "青川县人民政府信息公开工作年度报告（2022年）" + body,
    title: "青川县人民政府信息公开工作年度报告（2022年）", agency: "青川县人民政府", year: 2022),
  HeadCase(
    name: "the year on the next line", text: "青川县教育局政府信息公开年度报告\n（2022年度）" + body,
    title: "青川县教育局政府信息公开年度报告（2022年度）", agency: "青川县教育局", year: 2022),
  HeadCase(
    name: "the year in Chinese numerals", text: "青川县卫生局二〇一〇年政府信息公开年报" + body, title: "青川县卫生局二〇一〇年政府信息公开年报",
    agency: "青川县卫生局", year: 2010),
  HeadCase(
    name: "the zero as a letter", text: "青川县卫生局二O一O年政府信息公开年报" + body, title: "青川县卫生局二O一O年政府信息公开年报",
    agency: "青川县卫生局",
    year: 2010),
  HeadCase(
    name: "政务公开年度工作报告", text: "青川县司法局\n2021年度政务公开年度工作报告" + body, title: "青川县司法局2021年度政务公开年度工作报告",
    agency: "青川县司法局", year: 2021),
  HeadCase(
    name: "关于…的报告", text: "青川县司法局关于2021年度政府信息公开工作情况的报告" + body, title: "青川县司法局关于2021年度政府信息公开工作情况的报告",
    agency: "青川县司法局", year: 2021),
  HeadCase(
    name: "a number below", text: "\(water)\n青水发〔2022〕2号" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the site behind", text: "\(water)_青川县人民政府门户网站" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(name: "a label in front", text: "标题：\(water)" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(name: "quoted", text: "《\(water)》" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a path of menus above", text: "首页 > 政务公开 > 信息公开年报 > \(water)\n打印 关闭\n\(water)" + body,
    title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "only a path of menus", text: "当前位置：首页 > 政务公开 > \(water)" + body, title: water, agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a list of other years above",
    text: """
      青川县水利局2019年政府信息公开工作年度报告
      青川县水利局2020年政府信息公开工作年度报告
      \(water)
      本报告统计期限自2021年1月1日起至2021年12月31日止。
      """, title: water, agency: "青川县水利局", year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "links to the reports before and after", text: "\(water)\(body)\n上一篇：青川县水利局2020年政府信息公开工作年度报告",
    title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the citation of the format is none",
    text: "根据《国务院办公厅关于印发政府信息公开工作年度报告格式的通知》要求，编制本报告。\n中华人民共和国政府信息公开工作年度报告格式" + body, year: 2021),
  HeadCase(
    name: "a sentence broken into lines is none",
    text: "按照《中华人民共和国政府信息公开条例》的规定，结合本单位工作实际，向社会发布\n青川县水利局2021年政府信息公开工作年度报告\n，欢迎监督。" + body,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "an office of the party", text: "中共青川县委办公室2023年政府信息公开工作年度报告" + body,
    title: "中共青川县委办公室2023年政府信息公开工作年度报告", agency: "中共青川县委办公室", year: 2023),
  HeadCase(
    name: "an agency of two names", text: "青川县发展和改革局（青川县粮食局）2023年政府信息公开工作年度报告" + body,
    title: "青川县发展和改革局（青川县粮食局）2023年政府信息公开工作年度报告", agency: "青川县发展和改革局（青川县粮食局）", year: 2023),
  HeadCase(
    name: "traditional script", text: "青川縣水利局2021年政府信息公開工作年度報告" + body, title: "青川縣水利局2021年政府信息公開工作年度報告",
    agency: "青川縣水利局", year: 2021),
  HeadCase(
    name: "the year without 年", text: "青川县水利局2021政府信息公开年报" + body, title: "青川县水利局2021政府信息公开年报",
    agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a date behind", text: "\(water) 2022-01-20" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the agency behind a dash", text: "2021年度政府信息公开工作年度报告——青川县水利局" + body, title: "2021年度政府信息公开工作年度报告",
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "the head of a paragraph",
    text: "\(water) 根据《条例》，编制本报告，全年公开信息128条，其中通过网站公开90条，公开质量稳步提高。依申请公开渠道畅通，各项工作有序推进，成效明显，群众满意。", title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a paragraph without a blank",
    text: "\(water)根据《条例》，编制本报告，全年公开信息128条，其中通过网站公开90条，公开质量稳步提高。依申请公开渠道畅通，各项工作有序推进，成效明显，群众满意。", title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "agency between year and subject, three lines", text: "2021年度\n青川县水利局\n政府信息公开工作年度报告" + body,
    title: "2021年度青川县水利局政府信息公开工作年度报告", agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "an item of a menu is none", text: "政府信息公开年报\n政府信息公开指南" + body, year: 2021),
  HeadCase(
    name: "neither year nor agency", text: "政府信息公开工作年度报告" + body, title: "政府信息公开工作年度报告", year: 2021),
  HeadCase(
    name: "a day in front", text: "2022-01-20 \(water)" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a number in front", text: "1.\(water)" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a tag in front", text: "【信息公开年报】\(water)" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "bars of a page title", text: "年报 | \(water)\n" + body, title: water, agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "an academic year is no year", text: "青川县职业学院2020-2021学年信息公开年度报告" + body,
    title: "青川县职业学院2020-2021学年信息公开年度报告", agency: "青川县职业学院"),
  HeadCase(
    name: "a name with digits", text: "青川县12345热线办公室2021年政府信息公开工作年度报告" + body,
    title: "青川县12345热线办公室2021年政府信息公开工作年度报告", agency: "青川县12345热线办公室", year: 2021),
  HeadCase(
    name: "a remark of the state of the text", text: "\(water)（公示稿）" + body, title: "\(water)（公示稿）",
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a row of a table of facts", text: "索引号\t00812\t文号\t\n名称\t\(water)\t\t" + body, title: water,
    agency: "青川县水利局", year: 2021),
]

/// Whose report it is, where several forms of the name are printed or the title has none.
let agencyCases: [HeadCase] = [
  HeadCase(
    name: "the signature is fuller", text: "\(water)\(body)\n广元市青川县水利局\n2022年1月18日", title: water,
    agency: "广元市青川县水利局",
    year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "the signature is shorter", text: "广元市\(water)\(body)\n青川县水利局\n2022年1月18日", title: "广元市\(water)",
    agency: "广元市青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "the title is abbreviated", text: "青川县市场监管局2021年政府信息公开工作年度报告\(body)\n青川县市场监督管理局\n2022年1月18日",
    title: "青川县市场监管局2021年政府信息公开工作年度报告", agency: "青川县市场监督管理局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "the office signs for the government",
    text: "青川县人民政府2021年政府信息公开工作年度报告\(body)\n青川县人民政府办公室\n2022年1月18日",
    title: "青川县人民政府2021年政府信息公开工作年度报告", agency: "青川县人民政府", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "the title names the place only", text: "青川县2021年政府信息公开工作年度报告\(body)\n青川县人民政府\n2022年1月18日",
    title: "青川县2021年政府信息公开工作年度报告", agency: "青川县人民政府", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "nobody in the title", text: "2021年政府信息公开工作年度报告\(body)\n青川县水利局\n2022年1月18日",
    title: "2021年政府信息公开工作年度报告",
    agency: "青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "我局 is nobody", text: "我局2021年政府信息公开工作年度报告\(body)\n青川县水利局\n2022年1月18日",
    title: "我局2021年政府信息公开工作年度报告",
    agency: "青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "a date glued to its label", text: "青川县水利局2021年政府信息公开工作年度报告\n- 发布日期2022-01-20\n- 有效性有效" + body,
    title: water, agency: "青川县水利局", year: 2021, published: "2022-01-20"),
  HeadCase(
    name: "the day of an update", text: "青川县水利局2021年政府信息公开工作年度报告\n更新日期：2022-01-20 浏览：" + body,
    title: water, agency: "青川县水利局", year: 2021, published: "2022-01-20"),
  HeadCase(
    name: "a label above the title", text: "索引号：0081 发布机构：青川县水利局 发布日期：2022-01-20\n2021年政府信息公开工作年度报告" + body,
    title: "2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021, published: "2022-01-20"),
  HeadCase(
    name: "labels in a table",
    text: "索引号：\t0081\t发布机构：\t青川县水利局\n发布日期：\t2022-01-20\t文号：\t\n2021年政府信息公开工作年度报告" + body,
    title: "2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021, published: "2022-01-20"),
  HeadCase(
    name: "the seal", text: "2021年政府信息公开工作年度报告\(body)\n青川县水利局（盖章）\n二〇二二年一月十八日",
    title: "2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "a name broken above the day", text: "2021年政府信息公开工作年度报告\(body)\n广元市青川县水\n利局\n2022年1月18日",
    title: "2021年政府信息公开工作年度报告", agency: "广元市青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "a page number above the day",
    text: "2021年政府信息公开工作年度报告\(body)\n青川县水利局\n- 5 -\n3 / 4\n第5页\n2022-1-8",
    title: "2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021, published: "2022-01-08"),
  HeadCase(
    name: "a spaced signature", text: "2021年政府信息公开工作年度报告\(body)\n青 川 县 人 民 政 府 办 公 室 档 案 管 理 处\n2022年1月18日",
    title: "2021年政府信息公开工作年度报告", agency: "青川县人民政府办公室档案管理处", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "the day above the name", text: "2021年政府信息公开工作年度报告\(body)\n2022年1月18日\n青川县水利局",
    title: "2021年政府信息公开工作年度报告", agency: "青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "behind the last sentence",
    text: "2021年政府信息公开工作年度报告\(body)\n无其他事项，2021年3月1日起施行。青川县水利局 2022年1月18日印发", title: "2021年政府信息公开工作年度报告",
    agency: "青川县水利局", year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "a headline above a day is no name", text: "2021年政府信息公开工作年度报告\(body)\n青川县水利局召开政务公开培训会\n2021年6月18日",
    title: "2021年政府信息公开工作年度报告", year: 2021),
  HeadCase(
    name: "a name without a day", text: "2021年政府信息公开工作年度报告\(body)\n无。\n\n青川县水利局", title: "2021年政府信息公开工作年度报告",
    agency: "青川县水利局", year: 2021),
]

/// When it appeared and which days it covers.
let dateCases: [HeadCase] = [
  HeadCase(
    name: "name and day on one line", text: "\(water)\(body)\n青川县水利局  2022年1月18日", title: water,
    agency: "青川县水利局",
    year: 2021, published: "2022-01-18"),
  HeadCase(
    name: "a time of day", text: "\(water)\(body)\n青川县水利局\n2022-01-29 09:47", title: water, agency: "青川县水利局",
    year: 2021,
    published: "2022-01-29"),
  HeadCase(
    name: "slashes", text: "\(water)\(body)\n青川县水利局\n2022/1/24", title: water, agency: "青川县水利局", year: 2021,
    published: "2022-01-24"),
  HeadCase(
    name: "a day broken into lines", text: "\(water)\(body)\n青川县水利局\n\n2022 年 1\n\n月 24 日", title: water,
    agency: "青川县水利局", year: 2021, published: "2022-01-24"),
  HeadCase(
    name: "the page goes on below", text: "\(water)\(body)\n青川县水利局\n2022年1月24日\n打印本页\n关闭窗口\n主办：青川县人民政府办公室",
    title: water,
    agency: "青川县水利局", year: 2021, published: "2022-01-24"),
  HeadCase(
    name: "a label with dots and brackets", text: "\(water)\n时间：[2022.02.07]" + body, title: water,
    agency: "青川县水利局",
    year: 2021, published: "2022-02-07"),
  HeadCase(
    name: "a label after the day's own blank", text: "\(water)\n发布时间：2022-01-29 09:47来源：青川县水利局浏览次数：33" + body,
    title: water,
    agency: "青川县水利局", year: 2021, published: "2022-01-29"),
  HeadCase(
    name: "a day alone below the title", text: "\(water)\n（2022年1月20日）" + body, title: water,
    agency: "青川县水利局", year: 2021,
    published: "2022-01-20"),
  HeadCase(
    name: "the day of another article is none",
    text: "\(water)\(body)\n召开培训会\n时间： 2021-06-28\n6月28日，召开了培训会，各科室参加。", title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "a day that does not exist", text: "\(water)\(body)\n青川县水利局\n2022年2月30日", title: water,
    agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a day told in prose is none", text: "\(water)\(body)\n网站于\n2022年1月18日\n正式上线运行，访问量逐月提高，群众满意。",
    title: water,
    agency: "青川县水利局", year: 2021),
  HeadCase(
    name: "自…起至…止", text: "\(water)\n本报告所列数据的统计期限自2021年1月1日起，至2021年12月31日止。", title: water, agency: "青川县水利局",
    year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "the period broken over blank lines", text: "\(water)\n\n数据的统计期限⾃2021年1⽉1⽇起，⾄\n\n2021年12⽉31⽇⽌。",
    title: water,
    agency: "青川县水利局", year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "a period with many blanks",
    text: "\(water)\n所 列 数 据 统 计 期 限 自 2021 年 1 月 1 日 起 至 2021 年 12 月 31 日\n止。", title: water,
    agency: "青川县水利局", year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "the second year left out", text: "\(water)\n统计期限为 2021 年 1 月 1 日至 12 月 31止。", title: water,
    agency: "青川县水利局",
    year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "a period with a dash", text: "\(water)\n统计时间：2021.1.1—2021.12.31", title: water, agency: "青川县水利局",
    year: 2021,
    period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "a period in Chinese numerals", text: "\(water)\n统计期限为二〇二一年一月一日至十二月三十一日。", title: water,
    agency: "青川县水利局",
    year: 2021, period: "2021-01-01/2021-12-31"),
  HeadCase(
    name: "a campaign is no period", text: "\(water)\n2021年3月1日至2021年5月31日开展专项行动，成效明显。", title: water,
    agency: "青川县水利局",
    year: 2021),
  HeadCase(
    name: "a part of a year", text: "\(water)\n统计期限自2021年3月1日起至2021年12月31日止。", title: water, agency: "青川县水利局",
    year: 2021,
    period: "2021-03-01/2021-12-31"),
  HeadCase(
    name: "lost characters are not guessed", text: "\(water)\n统计期限自202111日至20211231日。", title: water,
    agency: "青川县水利局",
    year: 2021),
]

/// Where the year comes from when the title has none.
let yearCases: [HeadCase] = [
  HeadCase(
    name: "from the period", text: "青川县水利局政府信息公开工作年度报告\n统计期限为2020年1月1日至2020年12月31日。", path: "2019.txt",
    title: "青川县水利局政府信息公开工作年度报告", agency: "青川县水利局", year: 2020, period: "2020-01-01/2020-12-31"),
  HeadCase(
    name: "from the introduction", text: "青川县水利局政府信息公开工作年度报告\n现将2020年度政府信息公开工作情况报告如下。", path: "2019.txt",
    title: "青川县水利局政府信息公开工作年度报告", agency: "青川县水利局", year: 2020),
  HeadCase(
    name: "two years in the introduction", text: "现将2020年政府信息公开情况和2019年政府信息公开情况报告如下。"),
  HeadCase(
    name: "from the name of the file", text: "一、总体情况\n全年公开信息128条。", path: "x/青川县水利局2021年.txt", year: 2021),
  HeadCase(name: "a hash is no year", text: "一、总体情况\n全年公开信息128条。", path: "004_6d2021f0db366c.txt"),
  HeadCase(name: "a day in the name is no year", text: "一、总体情况\n全年公开信息128条。", path: "t2022-01-18.txt"),
  HeadCase(
    name: "never from the day of publication", text: "一、总体情况\n全年公开信息128条。\n青川县水利局\n2022年1月18日",
    agency: "青川县水利局",
    published: "2022-01-18"),
  HeadCase(
    name: "the title is right against the period", text: "\(water)\n统计期限自2020年1月1日起至2020年12月31日止。",
    title: water,
    agency: "青川县水利局", year: 2021, period: "2020-01-01/2020-12-31"),
]
