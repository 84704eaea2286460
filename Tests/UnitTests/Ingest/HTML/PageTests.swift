import Core
import Ingest
import Testing

/// These are small pages and the text that is made of them; `⇥` stands for a tab, `¶` for the end of a line.
@Suite struct PageTests {
  private let ingester: Ingester

  init() throws { ingester = Ingester(definitions: try TestDefinitions.loaded()) }

  private func read(_ page: String, _ name: String = "a.html") throws(Reject) -> Document {
    try ingester.document(from: RawFile(path: SourcePath(name), bytes: Array(page.utf8)))
  }

  private func text(_ document: Document) -> String {
    String(decoding: document.text, as: UTF8.self).map { character in
      character == "\t" ? "⇥" : character == "\n" ? "¶" : String(character)
    }.joined()
  }

  @Test(arguments: [
    // Paragraphs and line breaks.
    ("<p>一、总体情况</p><p>　　全年公开。</p>", "一、总体情况¶全年公开。¶"),
    ("<p>甲<br>乙<br/><br>丙</p>", "甲¶乙¶丙¶"),
    ("<div>甲<div>乙</div>丙</div>", "甲¶乙¶丙¶"),
    ("<h1>年报</h1>甲<ul><li>乙<li>丙</ul>", "年报¶甲¶乙¶丙¶"),
    ("<p>&nbsp;&nbsp;甲&nbsp;乙　</p><p>&nbsp;</p>", "甲\u{A0}乙¶"),
    ("<p><span>2</span><b>0</b><!-- x -->21年<span> 公开 </span></p>", "2021年 公开¶"),
    ("<p>政府\n   信息 <b>公开</b>\n of 2021\n年</p>", "政府信息 公开 of 2021 年¶"),
    ("<p>1\u{200B}2\u{FEFF}&shy;3</p>", "123¶"),
    ("<p>&#151;&#8212;&#25919;&lt;&amp;&#0;&unknown;</p>", "——政<&&unknown;¶"),
    ("<pre>甲\t1\n\n乙\t2</pre>丙", "甲⇥1¶¶乙⇥2¶丙¶"),
    // What nobody sees.
    ("<p>甲</p><script>var t='<p>乙</p>';</script><style>p{}</style><!-- <p>丙</p> -->", "甲¶"),
    ("<p>甲甲甲<span style='DISPLAY : none'>乙</span><i hidden>丙</i></p>", "甲甲甲¶"),
    ("<p>甲</p><noscript>乙</noscript><textarea>丙</textarea><select><option>丁</select>", "甲¶"),
    ("<p>办结<s>12</s>13件</p>", "办结13件¶"),
    // What is struck out leaves its cell; raised digits are those of a note.
    (
      "<table><tr><td style='text-decoration: line-through'><p>3</p></td><td><u style='text-decoration:underline line-through'>3</u>0</td></tr></table>",
      "⇥0¶"
    ),
    (
      "<table><tr><td>13<sup>1</sup></td><td>20<b style='vertical-align: super'>456</b><sub>7</sub></td><td>12<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>1</span>3<span style='mso-text-raise:-3.0pt'>4</span>0<span style='mso-text-raise:0pt'>5</span></td></tr></table>",
      "13¹⇥20⁴⁵⁶₇⇥12¹3₄05¶"
    ),
    // Raised by hand; a piece that is only moved is none.
    (
      "<table><tr><td>13<span style='font-size:6pt;position:relative; top: -4pt'>1</span></td><td><span style='position:relative;top:-1px'>20</span></td></tr></table>",
      "13¹⇥20¶"
    ),
    // Classes of the page's own sheet: pieces, cells and rows that it hides, no blocks; what shows again is shown.
    (
      "<style>/* .y{} */ .x , td.y{ DISPLAY : none } .up{vertical-align:super} .s{text-decoration:line-through} .z{display:none} .z{display:inline} @media print{.p{display:none}} .a .b{display:none} .a>.b{display:none}</style>"
        + "<table><tr><td><span class='x big'>9</span>3</td><td class=y>8</td><td>7<i class=up>1</i></td><td><b class=s>4</b>5</td><td><i class=z>6</i><i class=p>0</i><i class=b>1</i></td></tr>"
        + "<tr class=x><td>1</td></tr></table><div class=x>甲</div><p><span class=x style='display:inline'>乙</span></p>",
      "3⇥7¹⇥5⇥601¶甲¶乙¶"
    ),
    ("<style><!-- .x{display:none} --></style><p>1<span class=x>2</span>3456789</p>", "13456789¶"),
    ("<html><head><title>题</title></head><body><p>甲</p></body></html>", "甲¶"),
    ("<p>甲<o:p>乙</o:p><st1:chsdate>2021年</st1:chsdate><![if !x]>丙<![endif]></p>", "甲乙2021年丙¶"),
    (
      "<!--[if gte mso 9]><xml>乙</xml><![endif]--><p>甲</p><!--[if !mso]><!--><p>丙</p><!--<![endif]-->", "甲¶丙¶"
    ),
    // A page for two kinds of screens.
    ("<div>全年公开信息若干条。</div><div style='display:none'>全年公开信息若干条。</div>", "全年公开信息若干条。¶"),
    // A page that hides its article until a script shows it.
    ("<p>甲</p><div style='visibility: hidden'><p>全年主动公开政府信息若干条。</p></div>", "甲¶全年主动公开政府信息若干条。¶"),
    // Tables.
    ("<table><tr><td>规章<td>1<td><td>2</table>", "规章⇥1⇥⇥2¶"),
    ("<table><tr><td>规章</td><td>&nbsp;</td></tr></table>", "规章⇥¶"),
    ("<table><tr><td>本年<br>新收</td><td><p>1</p><p>（其中2）</p></td></tr></table>", "本年 新收⇥1 （其中2）¶"),
    ("<table><thead><tr><th>甲<th>乙<tbody><tr><td>1<td>2</table>", "甲⇥乙¶1⇥2¶"),
    ("<table><caption>表一</caption><tr><td>甲<td>1</table>", "表一¶甲⇥1¶"),
    ("<table><td>甲</td><td>1</td></table>", "甲⇥1¶"),
    ("<table><tr><td rowspan=2>三<td>甲<td>1<tr><td>乙<td>2</table>", "三⇥甲⇥1¶⇥乙⇥2¶"),
    ("<table><tr><td>甲<td style='display:none'>9<td>1</table>", "甲⇥1¶"),
    ("<table><tr>丢<td>甲<td>1</table>", "丢¶甲⇥1¶"),
    ("<table><tr><td>甲<table><tr><td>乙</table><td>1</table>", "甲 乙⇥1¶"),
    // Frames around text.
    ("<table><tr><td>一、总体情况</td></tr><tr><td><p>甲。</p><p>乙。</p></td></tr></table>", "一、总体情况¶甲。¶乙。¶"),
    ("<table><tr><td>左<td><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>", "左¶甲⇥1¶乙⇥2¶"),
    // Tables of other elements.
    (
      "<div><div><div>甲</div><div>1</div></div><div><div>乙</div><div></div></div>"
        + "<div><div>丙</div><div>3</div></div></div>", "甲⇥1¶乙⇥¶丙⇥3¶"
    ),
    (
      "<div style='display:table'><div style='display: table-row'><span style='display:table-cell'>甲</span>"
        + "<span style='display:table-cell'>1</span></div></div>", "甲⇥1¶"
    ),
    // A text that only its tables make a page keeps its lines.
    ("# 年报\n\n## 二\n<table><tr><td>甲\n乙<td>1</table>\n三\n", "# 年报¶¶## 二¶甲乙⇥1¶¶三¶"),
  ])
  func tellsAPageAsText(page: String, expected: String) throws {
    #expect(text(try read(page)) == expected)
  }

