/// This is a way in which a site shows a report: how it writes tables and what it puts around the article.
struct PageShape: Sendable {
  typealias Cell = SampleForm.Cell
  typealias Rows = SampleForm.Rows

  let name: String
  var table: @Sendable (Rows) -> String = { PageShape.table($0) }
  var paragraph: @Sendable (String) -> String = { "<p>\($0)</p>\n" }
  var heading: (@Sendable (String) -> String)?
  var frame: @Sendable (String) -> String = {
    "<html><head><title>年报</title></head><body>\($0)</body></html>"
  }
  /// The name under which the page is filed.
  var file = "a.html"
  var encode: @Sendable (String) -> [UInt8] = { Array($0.utf8) }

  /// Gives the whole page for a form.
  func page(_ form: SampleForm) -> [UInt8] {
    let heading = heading ?? paragraph
    return encode(
      frame(
        heading("青川市水利局2021年政府信息公开工作年度报告")
          + paragraph("根据《中华人民共和国政府信息公开条例》编制本报告。数据统计期限自2021年1月1日起至2021年12月31日止。")
          + heading("一、总体情况")
          + paragraph("2021年，本局主动公开政府信息128条，全部通过<a href='http://www.example.cn'>本局网站</a>发布。")
          + heading("二、主动公开政府信息情况") + table(form.disclosure)
          + heading("三、收到和处理政府信息公开申请情况") + table(form.requests)
          + heading("四、政府信息公开行政复议、行政诉讼情况") + table(form.reviews)
          + heading("五、存在的主要问题及改进情况") + paragraph("公开的及时性有待提高，明年将加强培训。")
          + heading("六、其他需要报告的事项") + paragraph("无其他需要报告的事项。")
          + paragraph("青川市水利局") + paragraph("2022年1月18日")))
  }

  // MARK: Tables

  /// - Parameters:
  ///   - tag: gives the element of a cell.
  ///   - content: gives what stands inside the element.
  static func table(
    _ rows: Rows, open: String = "<table border=1>", close: String = "</table>\n", end: Bool = true,
    tag: (Cell) -> String = { _ in "td" }, content: (Cell) -> String = { $0.text }
  ) -> String {
    var html = open
    for row in rows {
      html += "<tr>"
      for cell in row {
        html += "<\(tag(cell))"
        if cell.rowSpan > 1 { html += " rowspan=\"\(cell.rowSpan)\"" }
        if cell.columnSpan > 1 { html += " colspan='\(cell.columnSpan)'" }
        html += ">" + content(cell) + (end ? "</\(tag(cell))>" : "")
      }
      html += end ? "</tr>\n" : "\n"
    }
    return html + close
  }

  /// Gives the rows without spans: a cell that covers others stands in the first of them, the others are empty.
  static func flat(_ rows: Rows) -> Rows {
    var flat: Rows = []
    var below: [Int: Int] = [:]
    for row in rows {
      var cells: [Cell] = []
      func passCovered() {
        while let left = below[cells.count], left > 0 {
          below[cells.count] = left - 1
          cells.append(Cell(text: ""))
        }
      }
      for cell in row {
        passCovered()
        for column in 0..<cell.columnSpan {
          below[cells.count] = cell.rowSpan - 1
          cells.append(Cell(text: column == 0 ? cell.text : "", isValue: cell.isValue))
        }
      }
      passCovered()
      flat.append(cells)
    }
    return flat
  }

  static let menu = """
    <div id="top"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/hdjl/">互动交流</a> 今天是星期一</div>
    <ul><li><a href="/art/1.html">行政许可12件公示</a><span>[2022-01-01]</span></li>
    <li><a href="/art/2.html">行政处罚3件公示</a><span>[2022-01-02]</span></li>
    <li><a href="/art/3.html">行政强制1件公示</a><span>[2022-01-03]</span></li></ul>
    <div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 年报</div>
    """

  static let footer = """
    <div class="related"><h3>相关文章</h3><ul><li><a href="4.html">青川市水利局2020年政府信息公开工作年度报告</a></li>
    <li><a href="5.html">青川市水利局2019年政府信息公开工作年度报告</a></li></ul></div>
    <p>上一篇：<a href="6.html">关于公布行政规范性文件清理结果的通知</a></p><p>【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</p>
    <div id="foot"><p>主办：青川市水利局　网站标识码：5100000001</p><p>地址：人民路1号</p></div>
    """

  /// Numbers that no reader of the page sees.
  static let decoys = """
    <script>var t = "<table><tr><td>行政许可</td><td>99999</td></tr></table>";</script>
    <!-- <table><tr><td>行政许可</td><td>88888</td></tr></table> -->
    <div style="display: none"><table><tr><td>行政许可</td><td>77777</td></tr><tr><td>行政处罚</td><td>66666</td></tr></table></div>
    <noscript>行政许可 55555</noscript><textarea>行政处罚 44444</textarea>
    """
}
