import Core

/// Tells which labels of a long table are units: 条, 人次, （万元）.
struct PrintedUnits {
  let definitions: Definitions
  let document: Document
  let tokens: [Token]

  /// Gives the unit that each token is. In a narrow column 万 and 元 stand below each other.
  func found() -> [UnitID?] {
    var units = tokens.indices.map { unit($0) }
    for index in units.indices where units[index] == nil {
      let token = tokens[index]
      if token.kind != .label || token.span.count > Self.longestPiece { continue }
      let next = (index + 1..<min(index + 1 + Self.mostBetween, units.count)).first {
        tokens[$0].kind == .label
      }
      guard let next, tokens[next].span.count <= Self.longestPiece,
        tokens[next].line == token.line + 1 || stands(next, beside: index),
        let unit = unit(named: mended(token) + mended(tokens[next]))
      else { continue }
      units[index] = unit
      units[next] = unit
    }
    return units
  }

  /// 万 and 元 with a blank between them.
  private func stands(_ next: Int, beside index: Int) -> Bool {
    next == index + 1 && tokens[next].isOnLine(of: tokens[index])
  }

  /// Two characters.
  private static let longestPiece = 6
  /// The tokens among which the rest of a broken unit is looked for: the values of its row stand between.
  private static let mostBetween = 4
  private static let longest = 18

  private func mended(_ token: Token) -> ArraySlice<UInt8> {
    definitions.characters.mendedBytes(document.text[token.span.range])[...]
  }

  private func unit(_ index: Int) -> UnitID? {
    let token = tokens[index]
    if token.kind != .label || token.span.count > Self.longest || isRestOfLabel(index) { return nil }
    return unit(named: mended(token))
  }

  /// The 条） of 公开相同信息计 1 条）: it closes what a label before it on the line opened.
  private func isRestOfLabel(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .label, tokens[index].isOnLine(of: tokens[index - 1]),
      tokens[index].row < 0
    else { return false }
    let text = document.text[tokens[index].span.range]
    return Self.closings.contains { text.suffix($0.count).elementsEqual($0) }
      && !Self.openings.contains { text.starts(with: $0) }
  }

  private static let openings = ["（", "("].map { Array($0.utf8) }
  private static let closings = ["）", ")"].map { Array($0.utf8) }

  func unit(named text: ArraySlice<UInt8>) -> UnitID? {
    var name = text
    if let bracket = Self.openings.first(where: name.starts(with:)) { name = name.dropFirst(bracket.count) }
    if let bracket = Self.closings.first(where: { name.suffix($0.count).elementsEqual($0) }) {
      name = name.dropLast(bracket.count)
    }
    name = name.dropFirst(definitions.cellSigns.announcement(atStartOf: name))
    return definitions.units.unit(name)
  }
}
