import Core

/// Writes the numbers of automatic lists, which a Word file does not hold as text: 一、 in front of a heading
/// is often such a number, and without it nobody would know the heading.
struct WordNumbering {
  /// This is where a paragraph says that it stands in a list.
  struct Place {
    let list: String
    let level: Int
  }

  private struct Level {
    var format = "decimal"
    var pattern = "%1."
    var start = 1
  }

  private static let mostLevels = 9

  /// Levels of each abstract list, by its number.
  private var levels: [String: [Level]] = [:]
  /// The abstract list of each list.
  private var lists: [String: String] = [:]
  private var styles: [String: (place: Place?, basis: String?)] = [:]
  private var counters: [String: [Int]] = [:]

  init() {}

  // MARK: Definitions

  mutating func readDefinitions(_ content: [UInt8]) throws(Reject) {
    var stream = try XMLStream(content, part: "word/numbering.xml")
    var abstract = ""
    var list = ""
    var level = 0
    while try stream.opensNext() {
      switch stream.name {
      case "abstractNum":
        abstract = stream.attribute("abstractNumId") ?? ""
        levels[abstract] = Array(repeating: Level(), count: Self.mostLevels)
      case "lvl": level = Self.level(stream.attribute("ilvl"))
      case "start": levels[abstract]?[level].start = Self.count(stream.attribute("val"))
      case "numFmt": levels[abstract]?[level].format = stream.attribute("val") ?? "decimal"
      case "lvlText": levels[abstract]?[level].pattern = stream.attribute("val") ?? ""
      case "num":
        list = stream.attribute("numId") ?? ""
        abstract = ""
      case "abstractNumId": lists[list] = stream.attribute("val")
      default: break
      }
    }
  }

  mutating func readStyles(_ content: [UInt8]) throws(Reject) {
    var stream = try XMLStream(content, part: "word/styles.xml")
    var style = ""
    while try stream.opensNext() {
      switch stream.name {
      case "style":
        style = stream.attribute("styleId") ?? ""
        styles[style] = (nil, nil)
      case "basedOn": styles[style]?.basis = stream.attribute("val")
      case "numPr": styles[style]?.place = try Self.place(&stream)
      default: break
      }
    }
  }

  /// Reads the element `numPr` that was just opened.
  static func place(_ stream: inout XMLStream) throws(Reject) -> Place? {
    let depth = stream.depth
    var list: String?
    var level = 0
    while true {
      switch try stream.next() {
      case .close where stream.depth == depth, .end: return list.map { Place(list: $0, level: level) }
      case .open:
        if stream.name == "numId" { list = stream.attribute("val") }
        if stream.name == "ilvl" { level = self.level(stream.attribute("val")) }
      case .close, .text: continue
      }
    }
  }

  private static func level(_ text: String?) -> Int {
    min(mostLevels - 1, max(0, text.flatMap { Int($0) } ?? 0))
  }

  private static func count(_ text: String?) -> Int { min(9999, max(0, text.flatMap { Int($0) } ?? 1)) }

  // MARK: Numbers

  /// Counts a paragraph and gives what is printed in front of it.
  mutating func next(_ place: Place?, style: String?) -> [UInt8] {
    guard let place = place ?? inherited(style), let abstract = lists[place.list],
      let levels = levels[abstract]
    else { return [] }
    var counters = counters[place.list] ?? levels.map { $0.start - 1 }
    counters[place.level] = min(99_999, counters[place.level] + 1)
    for below in (place.level + 1)..<max(place.level + 1, Self.mostLevels) {
      counters[below] = levels[below].start - 1
    }
    self.counters[place.list] = counters
    if levels[place.level].format == "bullet" { return Array("• ".utf8) }
    if levels[place.level].format == "none" { return [] }
    return Array(Self.text(levels: levels, counters: counters, level: place.level).utf8)
  }

  private func inherited(_ style: String?) -> Place? {
    var name = style
    // A style that is based on itself would never end.
    for _ in 0..<10 {
      guard let known = name.flatMap({ styles[$0] }) else { return nil }
      if let place = known.place { return place }
      name = known.basis
    }
    return nil
  }

  private static func text(levels: [Level], counters: [Int], level: Int) -> String {
    var text = ""
    var isPlace = false
    for scalar in levels[level].pattern.unicodeScalars.prefix(64) {
      if isPlace, let digit = Int(String(scalar)), (1...mostLevels).contains(digit) {
        text += ListNumber.text(max(0, counters[digit - 1]), format: levels[digit - 1].format)
      } else if scalar != "%" {
        text.unicodeScalars.append(scalar)
      }
      isPlace = scalar == "%"
    }
    // A bare number would run into the text behind it.
    if let last = text.utf8.last, (0x30...0x39).contains(last) { text += " " }
    return text
  }
}
