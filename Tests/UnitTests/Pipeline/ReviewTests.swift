import Core
import Foundation
import Testing

@testable import Pipeline

/// The page on which a person decides about doubtful cells.
@Suite struct ReviewTests {
  /// A report in which one number of the last column is ambiguous to the sums, and one that is hostile.
  private func archive() throws -> Archive {
    let archive = try Archive(seed: 3)
    for year in 2020...2022 {
      try archive.work.write(try SampleReport.text(year: year, count: 3), "in/\(year).txt")
    }
    let broken = try SampleReport.text(agency: "白河市林业局", year: 2021, count: 3)
      .replacing("\t3\t0\t0\t0\t0\t0\t3\n", with: "\t3\t0\t0\t0\t0\t0\t1O（</script>）\n", maxReplacements: 1)
    try archive.work.write(broken, "in/<script>alert(1)</script>.txt")
    try archive.work.write("新闻一则。\n县里昨天下了雨。\n", "in/news.txt")
    _ = try archive.run()
    return archive
  }

  private func page(
    _ archive: Archive, limit: Int = 500, file: String = "pipeline.json"
  ) throws -> (page: String, notices: [String], data: [String: Any]) {
    let configuration = try Configuration(Configuration.Sources(file: archive.work[file]))
    let (page, notices) = try Review.page(
      of: archive.work["tables"], limit: limit, configuration: configuration)
    let start = try #require(page.range(of: "id=\"review\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
    return (page, notices, try #require(json as? [String: Any]))
  }

  private func groups(_ data: [String: Any]) throws -> [[String: Any]] {
    try #require(data["groups"] as? [[String: Any]])
  }

  @Test("the cell that breaks most comes first, with its source and what it could be")
  func cells() throws {
    let archive = try archive()
    let (_, notices, data) = try page(archive)
    #expect(notices.isEmpty)
    let first = try #require(try groups(data).first)
    #expect(first["agency"] as? String == "白河市林业局" && first["source"] as? String == "same")
    let cell = try #require((first["cells"] as? [[String: Any]])?.first)
    #expect(cell["item"] as? String == "received_new" && cell["measure"] as? String == "total")
    #expect(cell["raw"] as? String == "1O（</script>）" && cell["value"] as? String == "10")
    let lines = try #require(cell["lines"] as? [[Any]])
    #expect(lines.count == 5 && lines[2][2] as? String == "1O（</script>）")
    #expect((lines[2][1] as? String)?.contains("一、本年新收") == true)
    // The last is what a person may take for a report.
    let last = try #require(try groups(data).last)
    #expect(last["rejected"] as? Bool == true && last["path"] as? String == "news.txt")
  }

  @Test("text of documents is no markup and ends no script")
  func hostile() throws {
    let archive = try archive()
    let (page, _, _) = try page(archive)
    #expect(!page.contains("<script>alert") && !page.contains("1O（</script>"))
    #expect(page.contains("1O（\\u003c/script\\u003e") && page.contains("\\u003cscript\\u003ealert(1)"))
    // The data, the script of the page, and their two ends.
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script>").count == 3)
  }

  @Test("a source that is gone or is another one is said, and the page is made all the same")
  func sources() throws {
    let archive = try archive()
    let name = "in/<script>alert(1)</script>.txt"
    try archive.work.write(try archive.work.text(name) + "\n", name)
    #expect(try groups(page(archive).data)[0]["source"] as? String == "changed")
    try Disk.removeFile(archive.work[name])
    #expect(try groups(page(archive).data)[0]["source"] as? String == "gone")
    let data = DiskPath.project.appending("data").description
    try archive.work.write("{\"data\": \"\(data)\"}", "bare.json")
    let bare = try page(archive, file: "bare.json")
    #expect(try groups(bare.data)[0]["source"] as? String == "unread" && bare.notices.count == 1)
    #expect(((try groups(bare.data)[0]["cells"] as? [[String: Any]])?[0]["lines"] as? [Any])?.isEmpty == true)
  }

  @Test("what is left out is said")
  func limits() throws {
    let archive = try archive()
    let all = try groups(page(archive).data)
    let (_, notices, data) = try page(archive, limit: 1)
    #expect(try groups(data).count == 1 && groups(data)[0]["path"] as? String == all[0]["path"] as? String)
    #expect(notices.count == 1 && notices[0].contains("1 of \(all.count)") && notices[0].contains("--limit"))
    #expect(data["found"] as? Int == all.count)
  }

  @Test("corrections that there are go with the page, and a fault in them is told")
  func corrections() throws {
    let archive = try archive()
    archive.settings = ", \"corrections\": \"c.csv\""
    let rows =
      "source_path,table,item,measure,raw,value,who,when\n2020.txt,requests,received_new,total,3,4,王,2026-01-31\n"
    try archive.work.write(rows, "c.csv")
    _ = try archive.run()
    #expect(try page(archive).data["corrections"] as? String == rows)
    try archive.work.write("nothing\n", "c.csv")
    #expect(throws: RunFailure.self) { try page(archive) }
    #expect(throws: RunFailure.self) {
      try Review.page(
        of: archive.work["in"], limit: 5,
        configuration: try Configuration(Configuration.Sources(file: archive.work["pipeline.json"])))
    }
  }

  @Test("the sums of a review are those of the rules", arguments: ["2019", "2021"])
  func sums(_ code: String) throws {
    let definitions = try TestDefinitions.loaded()
    let form = definitions[try #require(definitions.form(code))]
    let table = try #require(definitions.vocabulary.table("requests"))
    let layout = try #require(ReviewLayout(form, table: table, vocabulary: definitions.vocabulary))
    #expect(layout.checks.count > 30)
    let zeros = Dictionary(
      uniqueKeysWithValues: layout.cells.indices.map {
        ($0, ReviewLayout.Content.number(.zero))
      })
    let before = layout.outcomes(layout.contents(zeros))
    // Rows that another print of the form has are tested by no sum.
    #expect(before.count { $0 == .holds } > 30 && !before.contains(.fails))
    let cell = try #require(layout.cell(item: "received_new", measure: "total"))
    let own = layout.checks.count { $0.cells.contains(cell) }
    #expect(own == 2, "the sum of its row, and that of its column")
    for (content, failing, untested) in [
      (ReviewLayout.Content.number(Decimal64(5)), 2, 0), (.unknown, 0, 2), (.nothing, 0, 1),
    ] {
      var changed = zeros
      changed[cell] = content
      let outcomes = layout.outcomes(layout.contents(changed))
      let more = outcomes.count { $0 == .untested } - before.count { $0 == .untested }
      #expect(outcomes.count { $0 == .fails } == failing && more == untested)
    }
    // A blank total over filled parts stands for nothing in no other sum.
    var filled = zeros
    filled[cell] = .nothing
    filled[try #require(layout.cell(item: "received_new", measure: "research"))] = .number(Decimal64(7))
    let outcomes = layout.outcomes(layout.contents(filled))
    #expect(
      layout.checks.indices.filter { layout.checks[$0].cells.contains(cell) }.allSatisfy {
        outcomes[$0] == .untested
      })
  }
}
