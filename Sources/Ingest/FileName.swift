import Core

/// This is what the name of a file says about its content, where the content itself does not tell.
struct FileName {
  enum TextFormat: Equatable {
    case readable(DocumentFormat)
    /// The name promises another format than the text that is inside.
    case misnamed(String)
    case unknown(String)
  }

  /// The suffix in small letters without its dot, empty where the name has none.
  let suffix: String

  init(_ path: SourcePath) {
    var name = path.bytes.suffix(while: { $0 != UInt8(ascii: "/") })
    // `report.html.gz` is named for what is in it.
    if name.count > 3, name.suffix(3).elementsEqual(".gz".utf8) { name.removeLast(3) }
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      suffix = ""
      return
    }
    let letters = name[(dot + 1)...]
    suffix = Self.isSuffix(letters) ? String(decoding: letters, as: UTF8.self).lowercased() : ""
  }

  /// A point inside a name (`报告2022.1`, `XX局.报告`) begins no suffix: that has a letter and is short.
  private static func isSuffix(_ letters: ArraySlice<UInt8>) -> Bool {
    var hasLetter = false
    for byte in letters {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): hasLetter = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return false
      }
    }
    return hasLetter && letters.count <= 8
  }

  var textFormat: TextFormat {
    switch suffix {
    case "", "txt", "text": .readable(.txt)
    case "md", "markdown": .readable(.md)
    case "csv", "tsv": .readable(.csv)
    case "html", "htm", "shtml", "xhtml", "jhtml", "asp", "aspx", "jsp", "php", "do": .readable(.html)
    case "docx", "doc", "wps", "pdf", "xlsx", "xls", "et", "odt", "rtf",
      "zip":
      .misnamed(suffix)
    default: .unknown(suffix)
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func suffix(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, holds(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
