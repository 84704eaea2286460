import Core

/// The label of a row of a long table without what tells its place alone: 其中, （一）, 1., and a remark in
/// brackets behind it. Forms number the same rows differently from year to year and from place to place.
enum RowLabel {
  /// - Parameter text: the label in ordinary characters, without blanks.
  static func core(_ text: String) -> String {
    var rest = Array(text.unicodeScalars)[...]
    while let shorter = withoutMark(rest) { rest = shorter }
    rest = withoutRemark(rest)
    var core = ""
    core.unicodeScalars.append(contentsOf: rest)
    return core
  }

  /// Tells whether a folded label may begin with 其中 or a number.
  static func opensMark(_ key: UInt16) -> Bool {
    Unicode.Scalar(key).map { isCounting($0) || isCircled($0) || $0 == "其" } ?? false
  }

  /// Tells whether 其中, a number or both stand in front of a label.
  static func hasMark(_ text: String) -> Bool { withoutMark(Array(text.unicodeScalars)[...]) != nil }

  /// Gives what stands in brackets at the end of a label: （万元）.
  static func remark(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)[...]
    let rest = withoutRemark(scalars)
    if rest.count == scalars.count { return nil }
    var remark = ""
    remark.unicodeScalars.append(contentsOf: scalars[rest.endIndex...].dropFirst().dropLast())
    return remark
  }

  private static func withoutMark(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    guard let first = text.first else { return nil }
    if text.starts(with: "其中".unicodeScalars) { return text.dropFirst(2).drop(while: isPunctuation) }
    if isOpening(first) {
      let inside = text.dropFirst().prefix(while: isCounting)
      guard !inside.isEmpty, inside.count <= 3, inside.endIndex < text.endIndex,
        isClosing(text[inside.endIndex])
      else { return nil }
      return nonEmpty(text[(inside.endIndex + 1)...])
    }
    if isCircled(first) { return nonEmpty(text.dropFirst()) }
    let number = text.prefix(while: isCounting)
    guard !number.isEmpty, number.count <= 3, number.endIndex < text.endIndex else { return nil }
    let behind = text[number.endIndex]
    if isPunctuation(behind) { return nonEmpty(text[number.endIndex...].drop(while: isPunctuation)) }
    // A number that lost its point: digits alone, since 三公经费 begins with a word.
    let isPlain = number.allSatisfy { $0.value < 0x80 } && number.count <= 2
    return isPlain && UTF8Cursor.isIdeograph(behind.value) ? text[number.endIndex...] : nil
  }

  private static func withoutRemark(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let last = text.last, isClosing(last), let start = text.lastIndex(where: isOpening),
      start > text.startIndex
    else { return text }
    return text[..<start]
  }

  private static func nonEmpty(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    text.isEmpty ? nil : text
  }

  private static func isCounting(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || "一二三四五六七八九十".unicodeScalars.contains(scalar)
  }

  private static func isCircled(_ scalar: Unicode.Scalar) -> Bool { (0x2460...0x2473).contains(scalar.value) }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    ".．、，,:：)）".unicodeScalars.contains(scalar)
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "（" || scalar == "(" }
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "）" || scalar == ")" }
}
