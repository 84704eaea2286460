/// These are the parts of a web page around its article: menus, the way to the page, footers, scripts, none of
/// whose words and numbers belong to the report.
struct PageFrame {
  let style: PageStyle
  let head: Report.Head

  func page(around body: String, with chance: inout Randomness) -> String {
    let content: String
    switch style.frame {
    case .bare: content = "<div class=\"article\">\n\(body)\n</div>"
    case .word: content = "<div class=\"WordSection1\" style=\"layout-grid:15.6pt\">\n\(body)\n</div>"
    case .wps: content = "<!--StartFragment-->\n\(body)\n<!--EndFragment-->"
    case .site: content = site(body, with: &chance)
    case .layoutTables: content = layoutTables(body, with: &chance)
    }
    return "\(opening)\n<head>\n\(headElements)\n</head>\n<body>\n\(content)\n</body>\n</html>\n"
  }

  private var opening: String {
    switch style.frame {
    case .word, .wps:
      "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:w=\"urn:schemas-microsoft-com:office:word\" xmlns=\"http://www.w3.org/TR/REC-html40\">"
    case .bare, .site, .layoutTables: "<!DOCTYPE html>\n<html>"
    }
  }

  private var headElements: String {
    var lines: [String] = []
    if !style.label.isEmpty {
      lines.append("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\(style.label)\">")
    }
    lines.append("<title>\(head.title.escaped)</title>")
    if style.hasMetadata {
      lines.append("<meta name=\"ArticleTitle\" content=\"\(head.title.escaped)\">")
      if !head.publishedOn.isEmpty {
        lines.append("<meta name=\"PubDate\" content=\"\(head.publishedOn) 09:30\">")
      }
      lines.append(
        "<meta name=\"SiteName\" content=\"政府门户网站\"><meta name=\"SiteIDCode\" content=\"3201000020\">")
    }
    switch style.frame {
    case .word, .wps:
      lines.append("<meta name=\"Generator\" content=\"Microsoft Word 15 (filtered)\">")
      lines.append(
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Pages>6</o:Pages><o:Words>3021</o:Words>"
          + "</o:DocumentProperties></xml><![endif]-->")
      lines.append(
        "<style><!-- p.MsoNormal {mso-style-parent:\"\"; margin:0cm; font-size:10.5pt;} --></style>")
    case .site, .layoutTables:
      lines.append("<style>.table td{padding:3px 5px}</style>")
      lines.append("<script>var total = \"<table><tr><td>总计</td><td>88888</td></tr></table>\";</script>")
    case .bare: break
    }
    return lines.joined(separator: "\n")
  }

  private static let menu = ["首页", "机构概况", "新闻中心", "政务公开", "办事服务", "互动交流", "专题专栏", "数据发布"]

  private static func links(_ count: Int, with chance: inout Randomness) -> String {
    let words = ["行政许可公示", "行政处罚信息公示", "部门预算", "年度工作要点", "规范性文件清理结果", "政府信息公开年报", "建议提案办理"]
    return (0..<count).map { _ in
      let date = "2023-\(twoDigits(chance.number(1...12)))-\(twoDigits(chance.number(1...28)))"
      return
        "<li><a href=\"/art/\(chance.number(1000...99_999)).html\" target=\"_blank\">\(chance.pick(words))"
        + "\(chance.number(1...400))件</a><span>\(date)</span></li>"
    }.joined(separator: "\n")
  }

  private func site(_ body: String, with chance: inout Randomness) -> String {
    let menu = Self.menu.map { "<li><a href=\"/\($0)/\">\($0)</a></li>" }.joined()
    let date = head.publishedOn.isEmpty ? "" : "<span>发布时间：\(head.publishedOn)</span> "
    let side =
      chance.chance(percent: 50)
      ? "<div class=\"left\"><h3>信息公开目录</h3><ul>\(Self.links(8, with: &chance))</ul></div>" : ""
    let related =
      chance.chance(percent: 50)
      ? "<div class=\"xgxx\"><h4>相关信息</h4><ul>\(Self.links(6, with: &chance))</ul></div>" : ""
    return """
      <div class="top"><a href="/"><img src="logo.png" alt="政府门户网站"></a><ul class="nav">\(menu)</ul></div>
      <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
      \(side)<div class="main"><div class="info">\(date)<span>浏览次数：<script>document.write(\(chance.number(10...9999)))</script></span> <span>字体：【<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</span></div>
      <div class="content" id="zoom">
      \(body)
      </div>
      <div class="fj"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>\(related)</div>
      <div class="footer"><p>版权所有：政府门户网站　网站标识码：32\(chance.number(10_000_000...99_999_999))</p><p>苏ICP备\(chance.number(10_000_000...99_999_999))号　联系电话：0\(chance.number(310...999))-\(chance.number(2_000_000...8_999_999))</p></div>
      """
  }

  private func layoutTables(_ body: String, with chance: inout Randomness) -> String {
    let menu = Self.menu.map { "<td align=\"center\"><a href=\"/\($0)/\">\($0)</a></td>" }.joined()
    let date = head.publishedOn.isEmpty ? "" : "发布日期：\(head.publishedOn)&nbsp;&nbsp;"
    return """
      <table width="1000" align="center"><tr>\(menu)</tr></table>
      <table width="1000" border="0"><tr><td width="200" valign="top"><ul>\(Self.links(7, with: &chance))</ul></td>
      <td valign="top"><table width="100%"><tr><td>您的位置：<a href="/">首页</a> &gt;&gt; <a href="/nb">年报</a></td></tr>
      <tr><td align="center">\(date)点击数：\(chance.number(10...9999))</td></tr>
      <tr><td><div id="fontzoom">
      \(body)
      </div></td></tr></table></td></tr></table>
      <table width="1000"><tr><td align="center">主办：政府办公室　地址：人民路\(chance.number(1...300))号<br>备案号：ICP备\(chance.number(10_000_000...99_999_999))号</td></tr></table>
      """
  }
}