  /// Menus, the way to the page, its neighbours and its footer go; a title outside the article stays.
  @Test(arguments: [
    ("<div class=a><a href=/1>首页</a><a href=/2>政务公开</a><a href=/3>互动</a></div>", ""),
    ("<div>当前位置：<a href=/>首页</a> &gt; <a href=/2>公开</a> &gt; 正文</div>", ""),
    ("<ul><li><a href=1>行政许可1件公示</a> [2022-01-01]<li><a href=2>行政许可2件公示</a> [2022-01-02]</ul>", ""),
    ("<h2><a href=/x>青川市水利局年报</a></h2>", "青川市水利局年报¶"),
    ("<p>发布时间：2022-01-18　来源：水利局　【<a href=#>打印</a>】</p>", "发布时间：2022-01-18　来源：水利局　【打印】¶"),
    ("<ul><li onclick=a()>首页<li onclick=b()>公开<li onclick=c()>行政许可<li onclick=d()>互动</ul>", ""),
    ("<ul><li>索引号：1<li>发布日期：2022<li>主题：无<li>文号：无</ul>", "索引号：1¶发布日期：2022¶主题：无¶文号：无¶"),
    ("<nav>导航</nav><form><input value=搜索><button>搜</button></form>", ""),
  ])
  func knowsWhatStandsBeforeTheArticle(before: String, kept: String) throws {
    let page = "<body>\(before)<div><div>\(Self.article)</div></div></body>"
    #expect(text(try read(page)) == kept + Self.told)
  }

