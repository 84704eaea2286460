import Core
import Export
import Ingest
import Segment
import Testing

@testable import Pipeline

/// A file may hold more than one report; a title that comes again is none.
@Suite struct SeveralReportsTests {
  private func reports(_ text: String) throws -> [SegmentedReport] {
    let definitions = try TestDefinitions.loaded()
    let file = RawFile(path: SourcePath("a.txt"), bytes: Array(text.utf8))
    let document = try Ingester(definitions: definitions).document(from: file)
    return try Segmenter(definitions: definitions).reports(in: document)
  }

  @Test("each report has its own head, its own tables, and the places of the whole file")
  func both() throws {
    let first = try SampleReport.text(agency: "青石县水务局", year: 2022)
    let second = try SampleReport.text(agency: "白河市林业局", year: 2021)
    let found = try reports(first + second)
    #expect(found.map(\.document.path.description) == ["a.txt", "a.txt#2"])
    #expect(found.map(\.outline.head.agency) == ["青石县水务局", "白河市林业局"])
    #expect(found.map(\.outline.head.year) == [2022, 2021])
    #expect(found.map(\.outline.regions.count) == [3, 3])
    let lines = first.utf8.count { $0 == 10 }
    let (upper, lower) = (found[0].outline, found[1].outline)
    #expect(upper.sections.allSatisfy { $0.lastLine <= lines })
    #expect(lower.sections.allSatisfy { $0.firstLine > lines })
    let token = try #require(lower.regions.first?.tokens.first)
    #expect(Int(token.span.start) >= first.utf8.count)
  }

  @Test("without a second title the sections that begin anew tell")
  func withoutTitle() throws {
    let second = try SampleReport.text(agency: "白河市林业局", year: 2021)
    let body = second.split(separator: "\n").drop { !$0.hasPrefix("一、总体情况") }.joined(separator: "\n")
    let found = try reports(try SampleReport.text() + body)
    #expect(found.count == 2)
    #expect(found.last?.outline.head.agency == "")
  }

  @Test("titles above pages, links to other reports and a second table of one kind are no reports")
  func others() throws {
    let report = try SampleReport.text()
    let title = "青石县水务局2022年政府信息公开工作年度报告"
    let paged = report.split(separator: "\n").enumerated()
      .map { $0.offset % 15 == 14 ? "\($0.element)\n\(title)" : String($0.element) }.joined(separator: "\n")
    let links = (2012...2021).map { "青石县水务局\($0)年政府信息公开工作年度报告" }.joined(separator: "\n")
    let quoted = report + String(repeating: "\(title)\n本局2021年政府信息公开工作年度报告\n", count: 30)
    for text in [paged, report + links, links + "\n" + report, quoted] {
      #expect(try reports(text).count == 1)
    }
  }

  @Test("a run counts the file once and gives the tables of both")
  func run() throws {
    let archive = try Archive(seed: 3)
    let second = try SampleReport.text(agency: "白河市林业局", year: 2021, count: 4)
    try archive.work.write(try SampleReport.text() + second, "in/both.txt")
    try archive.work.write(try SampleReport.text(year: 2023), "in/one.txt")
    #expect(try archive.run() == .done)
    let manifest = try #require(try PublishedFolder.read(archive.work["tables"])).manifest
    #expect(manifest.counts["documents"] == 2)
    #expect(manifest.counts["reports"] == 3)
    #expect(manifest.counts["further_reports"] == 1)
    let seconds = Set(manifest.seconds.keys)
    #expect(seconds.isSuperset(of: ["total", "listing", "documents", "tables"]))
    #expect(seconds.isSuperset(of: Stage.names))
    #expect(manifest.seconds["total"] ?? 0 >= manifest.seconds["documents"] ?? 0)
    let reports = try archive.work.text("tables/csv/reports.csv")
    #expect(reports.contains(",both.txt#2,"))
    #expect(try !archive.work.text("tables/csv/issues.csv").contains(",NB401,"), "no copy of its own file")
    // What is kept of the file holds both.
    try archive.work.write(try SampleReport.text(year: 2020), "in/third.txt")
    #expect(try archive.run() == .done)
    #expect(try archive.count("read") == 1)
    _ = try archive.run("fresh", full: true)
    #expect(try archive.tables() == archive.tables("fresh"))
  }
}
