import Foundation
import Testing

/// Reads the piece of a report of every case and holds what comes out against what the case expects.
@Suite struct CaseFileTests {
  @Test("every case has a title, prose, a report, observations and findings")
  func shape() throws {
    #expect(CaseFile.names.count >= 15)
    for name in CaseFile.names {
      let file = try CaseFile(name: name)
      guard case .line(let title) = file.parts.first else {
        Issue.record("\(name) starts with a block")
        continue
      }
      #expect(title.hasPrefix("# "), "\(name)")
      for kind in ["report", "observations", "findings"] {
        #expect(file.block(kind) != nil, "\(name) has no block \(kind)")
      }
    }
  }

  @Test(arguments: CaseFile.names)
  func reads(name: String) throws {
    var file = try CaseFile(name: name)
    let results = try Self.results.get().conversion
    let report = try results.table("reports").rows.first { $0["source_path"] == file.documentName }
    let id = try #require(report?["report_id"], "the report was rejected")
    func lines(_ table: String, _ columns: [String], where isAsked: ([String: String]) -> Bool) throws
      -> [String]
    {
      let rows = try results.table(table).rows.filter { $0["report_id"] == id && isAsked($0) }
      // A field may hold the end of a line.
      return [columns.joined(separator: ",")]
        + rows.flatMap { row in
          CSVTable.line(columns.map { row[$0] ?? "" }).split(
            separator: "\n", omittingEmptySubsequences: false
          )
          .map(String.init)
        }
    }
    var found = [
      "observations": try lines(
        "observations", CaseFile.observationColumns, where: file.asksFor),
      "findings": try lines("issues", CaseFile.findingColumns, where: file.asksForFinding),
    ]
    if file.block("narrative") != nil {
      found["narrative"] = try lines("narrative", CaseFile.narrativeColumns) { _ in true }
    }
    for (kind, lines) in found.sorted(by: { $0.key < $1.key }) {
      if Project.accepts {
        file.replace(kind, with: lines)
      } else {
        #expect(file.block(kind)?.lines == lines, "\(kind) of \(name)")
      }
    }
    if Project.accepts { try Data(file.text.utf8).write(to: CaseFile.file(name)) }
  }

  /// All cases are documents of one run, and have nothing to do with one another.
  private static let results = Result {
    let workplace = try Workplace()
    for name in CaseFile.names {
      let file = try CaseFile(name: name)
      try workplace.write(file.document, "cases/\(file.documentName)")
    }
    let conversion = try Conversion(
      [workplace.url.appending(path: "cases")], into: workplace,
      settings: #"{"stages": {"validate": {"corpus": false}}}"#)
    return (workplace: workplace, conversion: conversion)
  }
}
