import Core
import Foundation
import Testing

@Suite struct CrosswalkTests {
  @Test(arguments: [
    (
      #""indicators/normative_issued/value""#, #""indicators/normative_isued/value""#,
      "series[0].forms.2014.cells[0]"
    ),
    // A cell of another form, a place that is no cell, another unit.
    (
      #""documents/normative_document/issued""#, #""documents/normative_document/newly_made""#,
      "series[0].forms.2021.cells[0]"
    ),
    (
      #""documents/normative_document/issued""#, #""documents/normative_document""#,
      "series[0].forms.2021.cells[0]"
    ),
    (
      #""indicators/reply_already_public/value""#, #""indicators/budget/value""#,
      "series[15].forms.2014.cells[1]"
    ),
    (#""series": "normative_documents_stock""#, #""series": "normative_documents_made""#, "series[1].series"),
    (
      #""2021": {"cells": ["documents/normative_document/issued"]"#,
      #""2022": {"cells": ["documents/normative_document/issued"]"#, "series[0].forms.2022"
    ),
    (#""cells": ["documents/normative_document/issued"]"#, #""cells": []"#, "series[0].forms.2021.cells"),
  ])
  func aFaultNamesItsPlace(text: String, other: String, keyPath: String) throws {
    let files = try ProjectData.files().map { file -> (name: String, bytes: [UInt8]) in
      if file.name != "crosswalk.json" { return file }
      let content = String(decoding: file.bytes, as: UTF8.self)
      #expect(content.contains(text))
      return (file.name, Array(content.replacingOccurrences(of: text, with: other).utf8))
    }
    do throws(DefinitionError) {
      _ = try DefinitionLoader.load(files: files)
      Issue.record("a fault in crosswalk.json was not seen")
    } catch {
      #expect(error.file == "crosswalk.json")
      #expect(error.keyPath == keyPath)
    }
  }

  @Test("requests received are one series from 2008 on, and what only looks alike says so")
  func series() throws {
    let definitions = try ProjectData.definitions()
    func entry(_ code: String, _ template: String) throws -> Crosswalk.Entry {
      let form = try #require(definitions.form(template))
      let series = definitions.crosswalk.series.first { $0.code == code }
      return try #require(series?.entry(of: form))
    }
    #expect(definitions.crosswalk.series.first { $0.code == "requests_received" }?.entries.count == 4)
    #expect(try entry("requests_received", "2014").comparability == .comparable)
    #expect(try entry("normative_documents_stock", "2019").comparability == .notComparable)
    let suits = try entry("suits_total", "2021").cells.map { definitions.vocabulary.code($0.item) }
    #expect(suits == ["litigation_direct", "litigation_after_review"])
  }
}