  @Test(arguments: [
    ("<p>青川市水利局</p><p>2022年1月18日</p>", "青川市水利局¶2022年1月18日¶"),
    ("<div>版权所有：青川市水利局　蜀ICP备05001234号</div>", ""),
    ("<div><p>主办单位：青川市政府办</p><p>地址：人民路1号</p></div>", ""),
    ("<footer>某某网</footer>", ""),
    ("<div><h3>相关文章</h3><ul><li><a href=1>2020年年报</a><li><a href=2>2019年年报</a></ul></div>", ""),
    ("<p>上一篇：<a href=1>某某局年报</a></p><p>下一篇：<a href=2>某某镇年报</a></p>", ""),
  ])
  func knowsWhatStandsBehindTheArticle(behind: String, kept: String) throws {
    let beside = "<body><div><div>\(Self.article)</div></div>\(behind)</body>"
    #expect(text(try read(beside)) == Self.told + kept)
    let inside = "<body><div><div>\(Self.article)\(behind)</div></div></body>"
    #expect(text(try read(inside)) == Self.told + kept)
  }

  private static let article = """
    <p>一、总体情况</p><p>全年主动公开政府信息128条，详见<a href="http://www.example.cn/">本局网站</a>，技术支持单位配合。</p>
    <table><tr><td>规章</td><td>1</td><td></td></tr><tr><td>行政规范性文件</td><td>2</td><td>3</td></tr></table>
    <p>二、存在的问题</p><p>公开不够及时，明年改进。</p>
    """
  private static let told =
    "一、总体情况¶全年主动公开政府信息128条，详见本局网站，技术支持单位配合。¶规章⇥1⇥¶行政规范性文件⇥2⇥3¶二、存在的问题¶公开不够及时，明年改进。¶"

  // MARK: Grids

  /// Each cell as row, column, spans where they are not 1, and text.
  private func cells(_ document: Document) -> [String] {
    document.grids.flatMap { grid in
      grid.cells.map { cell in
        let spans = cell.rowSpan == 1 && cell.columnSpan == 1 ? "" : "/\(cell.rowSpan)×\(cell.columnSpan)"
        return "\(cell.row),\(cell.column)\(spans) \(document.string(cell.span))"
      }
    }
  }

