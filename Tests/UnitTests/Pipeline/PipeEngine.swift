import Core
import Foundation
import Testing

@testable import Pipeline

/// Puts the three steps together as an engine does: documents in any order, parts in any order.
struct PipeEngine {
  let work: Workplace
  let flags: [String]
  private(set) var rows: [String: [(order: [UInt8], csv: String)]] = [:]
  private var reports: [(order: [UInt8], node: JSONNode)] = []
  private(set) var parts = 0
  private(set) var applied = 0
  private(set) var stale = 0

  init(_ work: Workplace, flags: [String] = []) {
    self.work = work
    self.flags = flags
  }

  mutating func read(_ documents: [(path: [UInt8], bytes: [UInt8])]) throws {
    let frames = documents.map { PipeFrames.frame("D", $0.path, $0.bytes) }
    for record in try PipeFrames.answers("read", frames, in: work, flags: flags) {
      for result in record["results"]?.elements ?? [] {
        let order = try keep(result)
        if result["kind"]?.string == "report" { reports.append((order, result)) }
        if result["rule"]?.string == "rejected_by_person" { applied += 1 }
        applied += result["corrections_applied"]?.integer ?? 0
        stale += result["corrections_stale"]?.integer ?? 0
      }
    }
    reports.sort { Plan.compare($0.order, $1.order) < 0 }
  }

  private mutating func keep(_ result: JSONNode) throws -> [UInt8] {
    let order = Array(try #require(Data(base64Encoded: result["order"]?.string ?? "")))
    for member in result["tables"]?.members ?? [] {
      rows[member.key, default: []].append((order, member.node["csv"]?.string ?? ""))
    }
    return order
  }

  private func name(of report: JSONNode) -> [String] {
    let agency = report["agency"]?.string ?? ""
    let place = [report["region_code"]?.string ?? "", report["region"]?.string ?? ""]
    return place + [agency, agency.isEmpty ? report["sha256"]?.string ?? "" : ""]
  }

  mutating func judge() throws {
    var names: [[String]] = []
    var frames: [[UInt8]] = []
    for report in reports where !names.contains(name(of: report.node)) {
      let name = name(of: report.node)
      names.append(name)
      let copies = Set(
        reports.filter { self.name(of: $0.node) == name }.compactMap { $0.node["sha256"]?.string })
      let said = JSONText.object([
        ("region_code", .text(name[0])), ("region", .text(name[1])), ("agency", .text(name[2])),
        ("copies", .list(copies.sorted().map(JSONText.text))),
      ])
      frames.append(PipeFrames.frame("A", report.order, said.line))
    }
    let answers = try PipeFrames.answers("parts", frames, in: work, flags: flags)
    #expect(answers.map { $0["name"]?.integer } == Array(names.indices))
    let numbers = answers.map { $0["part"]?.integer ?? -1 }
    let years = Set(reports.compactMap { $0.node["year"]?.integer }).sorted().map(String.init)
    frames = [PipeFrames.frame("Y", "", years.joined(separator: ","))]
    parts = Set(numbers).count
    for part in Set(numbers).sorted().reversed() {
      for report in reports
      where names.firstIndex(of: name(of: report.node)).map({ numbers[$0] }) == part {
        let head = try #require(Data(base64Encoded: report.node["head"]?.string ?? ""))
        frames.append(PipeFrames.frame("R", report.order, Array(head)))
      }
      frames.append(PipeFrames.frame("E"))
    }
    for answer in try PipeFrames.answers("judge", frames, in: work, flags: flags)
    where answer["kind"]?.string != "part" {
      _ = try keep(answer)
    }
  }

  func table(_ name: String) -> String {
    (rows[name] ?? []).sorted { Plan.compare($0.order, $1.order) < 0 }.map(\.csv).joined()
  }
}
