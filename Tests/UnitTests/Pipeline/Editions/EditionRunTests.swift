import Testing

@testable import Pipeline

/// Runs that write other editions than plain CSV.
@Suite struct EditionRunTests {
  private func run(_ work: Workplace, outputs: String, to output: String) throws -> Program.Outcome {
    let data = DiskPath.project.appending("data").description
    return try Program.run(
      [
        "run", "--input", "in", "--output", output, "--data", data, "--fail-on", "never", "--outputs",
        outputs,
      ],
      in: work.path)
  }

  private func corpus() throws -> Workplace {
    let work = try Workplace()
    for index in 0..<3 {
      try work.write(try SampleReport.text(year: 2021 + index, count: index), "in/\(index).txt")
    }
    return work
  }

  @Test("only the editions that were asked for stand in the folder and in the manifest")
  func chosenEditions() throws {
    let work = try corpus()
    #expect(try run(work, outputs: "csv,excel,parquet,sqlite,report", to: "both").code == 0)
    #expect(try run(work, outputs: "report", to: "report").code == 0)
    #expect(try run(work, outputs: "excel", to: "excel").code == 0)
    #expect(try run(work, outputs: "parquet", to: "parquet").code == 0)
    #expect(try run(work, outputs: "sqlite", to: "sqlite").code == 0)
    #expect(try run(work, outputs: "csv", to: "csv").code == 0)
    let both = try work.tree("both")
    // The page lies beside the editions and is the same whatever lies with it.
    #expect(both["both/report.html"] == (try work.tree("report"))["report/report.html"])
    #expect(try !work.exists("csv/report.html") && !work.exists("report/csv") && !work.exists("report/rows"))
    for name in ["excel", "parquet", "sqlite", "csv"] {
      let one = try work.tree(name)
      let edition = both.filter { $0.key.hasPrefix("both/\(name)/") }
      #expect(!edition.isEmpty)
      for (path, bytes) in edition {
        let same = name + path.dropFirst("both".count)
        #expect(one[same] == bytes, "\(same) differs from \(path)")
      }
      for other in ["excel", "parquet", "sqlite", "csv"] where other != name {
        #expect(try !work.exists("\(name)/\(other)"))
      }
      let problems = try Verification.problems(of: work[name]).problems
      #expect(problems.isEmpty, "\(problems)")
    }
  }

  @Test("the page is the same whether documents were read one by one, at once, or again")
  func pageOverNights() throws {
    let work = try corpus()
    try work.write("nothing", "in/x.txt")
    #expect(try run(work, outputs: "csv,report", to: "nights").code == 3)
    try work.write(try SampleReport.text(year: 2021, count: 80), "in/0.txt")
    #expect(try run(work, outputs: "csv,report", to: "nights").code == 3)
    #expect(try run(work, outputs: "csv,report", to: "fresh").code == 3)
    let page = try work.text("nights/report.html")
    #expect(page == (try work.text("fresh/report.html")))
    #expect(page.contains("x.txt") && page.contains("÷80"))
    #expect(try Verification.problems(of: work["nights"]).problems.isEmpty)
  }

  @Test("Parquet in parts lies in a folder a year")
  func partitions() throws {
    let work = try corpus()
    try work.write("{\"outputs\": {\"parquet\": {\"partition\": \"year\"}}}", "pipeline.json")
    #expect(try run(work, outputs: "parquet", to: "parts").code == 0)
    let tables = try work.tree("parts/parquet").keys
    for year in 2021...2023 {
      #expect(tables.contains("parts/parquet/observations/year=\(year)/part-0.parquet"))
    }
    #expect(tables.contains("parts/parquet/rejects/part-0.parquet"))
    let problems = try Verification.problems(of: work["parts"]).problems
    #expect(problems.isEmpty, "\(problems)")
  }
}
