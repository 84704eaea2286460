import Core
import Export
import Testing

@testable import Pipeline

/// Names that a configuration gives are held against the tables that there are.
@Suite struct OutputSelectionTests {
  private func selection(_ outputs: String) throws -> OutputSelection {
    let work = try Workplace()
    try work.write("{\n\"outputs\": \(outputs)\n}", "pipeline.json")
    let configuration = try Configuration(Configuration.Sources(file: work["pipeline.json"]))
    return try OutputSelection(configuration, definitions: try ProjectData.definitions())
  }

  @Test(
    "a name that there is not is told with its line and the nearest one",
    arguments: [
      ("{\"tables\": [\"request\"]}", 2, "there is no table “request”; did you mean requests?"),
      (
        "{\n\"columns\": {\n\"reveiws\": [\"item\"]}}", 4,
        "there is no table “reveiws”; did you mean reviews?"
      ),
      (
        "{\n\"columns\": {\"requests\": [\"item\"],\n\"reviews\": [\"totl\"]}}", 4,
        "reviews has no column “totl”; did you mean total?"
      ),
      ("{\"tables\": [\"requests\"], \"shape\": [\"long\"]}", 2, "outputs leaves no table to write"),
    ])
  func wrongNames(outputs: String, line: Int, sentence: String) throws {
    let failure = #expect(throws: RunFailure.self) { try selection(outputs) }
    #expect(failure?.exit == .wrongUsage)
    let message = try #require(failure?.message)
    #expect(message.hasSuffix("pipeline.json:\(line): \(sentence)"), "\(message)")
  }

  @Test("tables and columns are those that were asked for, in the order of the codebook")
  func choice() throws {
    let all = try ProjectData.definitions().categories
    func tables(_ outputs: String) throws -> [String] {
      try selection(outputs).tables(rows: [:]).map(\.category.table)
    }
    #expect(try tables("[\"csv\"]") == all.map(\.table))
    #expect(try tables("{\"tables\": [\"reviews\", \"reports\"]}") == ["reports", "reviews"])
    #expect(
      try tables("{\"shape\": [\"long\"]}")
        == all.filter { $0.fixed != nil && $0.fixed != .panel }.map(\.table))
    #expect(
      try tables("{\"shape\": [\"wide\"]}")
        == all.filter { ![.observations, .indicators].contains($0.fixed) }.map(\.table))
    let some = try selection("{\"columns\": {\"reports\": [\"year\", \"report_id\"]}}")
      .tables(rows: ["reports": 3])
    #expect(some.map(\.category.table) == all.map(\.table))
    #expect(some[0].columns.map(\.definition.name) == ["report_id", "year"])
    #expect(some[0].rows == 3)
    #expect(some[1].columns.count == all[1].columns.count)
  }

  @Test("plain CSV of whole tables is what the rows are kept as, anything else is written from them")
  func keptRows() throws {
    #expect(try selection("[\"csv\"]").keepsRows(of: "reviews"))
    #expect(try !selection("[\"excel\"]").keepsRows(of: "reviews"))
    #expect(try !selection("{\"csv\": {\"headers\": \"zh\"}}").keepsRows(of: "reviews"))
    #expect(try !selection("{\"tables\": [\"reports\"]}").keepsRows(of: "reviews"))
    #expect(try !selection("{\"columns\": {\"reviews\": [\"item\"]}}").keepsRows(of: "reviews"))
    #expect(try selection("{\"columns\": {\"reviews\": [\"item\"]}}").keepsRows(of: "reports"))
  }
}
