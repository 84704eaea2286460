import Core

/// Decides whether a document without any table of the form is a disclosure report all the same: one whose
/// tables are pictures or attachments has its title or its sections, or says which report follows; a news item and the report of a
/// university have neither.
struct ReportKind {
  private let others: [SectionWords.OtherReport]
  private let characters: CharacterMap

  private let subjects: [[UInt16]]
  private let endings: [[UInt16]]

  /// One heading such as 存在的主要问题 stands in many a document.
  private static let enoughSections = 3

  init(definitions: Definitions) {
    others = definitions.sectionWords.otherReports
    characters = definitions.characters
    subjects = definitions.headWords.title.subjects
    endings = definitions.headWords.title.endings
  }

  /// - Parameters:
  ///   - title: the title of a disclosure report as far as one was found, in ordinary characters.
  ///   - isIntroduced: a sentence says which report follows; news of a report say so too, but have none of its sections.
  func reject(
    title: String, sections: [Section], index: LineIndex, isIntroduced: @autoclosure () -> Bool
  ) -> Reject? {
    if let count = listedReports(index) { return .listOfReports(count) }
    let folded = characters.fold(title)
    for other in others where holds(folded, anyOf: other.titleWords) {
      if !holds(folded, anyOf: other.unlessTitleSays) { return .otherReport(other.name, title: title) }
    }
    if !title.isEmpty { return nil }
    var kinds: Set<SectionKind> = []
    for section in sections {
      switch section.kind {
      case .overview, .disclosure, .requests, .reviews, .problems, .otherMatters:
        if let kind = section.kind { kinds.insert(kind) }
      case .preamble, .signature, .noise, nil: continue
      }
    }
    if kinds.count >= Self.enoughSections || (!kinds.isEmpty && isIntroduced()) { return nil }
    return .notAReport()
  }

  /// Gives the number of reports that a list names, where the document is nothing else: half its lines at least are
  /// titles of reports, and no two the same.
  private func listedReports(_ index: LineIndex) -> Int? {
    var titles: Set<[UInt16]> = []
    var lines = 0
    for line in index.lines.indices where index.lines[line].shape != .blank {
      lines += 1
      let text = Array(index.folded(line))
      if holds(text, anyOf: subjects), holds(text, anyOf: endings) { titles.insert(text) }
    }
    return titles.count >= Self.enoughTitles && titles.count * 2 >= lines ? titles.count : nil
  }

  private static let enoughTitles = 3

  private func holds(_ text: [UInt16], anyOf words: [[UInt16]]) -> Bool {
    words.contains { word in
      !word.isEmpty && text.indices.contains { text[$0...].starts(with: word) }
    }
  }
}

extension Reject {
  fileprivate static func otherReport(_ name: String, title: String) -> Reject {
    Reject(
      stage: "segment", reason: .otherReport,
      message: "the title “\(title)” is that of a \(name), and no table of the form was found")
  }

  fileprivate static func listOfReports(_ count: Int) -> Reject {
    Reject(
      stage: "segment", reason: .notAReport,
      message: "the document is a list of \(count) reports by their titles: give the reports themselves")
  }

  fileprivate static func notAReport() -> Reject {
    Reject(
      stage: "segment", reason: .notAReport,
      message: "neither a title nor the sections nor a table of a disclosure report were found: "
        + "leave the document out, or look whether the file holds the whole report")
  }
}
