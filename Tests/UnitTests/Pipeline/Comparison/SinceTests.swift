import Testing

@testable import Pipeline

/// A run notes in its manifest which figures are others than in the tables that it replaces.
@Suite struct SinceTests {
  private func run(_ work: Workplace, outputs: String = "csv,report", _ more: String...) throws -> JSONNode {
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(
      [
        "run", "--input", "in", "--output", "out", "--data", data, "--fail-on", "never", "--outputs", outputs,
      ] + more, in: work.path)
    #expect(outcome.code == 0)
    return try JSONReader.read(try work.read("out/manifest.json"))
  }

  private func corpus() throws -> Workplace {
    let work = try Workplace()
    for index in 0..<3 {
      try work.write(try SampleReport.text(year: 2021 + index, count: index), "in/\(index).txt")
    }
    return work
  }

  @Test(
    "figures that changed, reports that are new and gone, whether the state is used or not",
    arguments: [[], ["--full"]])
  func changes(more: [String]) throws {
    let work = try corpus()
    let first = try run(work)
    #expect(first["since"] == nil)
    try work.write(try SampleReport.text(year: 2021, count: 80), "in/0.txt")
    try Disk.removeTree(work["in/1.txt"])
    try work.write(try SampleReport.text(year: 2024, count: 7), "in/new.txt")
    let second = try more.isEmpty ? run(work) : run(work, "--full")
    let since = try #require(second["since"])
    #expect(since["before"]?.string == first["started_at"]?.string && since["problem"] == nil)
    let changes = try #require(since["changes"]).elements
    #expect(!changes.isEmpty && since["summary"]?["cells"]?["changed"]?.integer == changes.count)
    #expect(changes.allSatisfy { $0["year"]?.string == "2021" && $0["cause"]?.string == "source" })
    #expect(changes.contains { $0["old_value"]?.string == "0" && $0["new_value"]?.string == "80" })
    let reports = try #require(since["summary"]?["reports"])
    #expect(["added", "removed", "changed"].map { reports[$0]?.integer } == [1, 1, 1])
    // What a person is told with diff is the same.
    var lines: [Substring] = []
    let kept = try #require(try KeptRuns(OutputPlace(output: work["out"], state: nil)).newest())
    try ComparisonText.write(old: kept, new: work["out"], format: "csv") {
      lines += $0.split(separator: "\n")
    }
    #expect(lines.count { $0.hasPrefix("changed,") } == changes.count)
  }

  @Test("tables without plain CSV cannot be compared, which is said and no failure")
  func withoutRows() throws {
    let work = try corpus()
    _ = try run(work, outputs: "report")
    let since = try #require(try run(work)["since"])
    #expect(since["problem"]?.string?.contains("the CSV edition") == true && since["changes"] == nil)
  }

  @Test("other settings over the same documents change nothing")
  func nothing() throws {
    let work = try corpus()
    _ = try run(work)
    let since = try #require(try run(work, outputs: "csv,excel")["since"])
    #expect(since["changes"]?.elements.isEmpty == true)
    #expect(since["summary"]?["reports"]?["changed"]?.integer == 0)
  }

  @Test(
    "tables that somebody changed cannot be compared, which is said and no failure",
    arguments: [("short", "not all the same fields"), ("moved", "order of the reports")])
  func damaged(what: String, problem: String) throws {
    let work = try corpus()
    _ = try run(work)
    var lines = try work.text("out/csv/observations.csv").split(separator: "\n")
    if what == "short" { lines[5] = lines[5].prefix { $0 != "," } }
    if what == "moved" { lines.append(lines.remove(at: 1)) }
    try work.write(lines.joined(separator: "\n") + "\n", "out/csv/observations.csv")
    try work.write(try SampleReport.text(year: 2024, count: 7), "in/new.txt")
    let since = try #require(try run(work)["since"])
    #expect(since["problem"]?.string?.contains(problem) == true && since["changes"] == nil)
  }
}
