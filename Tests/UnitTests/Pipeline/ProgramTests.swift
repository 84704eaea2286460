import Foundation
import Testing

@testable import Pipeline

/// Starts the program as a person or cron does.
struct ProgramTests {
  private func corpus(_ count: Int = 3) throws -> Workplace {
    let work = try Workplace()
    for index in 0..<count {
      try work.write(try SampleReport.text(year: 2021 + index % 3, count: index), "in/\(index).txt")
    }
    return work
  }

  private func run(
    _ work: Workplace, _ flags: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    let data = DiskPath.project.appending("data").description
    let all = ["run", "--input", "in", "--output", "tables", "--data", data, "--fail-on", "never"] + flags
    return try Program.run(all, in: work.path, environment: environment)
  }

  // MARK: Arguments

  @Test(
    "a wrong command line ends with 2 and says what was meant",
    arguments: [
      (["rnu"], "there is no command “rnu”; did you mean run?"),
      (["run", "--ouput", "x"], "run has no flag --ouput; did you mean --output?"),
      (["verify", "--jobs", "2", "x"], "verify has no flag --jobs; it belongs to run"),
      (["run", "--output"], "--output needs a value: --output PATH"),
      (["run", "--output", "--quiet"], "--output needs a value: --output PATH"),
      (["run", "--jobs", "0"], "--jobs is 0, expected a number from 1 to 4096 or “auto”"),
      (
        ["run", "--fail-on=eror"],
        "--fail-on is “eror”, expected error, warning or never; did you mean error?"
      ),
      (["run", "--until", "segmnt"], "did you mean segment?"),
      (["run", "folder"], "run does not take “folder”; inputs are named with --input: nianbao run"),
      (["run"], "there is nothing to read"),
      (["verify"], "verify needs TABLES: nianbao verify TABLES"),
      (["config", "chekc"], "config does not know “chekc”; did you mean check?"),
      (["rules", "--format", "xml"], "--format is “xml”, expected text, json, csv, md"),
      (["rules", "NB2O1"], "there is no rule “NB2O1”; did you mean NB201?"),
      (["--jobs", "2"], "a command comes first, found --jobs"),
      (["run", "--config", "missing.json", "--input", "x"], "cannot open missing.json"),
      (["run", "--input", ".", "--data", "nowhere"], "nowhere has no folder templates"),
      (["explain", "."], "is a folder: explain reads one document"),
    ] as [([String], String)])
  func wrongUsage(arguments: [String], sentence: String) throws {
    let work = try Workplace()
    let data = DiskPath.project.appending("data").description
    let outcome = try Program.run(arguments, in: work.path, environment: ["NIANBAO_DATA": data])
    #expect(outcome.code == 2)
    #expect(outcome.said.contains(sentence), "\(outcome.said)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "help and version are printed on stdout",
    arguments: [
      ([], "usage: nianbao COMMAND"), (["help"], "usage: nianbao COMMAND"), (["--help"], "usage: nianbao"),
      (["help", "run"], "--max-reject N%"), (["run", "--help"], "--max-reject N%"),
      (["verify", "-h"], "nianbao verify TABLES"), (["--version"], "nianbao \(Version.text)"),
      (["config", "print"], "failOn = error"), (["rules"], "NB201"),
    ] as [([String], String)])
  func help(arguments: [String], text: String) throws {
    let work = try Workplace()
    let outcome = try Program.run(arguments, in: work.path)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(text))
    #expect(outcome.said.isEmpty)
  }

  // MARK: Exit codes

  @Test("0: tables are published, verified, and one line says so")
  func done() throws {
    let work = try corpus()
    let outcome = try run(work)
    #expect(outcome.code == 0, "\(outcome.said)")
    #expect(outcome.said.hasPrefix("nianbao: 3 documents: 3 reports, 0 rejects; "))
    #expect(outcome.said.split(separator: "\n").count == 1)
    #expect(outcome.output.isEmpty)
    let verified = try Program.run(["verify", "tables"], in: work.path)
    #expect(verified.code == 0)
    #expect(try run(work, ["--quiet"]).said.isEmpty)
  }

  @Test("1: an input that is not there, an output that is not ours, tables that were changed")
  func failed() throws {
    let work = try corpus()
    #expect(try run(work, ["--input", "nowhere"]).code == 1)
    #expect(try !work.exists("tables.state"))
    try work.write("mine", "tables/notes.txt")
    #expect(try run(work).code == 1)
    #expect(try work.text("tables/notes.txt") == "mine")
    try Disk.removeTree(work["tables"])
    #expect(try run(work).code == 0)
    try work.write("x", "tables/csv/reports.csv")
    let verified = try Program.run(["verify", "tables"], in: work.path)
    #expect(verified.code == 1)
    #expect(verified.said.contains("tables/csv/reports.csv: changed"))
  }

  @Test("2: a fault of the configuration or of the definitions names file and place")
  func configuration() throws {
    let work = try corpus()
    try work.write("{\n\"ruels\": {}}", "pipeline.json")
    let unknown = try run(work)
    #expect(unknown.code == 2)
    #expect(unknown.said.contains("pipeline.json:2: unknown key “ruels”; did you mean rules?"))
    try work.write("{\n\"rules\": {\n\"NB999\": \"off\"}}", "pipeline.json")
    #expect(try run(work).said.contains("pipeline.json:3: there is no rule “NB999”"))
    try work.write("{}", "pipeline.json")
    try work.write("{\"template\": 1}", "data/templates/2021.json")
    let broken = try Program.run(
      ["run", "--input", "in", "--output", "tables", "--data", "data"], in: work.path)
    #expect(broken.code == 2)
    #expect(broken.said.contains("data/"))
    #expect(try !work.exists("tables"))
  }

  @Test("3: published, with a document that was rejected, which is named")
  func rejected() throws {
    let work = try corpus()
    try work.write([0, 1, 2, 0xFF], Array("in/zz\n.txt".utf8))
    let outcome = try run(work)
    #expect(outcome.code == 3)
    #expect(outcome.said.contains("nianbao: zz\\x0A.txt: rejected: "))
    #expect(outcome.said.contains("3 reports, 1 reject;"))
    #expect(try work.text("tables/csv/rejects.csv").contains("zz"))
  }

  @Test("3: findings at or above failOn; the severity of a rule can be set")
  func findings() throws {
    let work = try corpus()
    // The total of 3 applications says 9.
    let text = try SampleReport.text(count: 3).replacingOccurrences(of: "\t3\n", with: "\t9\n")
    try work.write(text, "in/wrong.txt")
    #expect(try run(work).code == 0)
    let data = DiskPath.project.appending("data").description
    let plain = ["run", "--input", "in", "--output", "tables", "--data", data]
    #expect(try Program.run(plain, in: work.path).code == 3)
    #expect(try Program.run(plain + ["--fail-on", "warning"], in: work.path).code == 3)
  }

  @Test("4: too many rejects, or none left to read, do not replace good tables; a first run publishes")
  func gates() throws {
    let work = try corpus()
    #expect(try run(work).code == 0)
    let good = try work.tree("tables")
    try work.write([0, 1], Array("in/bad.txt".utf8))
    let refused = try run(work)
    #expect(refused.code == 4)
    #expect(refused.said.contains("1 of 4 documents were rejected, more than maxReject 5% and than before"))
    #expect(try work.tree("tables") == good)
    #expect(try run(work, ["--max-reject", "25%"]).code == 3)
    #expect(try run(work).code == 3, "as many rejects as before are no reason")
    try Disk.removeTree(work["in"])
    try Disk.makeFolder(work["in"])
    #expect(try run(work).code == 4)
    try Disk.removeTree(work["tables"])
    #expect(try run(work).code == 0)
    #expect(try work.text("tables/csv/reports.csv").split(separator: "\n").count == 1)
  }

  @Test("75: another run holds the lock")
  func locked() throws {
    let work = try corpus()
    try Disk.makeFolder(work["tables.state"])
    let lock = try RunLock(work["tables.state/lock"])
    let outcome = try run(work)
    #expect(outcome.code == 75)
    #expect(outcome.said.contains("pid \(ProcessInfo.processInfo.processIdentifier), host"))
    withExtendedLifetime(lock) {}
    #expect(try !work.exists("tables"))
  }

  @Test("129, 130, 143: a signal ends the run, nothing is published and nothing is left")
  func interrupted() throws {
    for signal in [SIGHUP, SIGINT, SIGTERM] {
      let work = try corpus()
      #expect(try run(work).code == 0)
      let before = try work.tree("tables")
      let text = try SampleReport.text()
      for index in 0..<300 { try work.write(text, "in/more/\(index).txt") }
      let data = DiskPath.project.appending("data").description
      let running = try Program.start(
        ["run", "--input", "in", "--output", "tables", "--data", data, "--jobs", "1"], in: work.path)
      // The candidate stands as soon as documents are read.
      while running.process.isRunning, try !work.exists("tables.state/candidate/csv") { usleep(500) }
      kill(running.process.processIdentifier, signal)
      let outcome = try running.wait()
      #expect(outcome.code == 128 + signal, "\(outcome.said)")
      #expect(running.process.terminationReason == .exit)
      #expect(try work.tree("tables") == before)
      #expect(try !work.exists("tables.state/candidate"))
    }
  }

  // MARK: Sameness

  @Test("1, 2 and 7 workers, small blocks, another locale and time zone give the same bytes")
  func sameness() throws {
    let work = try corpus(12)
    try work.write([0xFF, 0], Array("in/7b.txt".utf8))
    try work.write(try work.text("in/3.txt"), "in/copy of 3.txt")
    var expected: [String: [UInt8]]?
    for (index, flags) in [["--jobs", "1"], ["--jobs", "2"], ["--jobs", "7"], []].enumerated() {
      try work.write("{\"limits\": {\"blockDocuments\": \(index == 3 ? 256 : 5 + index)}}", "pipeline.json")
      let environment = index == 3 ? ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York"] : [:]
      #expect(try run(work, flags, environment: environment).code == 3)
      var tree = try work.tree("tables")
      tree["tables/manifest.json"] = nil
      if let expected { #expect(tree == expected, "\(flags)") }
      expected = tree
    }
    #expect(expected?.count == 24)
  }

  @Test("rules of a project are checked, listed, applied and switched like the others")
  func projectRules() throws {
    let work = try corpus(2)
    let rule = """
      {"rules": [{"code": "P001", "name": "NoLicences", "severity": "info", "titleEn": "no licences at all",
        "left": ["decisions/licensing/decisions"], "relation": "atLeast", "number": "1"}]}
      """
    try work.write(rule, "rules/our.json")
    try work.write("{\"projectRules\": \"rules/our.json\"}", "pipeline.json")
    #expect(try run(work, ["--quiet"]).code == 0)
    #expect(
      try work.text("tables/csv/issues.csv").contains(",P001,info,report,decisions,licensing,decisions,1,0,"))
    let data = ["NIANBAO_DATA": DiskPath.project.appending("data").description]
    let listed = try Program.run(["rules"], in: work.path, environment: data)
    #expect(listed.output.hasSuffix("P001   info     NoLicences                      no licences at all\n"))

    let off = "{\"projectRules\": \"rules/our.json\", \"rules\": {\"NoLicences\": \"off\"}}"
    try work.write(off, "pipeline.json")
    #expect(try run(work, ["--quiet", "--full"]).code == 0)
    #expect(try !work.text("tables/csv/issues.csv").contains("P001"))

    try work.write(rule.replacingOccurrences(of: "licensing", with: "licencing"), "rules/our.json")
    let wrong = try run(work)
    #expect(wrong.code == 2)
    #expect(wrong.said.contains("rules/our.json: rules[0].left: is no cell table/item/measure of any form"))
  }

  @Test("a copy of a file under another name is a report of its own")
  func copies() throws {
    let work = try Workplace()
    let text = try SampleReport.text()
    try work.write(text, "in/a.txt")
    try work.write(text, "in/b.txt")
    #expect(try run(work).code == 0)
    #expect(try work.text("tables/csv/reports.csv").split(separator: "\n").count == 3)
    #expect(try work.text("tables/csv/issues.csv").contains("NB401"))
  }

  // MARK: Debugging

  @Test(
    "a run up to a stage writes its result, a line a document", arguments: Stage.allCases.dropLast())
  func until(stage: Stage) throws {
    let work = try corpus()
    try work.write([0xFF, 0], Array("in/bad.txt".utf8))
    #expect(try run(work, ["--until", stage.rawValue]).code == 3)
    let lines = try work.text("tables/\(stage.rawValue).jsonl").split(separator: "\n")
    #expect(lines.count == 4)
    let nodes = try lines.map { try JSONReader.read(Array($0.utf8)) }
    #expect(nodes.map { $0["source_path"]?.string } == ["0.txt", "1.txt", "2.txt", "bad.txt"])
    #expect(nodes[3]["reject"]?["rule"] != nil)
    #expect(try Program.run(["verify", "tables"], in: work.path).code == 0)
    // Whole tables are not replaced by the result of a stage.
    try Disk.removeTree(work["in/bad.txt"])
    #expect(try run(work).code == 0)
    #expect(try run(work, ["--until", stage.rawValue]).code == 2)
    #expect(try work.exists("tables/csv/reports.csv"))
  }

  @Test("the summary as JSON tells the counts and the code")
  func summary() throws {
    let work = try corpus()
    #expect(try run(work, ["--summary-json", "summary.json", "--log-format", "json"]).code == 0)
    let node = try JSONReader.read(try work.read("summary.json"))
    #expect(node["exit_code"]?.integer == 0)
    #expect(node["counts"]?["reports"]?.integer == 3)
    #expect(node["rows"]?["reports"]?.integer == 3)
    let outcome = try run(work, ["--log-format", "json"])
    let said = try JSONReader.read(Array(outcome.said.utf8))
    #expect(said["level"]?.string == "summary")
    #expect(said["counts"]?["reports"]?.integer == 3)
  }

  @Test("explain shows the cells with the text they were read from")
  func explain() throws {
    let work = try corpus(6)
    let data = DiskPath.project.appending("data").description
    let all = try Program.run(["explain", "in/5.txt", "--data", data], in: work.path)
    #expect(all.code == 0, "\(all.said)")
    #expect(all.output.contains("    received_new               5 "))
    let cell = "requests/received_new/natural_person"
    let one = try Program.run(["explain", "in/5.txt", "--cell", cell, "--data", data], in: work.path)
    #expect(one.output.contains("requests/received_new/natural_person = 5 count"))
    #expect(one.output.contains("printed  “5”"))
    #expect(!one.output.contains("reviews/"))
    #expect(!one.output.contains("Findings"))
    let mistyped = try Program.run(
      ["explain", "in/5.txt", "--cell", "request/received_new", "--data", data], in: work.path)
    #expect(mistyped.code == 2)
    #expect(mistyped.said.contains("has no cell “request/received_new”; did you mean requests/received_new?"))
  }

  @Test("explain tells the row and the column of a cell of a page")
  func explainPage() throws {
    let work = try Workplace()
    let page = """
      <h1>某某市水利局2021年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>
      <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
      <tr><td>规章</td><td>0</td><td>0</td><td>7</td></tr><tr><td>行政规范性文件</td><td>3</td><td></td><td>45</td></tr></table>
      """
    try Disk.write(Array(page.utf8), to: work.path.appending("a.html"))
    let data = DiskPath.project.appending("data").description
    for (measure, place) in [("issued", "row 3, column 2"), ("repealed", "row 3, column 3")] {
      let cell = "documents/normative_document/\(measure)"
      let told = try Program.run(["explain", "a.html", "--cell", cell, "--data", data], in: work.path)
      #expect(told.output.contains("    cell     \(place) of table 1 of the document\n"), "\(told.output)")
    }
  }

  @Test("config init writes a starter that config check accepts, and never over a file")
  func initialise() throws {
    let work = try Workplace()
    #expect(try Program.run(["config", "init"], in: work.path).code == 0)
    let data = DiskPath.project.appending("data").description
    let checked = try Program.run(["config", "check"], in: work.path, environment: ["NIANBAO_DATA": data])
    #expect(checked.code == 0, "\(checked.said)")
    let before = try work.text("pipeline.json")
    #expect(try Program.run(["config", "init"], in: work.path).code == 1)
    #expect(try work.text("pipeline.json") == before)
  }
}
