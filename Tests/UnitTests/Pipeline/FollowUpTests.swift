import Core
import Testing

@testable import Pipeline

/// What a person does after a run: looks at a document that the tables name, decides about it, and looks at what
/// the next run changed.
@Suite struct FollowUpTests {
  private func configuration(_ work: Workplace) throws -> Configuration {
    try work.write(
      """
      {"inputs": ["in"], "output": "tables", "failOn": "never", "gates": {"maxLoss": "100%"},
       "data": "\(DiskPath.project.appending("data").description)", "log": {"quiet": true},
       "corrections": "corrections.csv"}
      """, "pipeline.json")
    return try Configuration(Configuration.Sources(file: work["pipeline.json"]))
  }

  @Test(
    "a document is explained by the path that tables have, a decision does not trip maxReject, diff tells it")
  func story() throws {
    let work = try Workplace()
    for index in 0..<4 {
      let text = try SampleReport.text(agency: "青石县水务局", year: 2020 + index, count: 3)
      try work.write(text, "in/部门/\(index).txt")
    }
    let header = "source_path,sha256,table,item,measure,raw,decision,value,who,when,why\n"
    try work.write(header, "corrections.csv")
    let configuration = try configuration(work)
    #expect(try Run(configuration).execute() == .done)
    #expect(throws: RunFailure.self) { try lastRun(of: work, configuration) }

    let text = try Explain.text(of: DiskPath("部门/1.txt"), cell: nil, configuration: configuration)
    #expect(text.contains("青石县水务局"))
    #expect(throws: RunFailure.self) {
      try Explain.text(of: DiskPath("部门/9.txt"), cell: nil, configuration: configuration)
    }

    let hash = SHA256.hexadecimal(try work.read("in/部门/1.txt"))
    try work.write(header + "部门/1.txt,\(hash),,,,,reject,,王芳,2026-01-31,looked\n", "corrections.csv")
    #expect(try Run(configuration).execute() == .publishedWithProblems)
    let told = try lastRun(of: work, configuration)
    #expect(told.contains("青石县水务局 2021 [部门/1.txt]: removed"))
    #expect(told.contains("reports: 0 added, 1 removed, 0 changed"))

    // What breaks on its own trips it still.
    try work.write([0, 1, 2], Array("in/部门/2.txt".utf8))
    #expect(throws: RunFailure.self) { try Run(configuration).execute() }
  }

  private func lastRun(of work: Workplace, _ configuration: Configuration) throws -> String {
    var text = ""
    try ComparisonText.write(lastRunOf: work["tables"], configuration: configuration, format: "text") {
      text += $0
    }
    return text
  }
}
