/// This is what befalls the whole text: its script, its line ends.
struct TextNoise {
  var usesRadicals = false
  var hasCarriageReturns = false
  var encoding = Encoding.utf8

  static func drawn(layout: Layout, noise: Int, with chance: inout Randomness) -> TextNoise {
    var text = TextNoise()
    guard noise > 0 else { return text }
    text.encoding = chance.pick(weighted: [
      (82, .utf8), (6, .utf8WithMark), (3, .utf16LittleEndian), (2, .utf16BigEndian), (7, .gb18030),
    ])
    text.hasCarriageReturns = chance.chance(percent: 8)
    switch layout.paper {
    case .page, .spacedPage: text.usesRadicals = noise > 1 && chance.chance(percent: 25)
    case .paragraphs, .markdown: break
    }
    return text
  }

  func applied(to lines: [String]) -> [String] {
    usesRadicals ? lines.map(Script.withRadicals) : lines
  }
}
