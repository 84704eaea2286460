/// These are the classes that the page's own style sheets hide, strike out or raise. Only rules that name one class
/// and nothing else are followed, for pieces of text, cells and rows: what a script shows again, such as the panes of
/// a page with tabs, is a block.
struct PageStyles {
  /// This is what a rule says of its class; what it does not name stays as it is.
  struct Rule {
    var hides: Bool?
    var style = TextStyle()
  }

  private var rules: [[UInt8]: Rule] = [:]
  private var bytesRead = 0

  private static let mostBytes = 1 << 18
  private static let mostRules = 2000

  var isEmpty: Bool { rules.isEmpty }

  subscript(_ name: [UInt8]) -> Rule? { rules[name] }

  /// Reads a style sheet, or a piece of one that ends between rules.
  mutating func read(_ sheet: UnsafeBufferPointer<UInt8>) {
    bytesRead += sheet.count
    if bytesRead > Self.mostBytes { return }
    var selector: [UInt8] = []
    var index = sheet.startIndex
    while index < sheet.endIndex {
      switch sheet[index] {
      case UInt8(ascii: "/") where index + 1 < sheet.endIndex && sheet[index + 1] == UInt8(ascii: "*"):
        index = Self.endOfComment(in: sheet, from: index + 2)
      case UInt8(ascii: "{"):
        let end = Self.endOfBlock(in: sheet, from: index + 1)
        if selector.first != UInt8(ascii: "@") { add(selector, Array(sheet[(index + 1)..<end])) }
        selector = []
        index = end + 1
      case UInt8(ascii: ";"):
        selector = []
        index += 1
      case UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: ">"), UInt8(ascii: "!"):
        // The comment of the page that old pages put around their sheets; `>` makes a selector of two.
        if sheet[index] == UInt8(ascii: "-") || !selector.isEmpty { selector.append(sheet[index]) }
        if selector.allSatisfy({ $0 == UInt8(ascii: "-") }) { selector = [] }
        index += 1
      default:
        if sheet[index] > 0x20 || !selector.isEmpty { selector.append(sheet[index]) }
        index += 1
      }
    }
  }

  private static func endOfComment(in sheet: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 1 < sheet.endIndex {
      if sheet[index] == UInt8(ascii: "*"), sheet[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return sheet.endIndex
  }

  private static func endOfBlock(in sheet: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var depth = 1
    var index = start
    while index < sheet.endIndex {
      if sheet[index] == UInt8(ascii: "{") { depth += 1 }
      if sheet[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
      index += 1
    }
    return sheet.endIndex
  }

  private mutating func add(_ selectors: [UInt8], _ properties: [UInt8]) {
    let source = StyleText(properties)
    let (hides, style) = (source.hides, source.text)
    let shows = !hides && source.contains("display:")
    guard hides || shows || style != TextStyle() else { return }
    for selector in selectors.split(separator: UInt8(ascii: ",")) where rules.count < Self.mostRules {
      guard let name = Self.className(selector) else { continue }
      var rule = rules[name] ?? Rule()
      if hides || shows { rule.hides = hides }
      rule.style.add(style)
      rules[name] = rule
    }
  }

  /// Gives the name of `.name` and `td.name`.
  private static func className(_ selector: ArraySlice<UInt8>) -> [UInt8]? {
    let trimmed = selector.drop { $0 <= 0x20 }
    let bare = trimmed.prefix { $0 > 0x20 }
    guard trimmed.dropFirst(bare.count).allSatisfy({ $0 <= 0x20 }),
      let dot = bare.firstIndex(of: UInt8(ascii: "."))
    else { return nil }
    let name = bare[(dot + 1)...]
    guard !name.isEmpty, (bare[..<dot] + name).allSatisfy(isNameByte) else { return nil }
    return Array(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}

/// This is the text of a style in small letters and without blanks, each property ended by a semicolon.
struct StyleText {
  private let bytes: [UInt8]

  private static let longest = 2048

  init(_ source: some Sequence<UInt8>) {
    var bytes: [UInt8] = []
    for byte in source.prefix(Self.longest) where byte > 0x20 {
      bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    bytes.append(UInt8(ascii: ";"))
    self.bytes = bytes
  }

  func contains(_ property: String) -> Bool { ByteSearch.contains(property, in: bytes) }

  var hides: Bool {
    contains("display:none") || contains("visibility:hidden") || contains("mso-hide:all")
      || contains("font-size:0;") || contains("font-size:0p")
  }

  var text: TextStyle {
    var style = TextStyle()
    if contains("line-through") { style.isLeftOut = true }
    if contains("vertical-align:super") { style.shift = .raised }
    if contains("vertical-align:sub") { style.shift = .lowered }
    // So Word puts a piece higher without a word that it is raised.
    if contains("mso-text-raise:"), !contains("mso-text-raise:0") {
      style.shift = contains("mso-text-raise:-") ? .lowered : .raised
    }
    // So do people who make marks by hand: smaller, and moved up.
    if contains("position:relative"), contains("font-size:") {
      if contains(";top:-") || contains(";bottom:") && !contains(";bottom:-") && !contains(";bottom:0") {
        style.shift = .raised
      }
    }
    return style
  }
}
