import Core

/// Reads what the head of a page says of it. It is asked only where the article itself is silent.
struct PageMetadata {
  let words: PageWords
  let endings: [[UInt16]]
  let characters: CharacterMap

  func metadata(of tree: HTMLTree) -> DocumentMetadata {
    DocumentMetadata(
      title: first(words.titleNames, of: tree) ?? pageTitle(of: tree),
      agency: words.agencyNames.lazy.compactMap { value(of: $0, in: tree).flatMap(agency) }.first,
      publishedOn: words.publishedNames.lazy.compactMap { value(of: $0, in: tree).flatMap(day) }.first)
  }

  private func first(_ names: [String], of tree: HTMLTree) -> String? {
    names.lazy.compactMap { value(of: $0, in: tree) }.first
  }

  private func value(of name: String, in tree: HTMLTree) -> String? {
    tree.metas.lazy.filter { $0.name == name }.map { trimmed(Array($0.content.utf8)[...]) }
      .first { !$0.isEmpty }
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var text = PageText(capacity: bytes.count)
    text.append(bytes)
    text.endLine()
    return String(decoding: text.bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  // MARK: Title

  /// `<title>` also names the site and the column: 某某局2021年年报_信息公开_某某市人民政府. The part that ends like
  /// a report is the title, else the longest.
  private func pageTitle(of tree: HTMLTree) -> String? {
    guard let title = tree.nodes.indices.first(where: { tree.nodes[$0].element == .title }) else {
      return nil
    }
    let bytes = tree.range(title).flatMap { Array(tree.bytes($0)) }
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes[...], at: index)
      if Self.separators.contains(scalar) {
        parts.append(trimmed(bytes[start..<index]))
        start = index + length
      }
      index += length
    }
    parts.append(trimmed(bytes[start...]))
    let whole = trimmed(bytes[...])
    if whole.isEmpty { return nil }
    return parts.first(where: endsLikeTitle) ?? parts.max { $0.utf8.count < $1.utf8.count } ?? whole
  }

  private static let separators: Set<UInt32> = [
    0x5F, 0x2D, 0x7C, 0x3E, 0x3C, 0xB7, 0x2013, 0x2014, 0x2015, 0xFF5C, 0xFF0D, 0xFF3F, 0xBB,
  ]

  private func endsLikeTitle(_ part: String) -> Bool {
    let folded = characters.fold(part)
    return endings.contains { folded.count > $0.count && folded.suffix($0.count).elementsEqual($0) }
  }

  // MARK: Agency and day

  private func agency(_ text: String) -> String? {
    if words.notAgencies.contains(text) { return nil }
    var name = text
    for suffix in words.siteSuffixes where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
      break
    }
    // An address or the name of a person is no agency.
    return characters.fold(name).count { $0 > 0x7F } >= 4 ? name : nil
  }

  /// Gives the first year, month and day of `2022-01-18 10:20`, `2022年1月18日`, `20220118` in ISO 8601.
  private func day(_ text: String) -> String? {
    var numbers: [(value: Int, digits: Int)] = []
    var digits = 0
    var value = 0
    for byte in Array(text.utf8) + [0] {
      if byte >= 0x30, byte <= 0x39, digits < 9 {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
      } else if digits > 0 {
        numbers.append((value, digits))
        (value, digits) = (0, 0)
      }
    }
    guard let first = numbers.first else { return nil }
    if first.digits == 8 {
      return isoDay(first.value / 10000, first.value / 100 % 100, first.value % 100)
    }
    guard first.digits == 4, numbers.count >= 3 else { return nil }
    return isoDay(first.value, numbers[1].value, numbers[2].value)
  }

  private func isoDay(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1990...2100).contains(year), (1...12).contains(month) else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let last = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard (1...last).contains(day) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
