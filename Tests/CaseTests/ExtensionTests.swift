import Foundation
import Testing

/// What the README says can be added without Swift: a year of the form, a label, a unit. Each is added to a
/// copy of the definitions, and a report that needs it is read.
@Suite struct ExtensionTests {
  /// Copies the definitions, changes some files and reads one report with them.
  private func observations(
    of report: String, changing files: [String: (String) -> String]
  ) throws -> [[String: String]] {
    let workplace = try Workplace()
    for path in try Project.files(below: Project.data) where path.hasSuffix(".json") {
      try workplace.write(try Project.bytes(Project.data.appending(path: path)), "data/\(path)")
    }
    for (path, change) in files {
      let file = workplace.url.appending(path: "data").appending(path: path)
      let old = (try? Project.bytes(file)) ?? []
      let new = change(String(decoding: old, as: UTF8.self))
      #expect(Array(new.utf8) != old, "\(path) did not change")
      try workplace.write(Array(new.utf8), "data/\(path)")
    }
    try workplace.write(Array(report.utf8), "in/report.txt")
    let conversion = try Conversion(
      [workplace.url.appending(path: "in")], into: workplace,
      flags: ["data": workplace.url.appending(path: "data").path])
    return try conversion.table("observations").rows
  }

  private func value(
    _ rows: [[String: String]], _ table: String, _ item: String, _ measure: String
  ) -> String? {
    rows.first { $0["table"] == table && $0["item"] == item && $0["measure"] == measure }?["value"]
  }

  /// A block of the README, known by what its fence says: ```json data/units.json
  private func snippet(_ fence: String) throws -> String {
    let readme = String(
      decoding: try Project.bytes(Project.root.appending(path: "README.md")), as: UTF8.self)
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == "```\(fence)" }, "README.md has no block \(fence)")
    return lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
  }

  @Test("a year of the form is a file that names the form it extends and the parts that differ")
  func form() throws {
    let skeleton = try snippet("json data/templates/2027.json")
    let basis = String(
      decoding: try Project.bytes(Project.data.appending(path: "templates/2021.json")), as: UTF8.self)
    // The part that differs: table 2 with another word for 本年制发件数.
    let start = try #require(basis.range(of: "\"disclosure\""))
    let end = try #require(basis.range(of: "\n  }", options: .backwards))
    let part = basis[start.lowerBound..<end.lowerBound].replacingOccurrences(of: "本年制发件数", with: "本年出台件数")
    let report = """
      松阳县水碓管理局2027年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（一）项
      信息内容 本年出台件数 本年废止件数 现行有效件数
      规章 0 0 0
      行政规范性文件 4 1 9
      三、收到和处理政府信息公开申请情况
      一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5
      二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
      """
    let rows = try observations(
      of: report,
      changing: [
        "templates/2027.json": { _ in skeleton.replacingOccurrences(of: "\"disclosure\": {}", with: part) },
        "templates/2021.json": {
          $0.replacingOccurrences(
            of: "\"firstYear\": 2021,", with: "\"firstYear\": 2021, \"lastYear\": 2026,")
        },
      ])
    #expect(Set(rows.map { $0["template"] }) == ["2027"])
    #expect(value(rows, "documents", "normative_document", "issued") == "4")
    #expect(
      value(rows, "requests", "received_new", "total") == "5", "table 3 comes from a form two steps back")
  }

  @Test("a label as somebody printed it is an entry in synonyms.json")
  func label() throws {
    let entry = try snippet("json data/synonyms.json")
    let report = """
      松阳县水碓管理局2022年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（六）项
      信息内容 本年处理决定数量
      行政处罚 14
      强制措施及执行 2
      """
    let without = try observations(of: report, changing: [:])
    #expect(value(without, "decisions", "coercive_measure", "decisions") != "2")
    let rows = try observations(
      of: report,
      changing: [
        "synonyms.json": {
          $0.replacingOccurrences(of: "\"labels\": [", with: "\"labels\": [\n\(entry),")
        }
      ])
    #expect(value(rows, "decisions", "coercive_measure", "decisions") == "2")
    #expect(value(rows, "decisions", "penalty", "decisions") == "14")
  }

  @Test("a unit is an entry in units.json with its factor")
  func unit() throws {
    let entry = try snippet("json data/units.json")
    let report = """
      松阳县水碓管理局2020年政府信息公开工作年度报告
      二、主动公开政府信息情况
      第二十条第（九）项
      信息内容 采购项目数量 采购总金额（单位：十万元）
      政府集中采购 3 4.16
      """
    let rows = try observations(
      of: report,
      changing: [
        "units.json": { $0.replacingOccurrences(of: "\"units\": [", with: "\"units\": [\n\(entry),") }
      ])
    #expect(value(rows, "procurement", "central_procurement", "amount") == "416000")
  }
}
