import Core

/// Puts what is meant in the place of what a program wrote for it and nobody read back: `&nbsp;` and its kin in text
/// that was taken out of a page, and `\\n` and `\\t` of two characters in text out of a JSON string. Blanks fill
/// the rest, so that offsets into the text are those of the file.
enum WrittenEscapes {
  private static let space = UInt8(ascii: " ")
  /// Blanks of one kind or another.
  private static let blanks = [
    "&nbsp;", "&emsp;", "&ensp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;", "&#12288;", "&#32;",
  ].map { Array($0.utf8) }
  /// So many ends of lines that are written out make a text one that was never read back.
  private static let fewestLineEnds = 20

  /// Gives the text with those replaced, or nil where it has none.
  static func resolved(_ text: [UInt8]) -> [UInt8]? {
    if !text.contains(UInt8(ascii: "&")), !text.contains(UInt8(ascii: "\\")) { return nil }
    let blank = withoutEntities(text)
    return linesEnded(blank ?? text) ?? blank
  }

  private static func withoutEntities(_ text: [UInt8]) -> [UInt8]? {
    var found: [Range<Int>] = []
    for index in text.indices where text[index] == UInt8(ascii: "&") {
      guard let entity = blanks.first(where: { text[index...].starts(with: $0) }) else { continue }
      found.append(index..<(index + entity.count))
    }
    if found.isEmpty { return nil }
    var changed = text
    for index in found.joined() { changed[index] = space }
    return changed
  }

  private static func linesEnded(_ text: [UInt8]) -> [UInt8]? {
    var written = 0
    for index in text.indices.dropLast() where text[index] == UInt8(ascii: "\\") {
      if text[index + 1] == UInt8(ascii: "n") { written += 1 }
    }
    let real = text.count { $0 == UInt8(ascii: "\n") }
    if written < fewestLineEnds || real * fewestLineEnds > written { return nil }
    var changed = text
    for index in changed.indices.dropLast() where changed[index] == UInt8(ascii: "\\") {
      // The blank stands before the end of a line and behind a tab, so that a line begins with what it holds.
      switch changed[index + 1] {
      case UInt8(ascii: "n"): (changed[index], changed[index + 1]) = (space, UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): (changed[index], changed[index + 1]) = (UInt8(ascii: "\t"), space)
      case UInt8(ascii: "r"): (changed[index], changed[index + 1]) = (space, space)
      default: break
      }
    }
    return changed
  }
}
