import Testing

@testable import Pipeline

struct ConfigurationTests {
  private func configuration(
    _ file: String? = nil, flags: [(String, String)] = [], environment: [(String, String)] = []
  ) throws -> Configuration {
    let place = try Workplace()
    var sources = Configuration.Sources(
      flags: flags.map { (name: $0.0, value: Array($0.1.utf8)) },
      environment: environment.map { (name: $0.0, value: Array($0.1.utf8)) })
    sources.file = try place.write(file ?? "{}", "pipeline.json")
    return try Configuration(sources)
  }

  private func faults(
    _ file: String? = nil, flags: [(String, String)] = [], environment: [(String, String)] = []
  ) -> [String] {
    do {
      _ = try configuration(file, flags: flags, environment: environment)
      return []
    } catch let failure as RunFailure {
      #expect(failure.exit == .wrongUsage)
      return failure.message.split(separator: "\n").map { line in
        line.split(separator: "/").last.map(String.init) ?? ""
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("flags come before the environment, that before the file, that before the defaults")
  func precedence() throws {
    let file = "{\n\"workers\": 3}"
    let environment = [("NIANBAO_JOBS", "4")]
    let flags = [("jobs", "5")]
    #expect(try configuration().count("workers") == nil)
    #expect(try configuration(file).count("workers") == 3)
    #expect(try configuration(file, environment: environment).count("workers") == 4)
    #expect(try configuration(file, flags: flags, environment: environment).count("workers") == 5)
    #expect(try configuration(file).origin("workers").description.hasSuffix("pipeline.json:2"))
    #expect(try configuration(file, environment: environment).origin("workers").description == "NIANBAO_JOBS")
    #expect(try configuration(file, flags: flags).origin("workers").description == "--jobs")
    #expect(try configuration(file).origin("output").description == "default")
  }

  @Test(
    "an unknown key is told with its line and the key that was meant",
    arguments: [
      ("{\n \"ouput\": \"x\"}", "pipeline.json:2: unknown key “ouput”; did you mean output?"),
      ("{\"jobs\": 2}", "pipeline.json:1: unknown key “jobs”; did you mean workers?"),
      (
        "{\"log\": {\n\"progres\": \"bar\"}}",
        "pipeline.json:2: unknown key “log.progres”; did you mean log.progress?"
      ),
      ("{\"fileBytes\": 3}", "pipeline.json:1: unknown key “fileBytes”; did you mean limits.fileBytes?"),
      (
        "{\"stages\": {\"segmnt\": {}}}",
        "pipeline.json:1: unknown key “stages.segmnt”; did you mean stages.segment?"
      ),
      (
        "{\"stages\": {\"segment\": {\"zzz\": 1}}}",
        "pipeline.json:1: unknown key “stages.segment.zzz”; it takes no options"
      ),
    ])
  func unknownKeys(file: String, fault: String) {
    #expect(faults(file) == [fault])
  }

  @Test(
    "a value of the wrong kind is told with its line and what was expected",
    arguments: [
      ("{\"workers\": 0}", "pipeline.json:1: workers is 0, expected a number from 1 to 4096 or “auto”"),
      (
        "{\"workers\": \"many\"}",
        "pipeline.json:1: workers is “many”, expected a number of 1 or more or “auto”"
      ),
      ("{\"output\": 3}", "pipeline.json:1: output is a number, expected a path in quotes"),
      ("{\"inputs\": []}", "pipeline.json:1: inputs is an empty list"),
      ("{\"inputs\": [\n1]}", "pipeline.json:2: inputs holds a number, expected texts in quotes"),
      (
        "{\"failOn\": \"eror\"}",
        "pipeline.json:1: failOn is “eror”, expected error, warning or never; did you mean error?"
      ),
      ("{\"maxReject\": 5}", "pipeline.json:1: maxReject is a number, expected a text such as “5%”"),
      (
        "{\"maxReject\": \"101%\"}",
        "pipeline.json:1: maxReject is “101%”, expected a share from 0% to 100% such as 5% or 0.5%"
      ),
      (
        "{\"outputs\": [\"exel\"]}",
        "pipeline.json:1: outputs is “exel”, expected csv, excel, parquet, sqlite or report; did you mean excel?"
      ),
      (
        "{\"outputs\": {\n\"editions\": [\"cvs\"]}}",
        "pipeline.json:2: outputs.editions is “cvs”, expected csv, excel, parquet, sqlite or report; did you mean csv?"
      ),
      (
        "{\"outputs\": {\n\"csv\": {\"delimiter\": \"semi\"}}}",
        "pipeline.json:2: outputs.csv.delimiter is “semi”, expected comma, semicolon, tab or bar; did you mean semicolon?"
      ),
      (
        "{\"outputs\": {\n\n\"columns\": {\n\"requests\": []}}}",
        "pipeline.json:4: outputs.columns gives requests no list of names"
      ),
      ("{\"outputs\": \"csv\"}", "pipeline.json:1: outputs is a text, expected an object or a list"),
      ("{\"log\": []}", "pipeline.json:1: log is a list, expected an object"),
      ("{\"log\": {\"quiet\": \"yes\"}}", "pipeline.json:1: log.quiet is a text, expected true or false"),
      (
        "{\"limits\": {\"fileBytes\": \"5 parsec\"}}",
        "pipeline.json:1: limits.fileBytes is “5 parsec”, expected a number of bytes, or a text such as “64 MiB”"
      ),
      (
        "{\"rules\": {\n\"NB201\": \"fatal\"}}",
        "pipeline.json:2: rules NB201 is “fatal”, expected off, info, warning or error"
      ),
      ("[]", "pipeline.json:1: the configuration is a list, expected an object"),
      ("{\"workers\": 1,}", "pipeline.json:1: a comma stands before }"),
    ])
  func wrongValues(file: String, fault: String) {
    #expect(faults(file) == [fault])
  }

  @Test("all faults are told at once, those of flags and environment too")
  func severalFaults() {
    let found = faults(
      "{\"a1\": 1,\n\"workers\": -1}", flags: [("max-reject", "5")], environment: [("NIANBAO_FAIL_ON", "no")])
    #expect(found.count == 4)
    #expect(found.contains { $0.hasPrefix("--max-reject is “5”") })
    #expect(found.contains { $0.hasPrefix("NIANBAO_FAIL_ON is “no”") })
  }

  @Test("paths of the file are meant from its folder, those of flags from where one stands")
  func paths() throws {
    let read = try configuration(
      "{\"inputs\": [\"a\", \"/b\"], \"output\": \"out\"}", flags: [("state", "s")])
    #expect(read.paths("inputs").map(\.isAbsolute) == [true, true])
    #expect(read.paths("inputs")[1].description == "/b")
    #expect(read.path("output")?.name == Array("out".utf8))
    #expect(read.path("output")?.isAbsolute == true)
    #expect(read.path("state")?.description == "s")
  }

  @Test("several inputs: a flag each, or a colon in the environment")
  func severalInputs() throws {
    #expect(try configuration(flags: [("input", "a"), ("input", "b")]).paths("inputs").count == 2)
    #expect(try configuration(environment: [("NIANBAO_INPUT", "a:b:c")]).paths("inputs").count == 3)
    #expect(faults(flags: [("output", "a"), ("output", "b")]) == ["--output stands 2 times, expected once"])
  }

  @Test(
    "sizes and shares are exact",
    arguments: [("0%", 0), ("5%", 500), ("0.5%", 50), ("12.34%", 1234), ("100%", 10_000)])
  func shares(text: String, share: Int) throws {
    #expect(try configuration(flags: [("max-reject", text)]).share("maxReject") == share)
    #expect(SettingValue.describe(share: share) == text)
  }

  @Test("the starter that config init writes is in order and sets what it says")
  func starter() throws {
    let read = try configuration(Configuration.starter)
    #expect(read.paths("inputs").count == 1)
    for entry in read.entries where !entry.setting.fallback.isEmpty {
      let fallback = try SettingValue.parse(Array(entry.setting.fallback.utf8), as: entry.setting.kind)
      if case .path = fallback { continue }
      #expect(entry.value.description == fallback.description, "\(entry.setting.key)")
    }
  }

  @Test("the configuration of the repository is in order")
  func ownFile() throws {
    let bytes = try Disk.read(DiskPath.project.appending("pipeline.json"), limit: 1 << 20)
    #expect(ConfigurationFile(bytes, path: DiskPath("pipeline.json")).faults == [])
  }

  @Test("every setting has a variable of its own and its default can be read")
  func settings() {
    #expect(Set(Setting.all.map(\.variable)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
    for setting in Setting.all where !setting.fallback.isEmpty {
      #expect(throws: Never.self) { try SettingValue.parse(Array(setting.fallback.utf8), as: setting.kind) }
    }
  }
}
