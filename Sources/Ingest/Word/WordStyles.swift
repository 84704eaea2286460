import Core

/// These are the styles of characters that change how a piece is read: the number of a note is raised by its style
/// alone.
struct WordStyles {
  private var styles: [String: (style: TextStyle, basis: String?)] = [:]

  init() {}

  init(_ content: [UInt8]) throws(Reject) {
    var stream = try XMLStream(content, part: "word/styles.xml")
    while try stream.opensNext() {
      if stream.name != "style" { continue }
      if stream.attribute("type") == "character", let name = stream.attribute("styleId") {
        styles[name] = try Self.read(&stream)
      } else {
        try stream.skip()
      }
    }
  }

  private static func read(_ stream: inout XMLStream) throws(Reject) -> (style: TextStyle, basis: String?) {
    let level = stream.depth
    var style = TextStyle()
    var basis: String?
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return (style, basis)
      case .open:
        if stream.name == "basedOn" { basis = stream.attribute("val") }
        apply(stream, to: &style)
      case .close, .text: continue
      }
    }
  }

  /// Follows the property of characters that was just opened.
  static func apply(_ stream: borrowing XMLStream, to style: inout TextStyle) {
    switch stream.name {
    case "vanish", "strike", "dstrike":
      // A property without a value is on.
      switch stream.attribute("val") {
      case "0", "false", "off": style.isLeftOut = false
      default: style.isLeftOut = true
      }
    case "vertAlign": style.shift = TextStyle.Shift(officeName: stream.attribute("val"))
    default: break
    }
  }

  func style(_ name: String?) -> TextStyle {
    var name = name
    var style = TextStyle()
    // A style that is based on itself would never end.
    for _ in 0..<10 {
      guard let known = name.flatMap({ styles[$0] }) else { break }
      if known.style.isLeftOut { style.isLeftOut = true }
      if style.shift == .none { style.shift = known.style.shift }
      name = known.basis
    }
    return style
  }
}
