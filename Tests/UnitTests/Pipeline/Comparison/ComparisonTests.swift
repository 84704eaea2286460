import Export
import Testing

@testable import Pipeline

/// What changed between two folders is told by who reports on which year, and with its cause.
@Suite struct ComparisonTests {
  private struct Report {
    var id: String
    var agency = "青石县水利局"
    var year = "2022"
    var hash = "aa"
    /// Places with value and flags.
    var cells: [(place: String, value: String, flags: String)]
  }

  private func folder(
    _ work: Workplace, _ name: String, _ reports: [Report], version: String = "1", program: String? = nil,
    settings: String? = nil, helpers: String? = nil, corrections: String? = nil,
    configuration: String = "c", definitions: String = "d"
  ) throws -> DiskPath {
    func field(_ text: String) -> String { text.contains(",") ? "\"\(text)\"" : text }
    var rows = "report_id,agency,year,template,source_path,sha256\n"
    var cells = "report_id,agency,year,template,table,item,measure,value,unit,raw,flags\n"
    for report in reports {
      rows += "\(report.id),\(field(report.agency)),\(report.year),2021,\(report.id).txt,\(report.hash)\n"
      for cell in report.cells {
        let place = cell.place.split(separator: "/").joined(separator: ",")
        cells += "\(report.id),\(field(report.agency)),\(report.year),2021,\(place),\(cell.value),count,"
        cells += "\"a\nb\",\(cell.flags)\n"
      }
    }
    try work.write(rows, "\(name)/csv/reports.csv")
    try work.write(cells, "\(name)/csv/observations.csv")
    let manifest = Manifest(
      version: version, build: program, settings: settings, helpers: helpers, corrections: corrections,
      configuration: configuration,
      definitions: definitions, host: "h",
      startedAt: "", counts: [:], seconds: [:], files: [])
    try work.write(ManifestSeal.sealed(manifest), Array("\(name)/manifest.json".utf8))
    return work[name]
  }

  private func lines(_ old: DiskPath, _ new: DiskPath, format: String = "csv") throws -> [String] {
    var text = ""
    try ComparisonText.write(old: old, new: new, format: format) { text += $0 }
    return text.split(separator: "\n").map(String.init)
  }

