import Foundation
import Testing

/// Each value can be found again in the file that it came from.
@Suite struct ProvenanceTests {
  @Test("the bytes that an observation names are its raw text, over all UTF-8 samples")
  func spans() throws {
    let sample = try Conversion.sample()
    try Self.check(sample, files: Project.sample.path)
  }

  /// Holds every observation of a UTF-8 text file against the bytes and the line that it names.
  static func check(_ conversion: Conversion, files folder: String) throws {
    var documents: [String: (path: String, bytes: [UInt8], lineStarts: [Int])] = [:]
    for report in try conversion.table("reports").rows {
      guard report["encoding"]?.hasPrefix("UTF-8") == true, ["txt", "md"].contains(report["format"]) else {
        continue
      }
      let path = report["source_path"] ?? ""
      let bytes = try Project.bytes(.init(filePath: folder).appending(path: path))
      let starts = [0] + bytes.indices.filter { bytes[$0] == 10 }.map { $0 + 1 }
      documents[report["report_id"] ?? ""] = (path, bytes, starts)
    }
    #expect(!documents.isEmpty)
    var checked = 0
    for row in try conversion.table("observations").rows {
      guard let document = documents[row["report_id"] ?? ""] else { continue }
      let place = "\(document.path) \(row["table"] ?? "")/\(row["item"] ?? "")/\(row["measure"] ?? "")"
      let numbers = ["source_start", "source_end", "line"].compactMap { row[$0].flatMap(Int.init) }
      guard numbers.count == 3, numbers[0] <= numbers[1], numbers[1] <= document.bytes.count else {
        Issue.record("\(place): \(numbers) are no place in the file")
        continue
      }
      let raw = String(decoding: document.bytes[numbers[0]..<numbers[1]], as: UTF8.self)
      if raw != row["raw"] { Issue.record("\(place): the bytes are “\(raw)”, raw is “\(row["raw"] ?? "")”") }
      let line = document.lineStarts.prefix { $0 <= numbers[0] }.count
      if line != numbers[2] { Issue.record("\(place): the bytes stand in line \(line), not \(numbers[2])") }
      checked += 1
    }
    #expect(checked > 0)
  }
}
