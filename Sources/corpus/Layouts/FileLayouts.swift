/// These are the kinds of files that documents of a corpus are.
enum FileFormat: String, CaseIterable, Sendable { case text, html, docx, xlsx, odt, pdf }

extension Layout {
  /// Every layout that is no text, in the order in which documents take them in turn.
  static let files: [Layout] =
    PageKind.allCases.map { page($0) } + WordKind.allCases.map { word($0) }
    + [
      Layout("xlsx", .xlsx) { manuscript, _, rendering in
        var writer = WorkbookWriter(noise: rendering.noise, chance: rendering.chance)
        return writer.bytes(manuscript)
      },
      Layout("odt", .odt) { manuscript, _, rendering in
        var writer = OpenDocumentWriter(chance: rendering.chance)
        return writer.bytes(manuscript)
      },
    ]

  private static func page(_ kind: PageKind) -> Layout {
    // A table that was pasted as lines keeps no blank cell.
    let table: @Sendable (Sheet, inout Rendering) -> [String] = { sheet, rendering in
      guard kind == .lines else { return [] }
      rendering.noteDroppedBlanks(in: sheet)
      return sheet.rows.map { row in
        row.map { $0.text.joinedLines.trimmedBlanks }.filter { !$0.isEmpty && $0 != SheetNoise.pageEnd }
          .joined(separator: "    ")
      }
    }
    return Layout("html-\(kind.rawValue)", .html, keepsBlanks: kind != .lines, table: table) {
      manuscript, head, rendering in
      let style = PageStyle.drawn(kind, noise: rendering.noise, with: &rendering.chance)
      var writer = PageWriter(style: style, chance: rendering.chance)
      return writer.bytes(manuscript, head: head)
    }
  }

  private static func word(_ kind: WordKind) -> Layout {
    let format = kind == .printed || kind == .printedPlain ? FileFormat.pdf : .docx
    let name =
      switch kind {
      case .printed: "pdf-ruled"
      case .printedPlain: "pdf-plain"
      case .word, .edited, .converted: "docx-\(kind.rawValue)"
      }
    return Layout(name, format) { manuscript, _, rendering in
      let style = WordStyle.drawn(kind, noise: rendering.noise, with: &rendering.chance)
      var writer = WordWriter(style: style, chance: rendering.chance)
      return writer.bytes(manuscript)
    }
  }
}
