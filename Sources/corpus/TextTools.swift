extension String {
  /// Gives the text without blanks of any kind at its ends.
  var trimmedBlanks: String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{3000}", "\u{A0}", "\n", "\r"]
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, blanks.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Gives the text in one line.
  var joinedLines: String { split(separator: "\n").joined() }

  /// Cuts the text into lines of at most `width` characters. Numbers, Latin words and the marks of
  /// quantities stay whole; closing punctuation hangs rather than begin a line.
  func wrapped(width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String.UnicodeScalarView()
      var length = 0
      for piece in Self.pieces(of: paragraph) {
        let size = piece.count { !QuantityRegister.isMark($0) }
        let hangs = piece.first.map { Self.hanging.contains($0) } ?? false
        if length + size > width, length > 0, !hangs {
          lines.append(String(line))
          line = String.UnicodeScalarView()
          length = 0
        }
        line.append(contentsOf: piece)
        length += size
      }
      if length > 0 || paragraph.isEmpty { lines.append(String(line)) }
    }
    return lines
  }

  private static let hanging: Set<Unicode.Scalar> = ["，", "。", "、", "；", "：", "）", "”", "》", ")"]

  /// Gives runs that a line break does not cut: a number with its mark, a Latin word, any other character.
  private static func pieces(of text: Substring) -> [String.UnicodeScalarView] {
    var pieces: [String.UnicodeScalarView] = []
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if QuantityRegister.isMark(scalar) || (scalar.isASCII && scalar.value > 0x20) {
        run.append(scalar)
      } else {
        if !run.isEmpty { pieces.append(run) }
        run = String.UnicodeScalarView()
        pieces.append(String.UnicodeScalarView([scalar]))
      }
    }
    if !run.isEmpty { pieces.append(run) }
    return pieces
  }
}
