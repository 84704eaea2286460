import Core

/// A section that must say something is empty, or says 无.
struct SectionSaysNothing: Rule {
  static let info = RuleInfo(
    "NB504", "SectionSaysNothing", .warning, kinds: [.report],
    chinese: "应有内容的章节为空或仅填“无”", english: "a section that says nothing",
    explanation: "五、存在的主要问题及改进情况 must name problems and what is done about them; 无 is no answer. Which "
      + "sections must say something, and which words say nothing, stands in data/rules.json.",
    example: "五、存在的主要问题及改进情况 says nothing but “无”",
    basis: "条例 第五十条: 政府信息公开工作存在的主要问题及改进情况")

  private let kinds: [SectionKind]
  private let words: [[UInt16]]
  private let characters: CharacterMap

  init(book: FormBook) {
    let facts = book.definitions.rules
    characters = book.definitions.characters
    kinds = facts.mustSaySomething.compactMap { SectionKind(rawValue: $0) }
    words = facts.wordsForNothing.map { book.definitions.characters.fold($0) }
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let sections = sheet.review.outline.sections
    return kinds.compactMap { kind in
      guard let section = sections.first(where: { $0.kind == kind }),
        // Longer than its heading and the longest of the words: it says something.
        section.characters <= section.heading.unicodeScalars.count + 24
      else { return nil }
      let body = body(of: section, among: sections, in: sheet.review.document)
      let folded = characters.fold(body[...])
      if folded.isEmpty || words.contains(folded) { return .nothing(section, body: body) }
      return nil
    }
  }

  /// Gives what stands below a heading, without blanks at the ends of lines and without noise.
  private func body(of section: Section, among sections: [Section], in document: Document) -> [UInt8] {
    var body: [UInt8] = []
    let first = max(section.firstLine + 1, 1)
    for line in stride(from: first, through: min(section.lastLine, document.lines.count), by: 1) {
      let isNoise = sections.contains {
        $0.kind == .noise && $0.firstLine <= line && line <= $0.lastLine
      }
      if isNoise { continue }
      body += document.text[UTF8Cursor.trimmed(document.lines[line - 1], in: document.text).range]
    }
    return body
  }
}

extension Draft {
  fileprivate static func nothing(_ section: Section, body: [UInt8]) -> Draft {
    let printed = String(decoding: body, as: UTF8.self)
    let what = printed.isEmpty ? "is empty" : "says nothing but “\(printed)”"
    return Draft(.report, actual: printed, line: section.firstLine, "\(section.heading) \(what)")
  }
}
