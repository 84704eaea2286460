import Core

@testable import Extract

/// What the tests of prose share: the definitions of `data/`, documents and outlines made by hand.
enum ProseSupport {
  static func document(_ bytes: [UInt8]) -> Document {
    var lines: [TextSpan] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(TextSpan(start: start, end: index))
      start = index + 1
    }
    lines.append(TextSpan(start: start, end: bytes.count))
    return Document(
      path: SourcePath("sample.txt"), format: .txt, encoding: .utf8, text: bytes, lines: lines)
  }

  static func outline(sections: [Section] = [], regions: [Region] = [], year: Int? = nil) -> Outline {
    let head = ReportHead(
      title: "", agency: "", year: year, publishedOn: "", periodStart: "", periodEnd: "")
    return Outline(head: head, sections: sections, regions: regions, otherTables: [])
  }

  static func mentions(_ text: String, _ outline: Outline? = nil) throws -> [Mention] {
    let outline = outline ?? self.outline()
    return ProseScanner(definitions: try TestDefinitions.loaded()).mentions(
      in: document(Array(text.utf8)), outline: outline, tables: outline.regions)
  }

  /// Cuts a report at its headings 一 to 六 and takes what stands under 二, 三 and 四 for tables.
  static func roughOutline(of document: Document, _ definitions: Definitions) -> Outline {
    let words: [(String, SectionKind)] = [
      ("总体情况", .overview), ("主动公开政府信息情况", .disclosure), ("主动公开政务信息情况", .disclosure),
      ("收到和处理政府信息公开申请情况", .requests), ("行政复议、行政诉讼情况", .reviews), ("存在的主要问题", .problems),
      ("其他需要报告的事项", .otherMatters),
    ]
    var starts: [(line: Int, kind: SectionKind, heading: String)] = []
    for (index, line) in document.lines.enumerated() {
      let text = definitions.characters.mend(document.text[line.range])
      guard text.utf8.count < 90, let found = words.first(where: { text.contains($0.0) }),
        ["一", "二", "三", "四", "五", "六", "七", "#"].contains(where: { text.hasPrefix($0) })
      else { continue }
      starts.append((index + 1, found.1, text))
    }
    var sections: [Section] = []
    var regions: [Region] = []
    for (index, start) in starts.enumerated() {
      let last = index + 1 < starts.count ? starts[index + 1].line - 1 : document.lines.count
      sections.append(
        Section(
          level: 1, kind: start.kind, heading: start.heading, firstLine: start.line, lastLine: last,
          characters: 0))
      let kinds: [SectionKind: RegionKind] = [
        .disclosure: .disclosure, .requests: .requests, .reviews: .reviews,
      ]
      if let kind = kinds[start.kind] {
        regions.append(Region(kind: kind, firstLine: start.line + 1, lastLine: last, tokens: []))
      }
    }
    return outline(sections: sections, regions: regions)
  }
}
