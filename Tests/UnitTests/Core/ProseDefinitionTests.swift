import Core
import Foundation
import Testing

/// Faults of `data/metrics.json` and `data/numerals.json` name the file and the place in it.
@Suite struct ProseDefinitionTests {
  static let faults: [(file: String, text: String, instead: String, path: String)] = [
    ("metrics.json", "\"units\": [\"条\"", "\"units\": [\"条数\"", ".units[0]"),
    (
      "metrics.json", "\"channels\": [\"website\"]", "\"channels\": [\"site\"]",
      "metrics[0].patterns[0].channels[0]"
    ),
    ("metrics.json", "\"@informationUnits\"", "\"@units\"", "metrics[0].patterns[0].units[0]"),
    ("metrics.json", "\"parts\": \"disclosed_category\"", "\"parts\": \"category\"", "metrics[0].parts"),
    ("metrics.json", "\"code\": \"disclosed_total\"", "\"code\": \"disclosed_website\"", "metrics[1].code"),
    ("metrics.json", "\"sections\": [\"requests\"]", "\"sections\": [\"request\"]", ".sections[0]"),
    ("metrics.json", "\"verbs\": [", "\"verb\": [", "words.verbs"),
    ("numerals.json", "\"value\": 9}", "\"value\": 19}", "digits[10].value"),
    ("numerals.json", "\"value\": 10}", "\"value\": 1}", "places[0].value"),
  ]

  @Test(arguments: faults)
  func tellsWhereTheFaultIs(file: String, text: String, instead: String, path: String) throws {
    let files = try ProjectData.files().map { entry -> (name: String, bytes: [UInt8]) in
      if entry.name != file { return entry }
      let content = String(decoding: entry.bytes, as: UTF8.self)
      guard let place = content.range(of: text) else { return entry }
      return (file, Array(content.replacingCharacters(in: place, with: instead).utf8))
    }
    let error = #expect(throws: DefinitionError.self) { try DefinitionLoader.load(files: files) }
    #expect(error?.file == file)
    #expect(error?.keyPath.hasSuffix(path) == true, "\(error?.keyPath ?? "")")
  }

  @Test func everyMetricIsExplained() throws {
    for metric in try TestDefinitions.loaded().prose.metrics {
      #expect(!metric.labelChinese.isEmpty && !metric.labelEnglish.isEmpty && !metric.patterns.isEmpty)
    }
  }
}
