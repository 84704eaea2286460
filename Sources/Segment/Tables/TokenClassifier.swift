import Core

/// Tells what a piece of a table is: a number, a mark in the place of one, nothing, or text.
struct TokenClassifier {
  private let units: Units
  private let signs: CellSigns

  init(definitions: Definitions) {
    units = definitions.units
    signs = definitions.cellSigns
  }

  /// - Parameter span: trimmed text of a cell or a piece between blanks.
  func kind(of span: TextSpan, in text: [UInt8]) -> TokenKind {
    if span.isEmpty { return .blank }
    if isMark(span, in: text) { return .mark }
    let bare = signs.withoutMoneySign(span, in: text) ?? signs.change(span, in: text)?.rest ?? span
    guard let number = PrintedNumber.read(bare, in: text) else { return .label }
    if number.suffix.isEmpty { return .number }
    return isUnitOrRemark(number.suffix, in: text) ? .number : .label
  }

  /// Tells whether a number stands there that goes on behind a point or a separator at its end: `12.`, `1,`.
  func isCutNumber(_ span: TextSpan, in text: [UInt8]) -> Bool {
    let bytes = text[span.range]
    if bytes.isEmpty { return false }
    let (last, length) = UTF8Cursor.scalar(in: bytes, before: bytes.endIndex)
    return (PrintedNumber.isPoint(last) || PrintedNumber.isSeparator(last))
      && kind(of: TextSpan(start: bytes.startIndex, end: bytes.endIndex - length), in: text) == .number
  }

  /// Tells whether a piece is a unit of money and nothing else, in brackets or without: 万元, （元）, 万 for short.
  func isUnitOfAmount(_ span: TextSpan, in text: [UInt8]) -> Bool {
    guard !span.isEmpty, span.count <= Self.longestUnit else { return false }
    var bytes = text[span.range]
    let (first, length) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    let (last, lastLength) = UTF8Cursor.scalar(in: bytes, before: bytes.endIndex)
    if first == 0xFF08 || first == 0x28, last == 0xFF09 || last == 0x29 {
      bytes = bytes.dropFirst(length).dropLast(lastLength)
    } else if units.short(bytes) != nil {
      return true
    }
    return units.unit(bytes).map { units[$0].dimension == .money } == true
  }

  /// `/`, a dash or two, 无, 不适用: what is printed where there is no number.
  func isMark(_ span: TextSpan, in text: [UInt8]) -> Bool {
    let bytes = text[span.range]
    guard span.count <= Self.longestMark, let first = bytes.first, !(0x30...0x39).contains(first) else {
      return false
    }
    var index = bytes.startIndex
    var dashes = 0
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if PrintedNumber.isMinus(scalar) {
        dashes += 1
      } else if Self.isSign(scalar), span.count == length {
        return true
      } else {
        return signs.absent.contains { bytes.elementsEqual($0) }
          || signs.unchanged.contains { bytes.elementsEqual($0) }
      }
    }
    return dashes <= 3
  }

  /// `/`, `／`, `\` and 无 in its three spellings.
  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2F, 0xFF0F, 0x5C, 0x65E0, 0x7121, 0x2F46: true
    default: false
    }
  }

  /// Four ideographs.
  private static let longestMark = 12
  /// Four ideographs in brackets.
  private static let longestUnit = 18

  /// What may stand behind the digits of a value: a unit, a remark in brackets, or both.
  private func isUnitOrRemark(_ span: TextSpan, in text: [UInt8]) -> Bool {
    var bytes = text[span.range]
    if units.short(bytes) != nil { return true }
    if let (_, length) = units.prefix(of: bytes) {
      bytes = bytes.dropFirst(length)
      while let first = bytes.first, first == 0x20 { bytes = bytes.dropFirst() }
    }
    if bytes.isEmpty { return true }
    let (first, _) = UTF8Cursor.scalar(in: bytes, at: bytes.startIndex)
    return first == 0xFF08 || first == 0x28 || first == 0x5B || first == 0x3010 || first == 0x2A
      || Self.isMarkOfNote(first)
  }

  /// ¹ ² ³, ⁰ to ⁹, ₀ to ₉, ① to ⑳, ※: the number of a note to the value.
  private static func isMarkOfNote(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB2, 0xB3, 0xB9, 0x2070...0x2079, 0x2080...0x2089, 0x2460...0x2473, 0x203B: true
    default: false
    }
  }
}
