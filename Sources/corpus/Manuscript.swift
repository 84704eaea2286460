/// This is a piece of a report before it is set on any paper.
enum Passage {
  /// The agency on a line of its own, or the title.
  case title(String)
  /// A date or a remark under the title.
  case note(String)
  case heading(level: Int, String)
  case paragraph(String)
  case table([String])
  /// A table for a file that has tables.
  case sheet(Sheet)
  case signature(String)
  /// Lines that are set as they are.
  case block([String])
}

/// This is a report as passages, in order.
struct Manuscript {
  var passages: [Passage] = []
}

/// This sets a manuscript on the paper of a layout: lines of text.
struct Typesetter {
  let paper: Layout.Paper
  let noise: Int

  func lines(of manuscript: Manuscript, with chance: inout Randomness) -> [String] {
    let indent = noise == 0 ? "" : chance.pick(["", "　　", "    ", " "])
    var lines: [String] = []
    var previousIsTable = false
    for passage in manuscript.passages {
      let set = setLines(of: passage, indent: indent, with: &chance)
      let isTable =
        switch passage {
        case .table, .block, .sheet: true
        case .title, .note, .heading, .paragraph, .signature: false
        }
      // A printed page has no empty lines about its tables; all other papers set them off.
      if isTable || previousIsTable, !isPage, !lines.isEmpty, lines.last != "" { lines.append("") }
      lines += set
      previousIsTable = isTable
    }
    if case .spacedPage = paper { return lines.flatMap { [$0, ""] } }
    return lines
  }

  private var isPage: Bool {
    switch paper {
    case .page, .spacedPage: true
    case .paragraphs, .markdown: false
    }
  }

  private func setLines(of passage: Passage, indent: String, with chance: inout Randomness) -> [String] {
    switch (paper, passage) {
    case (_, .table(let lines)), (_, .block(let lines)): return lines
    case (_, .sheet): preconditionFailure("a table with cells is no text")
    case (.markdown, .title(let text)): return ["# " + text, ""]
    case (.markdown, .heading(let level, let text)):
      switch noise > 0 ? chance.below(20) : 9 {
      case 0: return ["**" + text + "**", ""]
      case 1: return [text, ""]
      case 2, 3: return ["#### " + text, ""]
      default: return [String(repeating: "#", count: level + 1) + " " + text, ""]
      }
    case (.markdown, .paragraph(let text)), (.markdown, .note(let text)), (.markdown, .signature(let text)):
      return [text, ""]
    case (.paragraphs, .title(let text)), (.paragraphs, .note(let text)): return [text, ""]
    case (.paragraphs, .heading(_, let text)):
      return noise > 0 && chance.chance(percent: 20) ? ["", indent + text] : [indent + text]
    case (.paragraphs, .paragraph(let text)): return [indent + text]
    case (.paragraphs, .signature(let text)): return ["", indent + text]
    case (.page(let width), let other), (.spacedPage(let width), let other):
      switch other {
      case .title(let text):
        // Large letters: a long title takes two lines and breaks where it will.
        return text.wrapped(width: noise > 1 && chance.chance(percent: 40) ? 18 : width)
      case .note(let text), .heading(_, let text): return text.wrapped(width: width)
      case .paragraph(let text): return text.wrapped(width: width)
      case .signature(let text): return [text]
      case .table(let lines), .block(let lines): return lines
      case .sheet: preconditionFailure("a table with cells is no text")
      }
    }
  }
}
