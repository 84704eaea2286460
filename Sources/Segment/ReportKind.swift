import Core

/// Decides whether a document without any table of the form is a disclosure report all the same: one whose
/// tables are pictures or attachments has its title or its sections; a news item and the report of a
/// university have neither.
struct ReportKind {
  private let others: [SectionWords.OtherReport]
  private let characters: CharacterMap

  /// One heading such as 存在的主要问题 stands in many a document.
  private static let enoughSections = 3

  init(definitions: Definitions) {
    others = definitions.sectionWords.otherReports
    characters = definitions.characters
  }

  /// - Parameter title: the title of a disclosure report as far as one was found, in ordinary characters.
  func reject(title: String, sections: [Section]) -> Reject? {
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
    return kinds.count < Self.enoughSections ? .notAReport() : nil
  }

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

  fileprivate static func notAReport() -> Reject {
    Reject(
      stage: "segment", reason: .notAReport,
      message: "neither a title nor the sections nor a table of a disclosure report were found: "
        + "leave the document out, or look whether the file holds the whole report")
  }
}
