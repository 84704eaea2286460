import Core

/// This is text that is written in a markup language: its tags would be read as words of the report.
enum MarkupKind: Equatable {
  case html, rtf, xml, mhtml

  init?(text: [UInt8]) {
    let body = text[Self.firstVisible(in: text)...]
    if Self.starts(body, with: "{\\rtf") {
      self = .rtf
    } else if WebArchive.starts(body) {
      self = .mhtml
    } else if Self.starts(body, with: "<!doctype html") || Self.starts(body, with: "<html") {
      self = .html
    } else if Self.countsAsHTML(text) {
      self = .html
    } else if Self.starts(body, with: "<?xml") {
      self = .xml
    } else {
      return nil
    }
  }

  /// Tags that only a page or a table has decide alone; a few others may stand in Markdown.
  private static func countsAsHTML(_ text: [UInt8]) -> Bool {
    var weight = 0
    var from = 0
    while weight < 8, let open = ByteSearch.first(UInt8(ascii: "<"), in: text, from: from) {
      let tag = text[open...]
      if deciding.contains(where: { starts(tag, with: $0) }) { return true }
      if hinting.contains(where: { starts(tag, with: $0) }) { weight += 1 }
      from = open + 1
    }
    return weight >= 8
  }

  private static let deciding = ["<html", "<body", "<table", "<tr>", "<tr ", "<td>", "<td "]
  private static let hinting = [
    "<p>", "<p ", "<div>", "<div ", "<span", "<meta", "<script", "<a href", "<li>",
  ]

  private static func firstVisible(in text: [UInt8]) -> Int {
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Cursor.scalar(in: text[...], at: index)
      if !UTF8Cursor.isBlank(scalar) { break }
      index += length
    }
    return index
  }

  static func starts(_ bytes: ArraySlice<UInt8>, with word: String) -> Bool {
    var index = bytes.startIndex
    for letter in word.utf8 {
      guard index < bytes.endIndex else { return false }
      let byte = bytes[index]
      let small = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if small != letter { return false }
      index += 1
    }
    return true
  }
}

extension MarkupKind {
  var printedName: String {
    switch self {
    case .html: "web page (HTML)"
    case .rtf: "RTF document"
    case .xml: "XML document"
    case .mhtml: "web archive or mail (MHTML)"
    }
  }
}
