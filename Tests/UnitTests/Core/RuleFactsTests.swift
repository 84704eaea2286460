import Core
import Foundation
import Testing

@Suite struct RuleFactsTests {
  @Test(arguments: [
    (#""kind": "overview""#, #""kind": "overwiev""#, "sections[0].kind"),
    (#""templates": ["2019", "2021"]"#, #""templates": ["2020"]"#, "sections[0].templates"),
    (#""mustSaySomething": ["problems"]"#, #""mustSaySomething": ["troubles"]"#, "mustSaySomething[0]"),
    (#""monthDay": "03-31""#, #""monthDay": "31.3.""#, "publicationDeadlines[0].monthDay"),
    (#""times": 5"#, #""times": 1"#, "jump.times"), (#""times": 5"#, #""times": "5""#, "jump.times"),
  ])
  func aFaultNamesItsPlace(text: String, other: String, keyPath: String) throws {
    let files = try ProjectData.files().map { file -> (name: String, bytes: [UInt8]) in
      if file.name != "rules.json" { return file }
      let content = String(decoding: file.bytes, as: UTF8.self)
      #expect(content.contains(text))
      return (file.name, Array(content.replacingOccurrences(of: text, with: other).utf8))
    }
    do throws(DefinitionError) {
      _ = try DefinitionLoader.load(files: files)
      Issue.record("a fault in rules.json was not seen")
    } catch {
      #expect(error.file == "rules.json")
      #expect(error.keyPath == keyPath)
    }
  }
}
