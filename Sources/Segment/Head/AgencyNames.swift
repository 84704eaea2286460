import Core

/// Tells names of agencies from other short text, and the fuller of two names from the shorter.
struct AgencyNames {
  private let words: HeadWords.Agency
  private let regions: Regions
  private let government: [UInt16]

  init(definitions: Definitions) {
    words = definitions.headWords.agency
    regions = definitions.regions
    government = definitions.characters.fold("人民政府")
  }

  /// Tells whether text on a line of its own is the name of an agency: it ends like one, holds no clause and
  /// no number, and is nobody's 我局.
  func isName(_ phrase: Phrase) -> Bool {
    let letters = phrase.keys.filter { $0 != 0 }
    guard (3...40).contains(letters.count), !words.selfNames.contains(letters) else { return false }
    for (scalar, key) in zip(phrase.scalars, phrase.keys) {
      if Phrase.endsClause(scalar) || (key < 0x80 && key != 0) { return false }
      if key == 0, !Self.standsInNames(scalar) { return false }
    }
    if phrase.holdsAny(of: words.excluded) { return false }
    return endsLikeName(letters)
  }

  /// Brackets, 、 and the dot of transcribed names.
  private static func standsInNames(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0xFF08, 0xFF09, 0x3001, 0xB7, 0x2022, 0x30FB, 0x201C, 0x201D: true
    default: false
    }
  }

  /// Gives the name that stands before the year in a title: more may stand there than on a line of its own,
  /// for the title vouches for it.
  func nameInTitle(_ phrase: Phrase) -> Phrase? {
    let name = withoutBrackets(phrase)
    let letters = name.keys.filter { $0 != 0 }
    guard (2...40).contains(letters.count), !words.selfNames.contains(letters) else { return nil }
    if name.scalars.contains(where: Phrase.endsClause) || name.holdsAny(of: words.excluded) { return nil }
    // Digits are rare in names: 12345政务服务便民热线办公室 has some.
    let ideographs = letters.filter { $0 >= 0x3400 }
    if ideographs.count == letters.count { return name }
    return ideographs.count >= 4 && endsLikeName(letters) ? name : nil
  }

  private func endsLikeName(_ letters: [UInt16]) -> Bool {
    words.endings.contains { letters.suffix($0.count).elementsEqual($0) }
  }

  private func withoutBrackets(_ phrase: Phrase) -> Phrase {
    guard let first = phrase.scalars.first, let last = phrase.scalars.last, phrase.count > 4,
      Phrase.isOpening(first), Phrase.isClosing(last),
      phrase.scalars.dropLast().lastIndex(where: Phrase.isOpening) == 0
    else { return phrase }
    return phrase[1..<(phrase.count - 1)]
  }

  /// Tells whether text begins with 我局, 全市 or their like.
  func startsWithSelfName(_ phrase: Phrase) -> Bool {
    words.selfNames.contains { phrase.holds($0, at: 0) }
  }

  /// Tells whether a name leaves out the place that it is of: 区卫生健康局, 教育局, 开发区.
  func isRelative(_ name: Phrase) -> Bool {
    guard let first = name.keys.first, let last = name.keys.last, !startsWithRegion(name) else {
      return false
    }
    return words.relative.contains(first) || (name.count <= 3 && words.bare.contains(last))
      || words.endings.contains(name.keys)
  }

  func startsWithRegion(_ phrase: Phrase) -> Bool { regions.prefixLength(of: phrase.keys[...]) > 0 }

  /// Tells whether the text is no more than the name of a division, such as 宿迁市.
  func isRegion(_ phrase: Phrase) -> Bool {
    phrase.count > 0 && regions.prefixLength(of: phrase.keys[...]) == phrase.count
  }

  /// Gives the text without a remark about the seal: （盖章）, （印章）, and without brackets around all of it.
  func withoutSeal(_ phrase: Phrase) -> Phrase {
    guard let last = phrase.scalars.last, Phrase.isClosing(last), phrase.count > 4,
      phrase.keys[phrase.count - 2] == 0x7AE0,  // 章
      let open = phrase.scalars.lastIndex(where: Phrase.isOpening)
    else { return withoutBrackets(phrase) }
    return phrase[0..<open]
  }

  /// Tells whether `other` is the same name, printed more fully: 郑州市二七区市场监督管理局 for
  /// 二七区市场监督管理局, 周口市市场监督管理局 for 周口市市场监管局, 宿迁市人民政府 for 宿迁市.
  func isFuller(_ other: Phrase, than name: Phrase) -> Bool {
    let short = name.keys.filter { $0 != 0 }
    let long = other.keys.filter { $0 != 0 }
    guard long.count > short.count, let last = short.last else { return false }
    if long.suffix(short.count).elementsEqual(short) { return true }
    if isRegion(name) { return long.elementsEqual(short + government) }
    // An abbreviation leaves characters out and keeps its first two and its last.
    guard short.count >= 4, long.last == last, holdsInOrder(short, in: long) else { return false }
    return (0..<(long.count - 1)).contains { long[$0] == short[0] && long[$0 + 1] == short[1] }
  }

  /// Tells whether two names are the same, or one of them a fuller form of the other.
  func areOne(_ name: Phrase, _ other: Phrase) -> Bool {
    name.keys == other.keys || isFuller(name, than: other) || isFuller(other, than: name)
  }

  private func holdsInOrder(_ short: [UInt16], in long: [UInt16]) -> Bool {
    var next = 0
    for key in long where next < short.count && key == short[next] { next += 1 }
    return next == short.count
  }
}
