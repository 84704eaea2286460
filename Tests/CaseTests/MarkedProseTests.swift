import Foundation
import Testing

/// Holds what is read in prose against documents that say behind every number what it counts. They were written by
/// others than the reading, who had not seen it. What differs is listed beside them and accepted as it stands: a line that
/// goes is a gain, one that comes is looked at.
@Suite struct MarkedProseTests {
  static let files = ["comparing", "probing", "typical"]

  @Test(arguments: files)
  func differsAsListed(name: String) throws {
    let text = String(
      decoding: try Project.bytes(Project.prose.appending(path: "\(name).txt")), as: UTF8.self)
    let documents = MarkedProse.documents(in: text)
    let workplace = try Workplace()
    for document in documents {
      try workplace.write(Array(document.text.utf8), "prose/\(document.name).txt")
    }
    let conversion = try Conversion([workplace.url.appending(path: "prose")], into: workplace)
    var rows: [String: [MarkedProse.Row]] = [:]
    var names: [String: String] = [:]
    for report in try conversion.table("reports").rows {
      names[report["report_id"] ?? ""] = report["source_path"]
    }
    for row in try conversion.table("narrative").rows {
      let name = try #require(names[row["report_id"] ?? ""])
      rows[name, default: []].append(
        MarkedProse.Row(
          line: Int(row["line"] ?? "") ?? 0, metric: row["metric"] ?? "", value: row["value"] ?? "",
          unit: row["unit"] ?? ""))
    }
    #expect(names.count == documents.count, "every document is one report")
    let differences = documents.flatMap { $0.differences(from: rows["\($0.name).txt"] ?? []) }
    let marks = documents.reduce(0) { $0 + $1.marks.count }
    let wrong = differences.count { !$0.contains(" . instead of ") && $0.contains(" instead of ") }
    let summary = "\(marks) marks, \(differences.count) differences, \(wrong) of them another metric"
    let listed = ([summary] + differences).joined(separator: "\n") + "\n"
    let list = Project.prose.appending(path: "\(name).differences")
    if Project.accepts {
      try Data(listed.utf8).write(to: list)
    } else {
      #expect(String(decoding: try Project.bytes(list), as: UTF8.self) == listed)
    }
  }
}