  @Test(arguments: [
    ("<tr><td>甲<td>1<tr><td>乙<td>", ["0,0 甲", "0,1 1", "1,0 乙", "1,1 "]),
    (
      "<tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2<tr><td>a<td>b<td>c",
      ["0,0/2×2 甲", "0,2 1", "1,2 2", "2,0 a", "2,1 b", "2,2 c"]
    ),
    (
      "<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g<tr><td>h<td>i<td>j",
      ["0,0 a", "0,1/3×1 b", "0,2 c", "1,0 d", "1,2 e", "2,0 f", "2,2 g", "3,0 h", "3,1 i", "3,2 j"]
    ),
    ("<tr><td colspan=x>a<td colspan=0>b<td rowspan='-1'>c", ["0,0 a", "0,1 b", "0,2 c"]),
    ("<tr><td> \n <p>&nbsp;12&nbsp;</p> </td><td><br>", ["0,0 12", "0,1 "]),
  ])
  func tellsTheRowAndColumnOfEachCell(rows: String, expected: [String]) throws {
    let document = try read("<p>年报</p><table>\(rows)</table>")
    #expect(cells(document) == expected)
    let row = document.string(document.lines[1])
    #expect(
      document.grids[0].cells.filter { $0.row == 0 }.allSatisfy { row.contains(document.string($0.span)) })
  }

  // MARK: The head of the page

  @Test(arguments: [
    ("<title>某局2021年年度报告_信息公开_某市人民政府</title>", "某局2021年年度报告", nil, nil),
    ("<title>某市人民政府 - 某局政府信息公开年报</title>", "某局政府信息公开年报", nil, nil),
    ("<title>首页</title>", "首页", nil, nil),
    (
      "<meta name=ArticleTitle content='某局年报'><meta name=PubDate content='2022-01-18 09:30:00'>"
        + "<meta name=ContentSource content='某某市水利局'>", "某局年报", "某某市水利局", "2022-01-18"
    ),
    (
      "<META NAME='SiteName' CONTENT='某市人民政府门户网站'><meta name=contentsource content=本站>"
        + "<meta name=pubdate content='2022年2月30日'>", nil, "某市人民政府", nil
    ),
    ("<meta name=publishdate content='20220105120000'><meta name=pubdate content=''>", nil, nil, nil),
    ("<meta name=publishdate content='20220105'>", nil, nil, "2022-01-05"),
  ])
  func readsTheHeadOfThePage(head: String, title: String?, agency: String?, day: String?) throws {
    let metadata = try read("<html><head>\(head)</head><body><p>甲</p></body></html>").metadata
    #expect(metadata.title == title)
    #expect(metadata.agency == agency)
    #expect(metadata.publishedOn == day)
  }

  // MARK: Encodings

  @Test func readsBytesAndNotLabels() throws {
    let page = "<html><head><meta charset=gb2312></head><body><p>㐂喆镕政府信息公开年报，的一和</p></body></html>"
    let told = "㐂喆镕政府信息公开年报，的一和¶"
    #expect(text(try read(page)) == told)
    let wide = try ingester.document(
      from: RawFile(
        path: SourcePath("a.htm"), bytes: [0xFF, 0xFE] + IngesterTests.wide(page, bigEndian: false)))
    #expect(text(wide) == told)
    #expect(wide.encoding == .utf16LittleEndian)
    let chinese = IngesterTests.encoded(page, 0x8000_0632)
    let document = try ingester.document(from: RawFile(path: SourcePath("a.txt"), bytes: chinese))
    #expect(text(document) == told)
    #expect(document.encoding == .gb18030)
    #expect(document.format == .html)
  }

  @Test func straysInsideAPageAreCountedAndLeftOut() throws {
    let page = "<p>政府\u{0}信息\u{1}\u{7}公开</p>" + String(repeating: "<p>政府信息公开年报</p>", count: 9)
    let document = try read(page)
    #expect(document.replacedBytes == 1)
    #expect(text(document).hasPrefix("政府信息公开¶政府信息公开年报¶"))
  }

  @Test(arguments: [
    ("quoted-printable", "<p>=E5=B9=B4=E6=\r\n=8A=A5</p>"),
    ("base64", "PHA+5bm0\r\n5oqlPC9wPg=="),
    ("8bit", "<p>年报</p>"),
  ])
  func readsThePageOfAWebArchive(coding: String, body: String) throws {
    let archive = """
      From: <saved>\r
      Subject: =?utf-8?B?x?=\r
      MIME-Version: 1.0\r
      Content-Type: multipart/related;\r
      \ttype="text/html"; boundary="--=_Part"\r
      \r
      ----=_Part\r
      Content-Type: image/png\r
      Content-Transfer-Encoding: base64\r
      \r
      AAAA\r
      ----=_Part\r
      Content-Type: text/html; charset="gb2312"\r
      Content-Transfer-Encoding: \(coding)\r
      \r
      \(body)\r
      ----=_Part--\r

      """
    #expect(text(try read(archive, "a.mht")) == "年报¶")
  }

  // MARK: Pages that are none

  @Test(arguments: [
    ("<html><body><img src=a.png></body></html>", RejectReason.emptyFile, "no text"),
    ("<html><body><script>document.write('年报')</script></body></html>", .emptyFile, "no text"),
    ("<p>年报</p><p title='>' " + String(repeating: "a=1 ", count: 9999) + ">", .brokenContainer, "attributes"),
    (String(repeating: "<div>", count: 3000) + "年报", .brokenContainer, "deep"),
    ("MIME-Version: 1.0\nContent-Type: text/plain\n\n年报", .brokenContainer, "no page"),
    ("<p>" + String(repeating: "????", count: 20) + "</p>", .undecodableText, "question"),
    ("<?xml version='1.0'?><report/>", .unsupportedFormat, "XML"),
  ])
  func saysWhyAPageGivesNothing(page: String, reason: RejectReason, word: String) {
    do throws(Reject) {
      _ = try read(page)
      Issue.record("accepted")
    } catch {
      #expect(error.reason == reason)
      #expect(error.message.contains(word), "\(error.message)")
    }
  }

  /// Elements that nobody closes stand in one another; nothing is lost with them.
  @Test func readsDeepPagesWhole() throws {
    let page = "<p>" + (1...900).map { "<font>第\($0)条" }.joined()
    let document = try read(page)
    #expect(text(document).hasSuffix("第900条¶"))
  }
}