  @Test("what people decided is a cause of its own, for cells and for the name of the agency")
  func decisions() throws {
    let work = try Workplace()
    func reports(_ flags: String, agency: String) -> [Report] {
      [
        Report(id: "R1", cells: [("t/i/m", flags.isEmpty ? "1" : "2", flags)]),
        Report(id: "R2", agency: agency, year: "2021", hash: "bb", cells: [("t/i/m", "7", "")]),
        Report(id: "R3", year: "2020", hash: "cc", cells: [("t/i/m", flags.isEmpty ? "8" : "9", "")]),
      ]
    }
    let old = try folder(work, "old", reports("", agency: "青石"))
    let new = try folder(
      work, "new", reports("annotated;corrected", agency: "青石县林业局"), corrections: "e")
    let causes = try lines(old, new).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      causes.map { "\($0[0]) \($0[2]) \($0[12])" }.sorted() == [
        "added 2021 corrections", "changed 2020 unknown", "changed 2022 corrections",
        "removed 2021 corrections",
      ])
    // Without another file of corrections the flag alone is no cause.
    let same = try folder(work, "same", reports("annotated;corrected", agency: "青石县林业局"))
    #expect(try !lines(old, same).contains { $0.contains(",corrections,") })
  }

  @Test("cells that are new, gone or other are told, and nothing else")
  func changes() throws {
    let work = try Workplace()
    let old = try folder(
      work, "old",
      [
        Report(
          id: "R1", agency: "a,b",
          cells: [
            ("t/i/same", "1", ""), ("t/i/value", "2", ""), ("t/i/flag", "3", ""), ("t/i/gone", "4", ""),
          ]),
        Report(id: "R2", year: "2021", cells: [("t/i/m", "7", "")]),
      ])
    let new = try folder(
      work, "new",
      [
        Report(id: "R3", year: "2023", cells: [("t/i/m", "", "blank")]),
        // The file has another name, and the order of the reports is another.
        Report(
          id: "R9", agency: "a,b",
          cells: [
            ("t/i/same", "1", ""), ("t/i/new", "5", ""), ("t/i/value", "22", ""),
            ("t/i/flag", "3", "repaired"),
          ]),
      ])
    #expect(
      try lines(old, new).dropFirst() == [
        "added,\"a,b\",2022,t,i,new,,5,,count,,,unknown,R1,R9",
        "changed,\"a,b\",2022,t,i,value,2,22,count,count,,,unknown,R1,R9",
        "changed,\"a,b\",2022,t,i,flag,3,3,count,count,,repaired,unknown,R1,R9",
        "removed,\"a,b\",2022,t,i,gone,4,,count,,,,unknown,R1,R9",
        "removed,青石县水利局,2021,t,i,m,7,,count,,,,source,R2,",
        "added,青石县水利局,2023,t,i,m,,,,count,,blank,source,,R3",
      ])
    let text = try lines(old, new, format: "text")
    #expect(
      text.last?.hasPrefix("reports: 1 added, 1 removed, 1 changed; cells: 2 added, 2 removed, 2 changed")
        == true)
    #expect(
      try lines(old, old, format: "text") == [
        "reports: 0 added, 0 removed, 0 changed; cells: 0 added, 0 removed, 0 changed"
      ])
    let json = try JSONReader.read(Array(try lines(old, new, format: "json").joined(separator: "\n").utf8))
    #expect(json["changes"]?.elements.count == 6)
    #expect(json["summary"]?["cells"]?["changed"]?.integer == 2)
  }

  @Test(
    "the cause is what differs: the file, the rules, the configuration, the program",
    arguments: [
      ("aa", "1", "p", "c", "d", "unknown"), ("bb", "1", "p", "c", "d", "source"),
      ("aa", "2", "p", "c", "d", "program"), ("aa", "1", "q", "c", "d", "program"),
      ("aa", "1", "p", "x", "d", "configuration"), ("aa", "1", "p", "c", "x", "rules"),
      ("bb", "2", "q", "x", "x", "source;rules;configuration;program"),
    ])
  func causes(
    hash: String, version: String, program: String, configuration: String, definitions: String, cause: String
  ) throws {
    let work = try Workplace()
    let old = try folder(work, "old", [Report(id: "R1", cells: [("t/i/m", "1", "")])], program: "p")
    let new = try folder(
      work, "new", [Report(id: "R1", hash: hash, cells: [("t/i/m", "2", "")])], version: version,
      program: program, configuration: configuration, definitions: definitions)
    #expect(
      try lines(old, new).dropFirst() == ["changed,青石县水利局,2022,t,i,m,1,2,count,count,,,\(cause),R1,R1"])
  }

  @Test(
    "a setting that decides no cell is no cause, a helper program is one as the program itself",
    arguments: [
      ("s", "h", "unknown"), ("t", "h", "configuration"), ("s", "i", "program"),
      ("t", "i", "configuration;program"),
    ])
  func causesOfCells(settings: String, helpers: String, cause: String) throws {
    let work = try Workplace()
    let old = try folder(
      work, "old", [Report(id: "R1", cells: [("t/i/m", "1", "")])], settings: "s", helpers: "h")
    let new = try folder(
      work, "new", [Report(id: "R1", cells: [("t/i/m", "2", "")])], settings: settings, helpers: helpers,
      configuration: "x")
    #expect(
      try lines(old, new).dropFirst() == ["changed,青石县水利局,2022,t,i,m,1,2,count,count,,,\(cause),R1,R1"])
  }

  @Test("reports without an agency or a year are known by their file, and a place may stand twice")
  func unknownReports() throws {
    let work = try Workplace()
    let old = try folder(
      work, "old",
      [
        Report(id: "R1", year: "", cells: [("t/i/m", "1", ""), ("t/i/m", "2", "")]),
        Report(id: "R2", year: "", cells: [("t/i/m", "9", "")]),
      ])
    let new = try folder(
      work, "new",
      [
        Report(id: "R1", year: "", cells: [("t/i/m", "1", ""), ("t/i/m", "3", ""), ("t/i/m", "4", "")]),
        Report(id: "R2", year: "", cells: [("t/i/m", "9", "")]),
      ])
    #expect(
      try lines(old, new).dropFirst() == [
        "changed,青石县水利局,,t,i,m,2,3,count,count,,,unknown,R1,R1",
        "added,青石县水利局,,t,i,m,,4,,count,,,unknown,R1,R1",
      ])
  }

  @Test("a folder without the plain CSV edition or without a manifest is a wrong usage")
  func unusableFolders() throws {
    let work = try Workplace()
    let whole = try folder(work, "whole", [])
    try Disk.makeFolders(work["empty"])
    let bare = try folder(work, "bare", [])
    try work.write("编号\n", "bare/csv/reports.csv")
    for (other, sentence) in [
      (work["empty"], "has no manifest.json"), (bare, "has no column report_id"),
    ] {
      let failure = #expect(throws: RunFailure.self) { try lines(whole, other) }
      #expect(failure?.exit == .wrongUsage)
      #expect(failure?.message.contains(sentence) == true, "\(failure?.message ?? "")")
    }
  }

  @Test("random folders differ where a slow comparison says so")
  func randomFolders() throws {
    var random = SplitMix(seed: 12)
    for round in 0..<6 {
      func reports(_ prefix: String) -> [Report] {
        (0..<12).filter { _ in random.next() % 5 > 0 }.map { index in
          let cells = (0..<8).filter { _ in random.next() % 4 > 0 }.map { place in
            (
              place: "t/i\(place)/m", value: "\(random.next() % 3)",
              flags: random.next() % 6 == 0 ? "blank" : ""
            )
          }
          return Report(id: "\(prefix)\(index)", agency: "机关\(index)", cells: cells)
        }.shuffled(using: &random)
      }
      let before = reports("A")
      let after = reports("B")
      func cells(_ reports: [Report]) -> [String: String] {
        var cells: [String: String] = [:]
        for report in reports {
          for cell in report.cells { cells["\(report.agency) \(cell.place)"] = "\(cell.value) \(cell.flags)" }
        }
        return cells
      }
      let (left, right) = (cells(before), cells(after))
      let expected = Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }
      let work = try Workplace()
      let old = try folder(work, "old", before)
      let new = try folder(work, "new", after)
      let found = try lines(old, new).dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return "\(fields[1]) \(fields[3])/\(fields[4])/\(fields[5])"
      }
      #expect(found.count == expected.count, "round \(round)")
      #expect(Set(found) == expected, "round \(round)")
    }
  }
}
