import Core

/// This is a report in the shape of one made with a word processor: headings, and tables with tabs.
enum SampleReport {
  /// - Parameter count: the number of applications, so that reports differ.
  static func text(agency: String = "青石县水务局", year: Int = 2022, count: Int = 3) throws -> String {
    let definitions = try TestDefinitions.loaded()
    guard let id = definitions.form("2021") else { return "" }
    let form = definitions[id]
    var text = """
      \(agency)\(year)年政府信息公开工作年度报告

      本报告中所列数据的统计期限自\(year)年1月1日起，至\(year)年12月31日止。
      一、总体情况
      全年主动公开信息\(count)条。
      二、主动公开政府信息情况

      """
    for block in form.region(.disclosure)?.blocks ?? [] {
      text += "\(block.caption?.text ?? "")\n"
      text += (block.furniture + block.columns.map(\.label)).map(\.text).joined(separator: "\t") + "\n"
      for row in block.rows {
        text += row.label.text + row.cells.map { _ in "\t0" }.joined() + "\n"
      }
    }
    text += "三、收到和处理政府信息公开申请情况\n"
    for block in form.region(.requests)?.blocks ?? [] {
      text += "\t" + block.columns.map(\.label.text).joined(separator: "\t") + "\n"
      for row in block.rows where row.variant == 0 {
        // All applications come from natural persons and are granted.
        let code = definitions.vocabulary.code(row.cells[0].item)
        let number = ["received_new", "granted_full", "total_handled"].contains(code) ? count : 0
        let numbers = row.cells.indices.map { $0 == 0 || $0 == row.cells.count - 1 ? number : 0 }
        text += ([row.label.text] + numbers.map(String.init)).joined(separator: "\t") + "\n"
      }
    }
    text += """
      四、政府信息公开行政复议、行政诉讼情况
      行政复议\t行政诉讼
      结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉
      结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
      \(Array(repeating: "0", count: 15).joined(separator: "\t"))
      五、存在的主要问题及改进情况
      公开的渠道还不够多，今后将加以改进。
      六、其他需要报告的事项
      无。

      """
    return text
  }
}
