import Core

/// Reads the texts that the sheets of a workbook refer to by number.
enum SharedStrings {
  static func strings(_ content: [UInt8], part: String) throws(Reject) -> [[UInt8]] {
    var stream = try XMLStream(content, part: part)
    var strings: [[UInt8]] = []
    while try stream.opensNext() {
      if stream.name != "si" { continue }
      if strings.count >= BlockCell.mostCells { throw Reject.tooManyCells(part) }
      strings.append(try string(&stream))
    }
    return strings
  }

  /// Reads the text of the element that was just opened: plain or in pieces, without the readings (pinyin) that
  /// stand above its characters and without what is struck out.
  static func string(_ stream: inout XMLStream) throws(Reject) -> [UInt8] {
    let level = stream.depth
    var text: [UInt8] = []
    var style = TextStyle()
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end: return text
      case .open where stream.name == "rPh": try stream.skip()
      case .open:
        switch stream.name {
        case "r": style = TextStyle()
        case "strike": style.isLeftOut = stream.attribute("val") != "0" && stream.attribute("val") != "false"
        case "vertAlign": style.shift = TextStyle.Shift(officeName: stream.attribute("val"))
        case "t": text += style.printed(try stream.text())
        default: break
        }
      case .close, .text: continue
      }
    }
  }
}
