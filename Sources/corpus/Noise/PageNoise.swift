import Foundation

/// This numbers the pages of a document and puts their furniture between its lines.
struct PageNoise {
  private enum Mark: CaseIterable { case dashed, tight, long, counted, fraction, fed }

  /// Gives the lines with page ends in them. On paper every few dozen lines end a page; elsewhere only the
  /// ends that a table had before.
  static func applied(
    to lines: [String], layout: Layout, noise: Int, with chance: inout Randomness
  ) -> [String] {
    let mark = chance.pick(Mark.allCases.filter { $0 != .fraction || !layout.isTokenwise })
    let hasFurniture = noise > 1 && chance.chance(percent: 60)
    var cuts = hasFurniture
    switch layout.paper {
    case .page: break
    case .spacedPage, .paragraphs, .markdown: cuts = false
    }
    let length = chance.number(24...40)
    let pages = lines.count / length + 1
    var page = 1
    var sinceCut = 0
    var result: [String] = []
    for line in lines {
      let isEnd = line.contains(SheetNoise.pageEnd)
      if isEnd || (cuts && sinceCut >= length) {
        // Without furniture a page end leaves nothing but, in scans, an empty line.
        result += hasFurniture ? text(mark, page: page, of: pages) : isEnd ? [""] : []
        page += 1
        sinceCut = 0
      }
      // A layout that joins its lines has the end of a page within one: only the mark goes.
      let text = isEnd ? without(SheetNoise.pageEnd, line) : line
      if !isEnd || text.contains(where: { !$0.isWhitespace }) { result.append(text) }
      sinceCut += 1
    }
    return result
  }

  private static func without(_ mark: String, _ line: String) -> String {
    line.split { mark.contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func text(_ mark: Mark, page: Int, of pages: Int) -> [String] {
    switch mark {
    case .dashed: ["- \(page) -"]
    case .tight: ["-\(page)-"]
    case .long: ["— \(page) —"]
    case .counted: ["第 \(page) 页 共 \(max(page, pages)) 页"]
    case .fraction: ["\(page) / \(max(page, pages))"]
    case .fed: ["- \(page) -\u{0C}"]
    }
  }
}
