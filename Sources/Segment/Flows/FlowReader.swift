import Core

/// Cuts flowing text into labels and values at blanks: lines of PDF text and OCR, where columns are gone.
struct FlowReader {
  private let classifier: TokenClassifier
  private let characters: CharacterMap
  /// The labels of all rows of all forms, folded.
  private let labels: Set<[UInt16]>

  init(classifier: TokenClassifier, definitions: Definitions) {
    self.classifier = classifier
    characters = definitions.characters
    var labels: Set<[UInt16]> = []
    for form in definitions.forms {
      for row in form.regions.flatMap(\.blocks).flatMap(\.rows) { labels.formUnion(row.label.folded) }
    }
    self.labels = labels
  }

  /// - Parameter line: from 1.
  func append(
    _ span: TextSpan, line: Int32, row: Int32, column: Int32, text: [UInt8], to tokens: inout [Token]
  ) {
    let bytes = text[span.range]
    var index = bytes.startIndex
    if let label = spacedLabel(bytes) {
      tokens.append(Token(kind: .label, span: label, line: line, row: row, column: column))
      index = Int(label.end)
    }
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if UTF8Cursor.isBlank(scalar) || Self.parts(scalar) {
        index += length
        continue
      }
      var end = index + length
      var depth = opens(scalar) ? 1 : 0
      while end < bytes.endIndex {
        let (next, nextLength) = UTF8Cursor.scalar(in: bytes, at: end)
        if Self.parts(next) { break }
        // A blank inside brackets parts nothing: `12（其中 3件）`.
        if UTF8Cursor.isBlank(next), !UTF8Cursor.isZeroWidth(next),
          depth == 0 || !closesLater(bytes, from: end)
        {
          break
        }
        if opens(next) { depth += 1 }
        if closes(next) { depth = max(0, depth - 1) }
        end += nextLength
      }
      let piece = Emphasis.stripped(TextSpan(start: index, end: end), in: text)
      append(piece: piece, line: line, row: row, column: column, text: text, to: &tokens)
      index = end
    }
  }

  /// Gives the label of a row that a line begins with and that is printed with a blank between its characters,
  /// `规 章 0 0 0`: recognition and justified lines leave them.
  private func spacedLabel(_ bytes: ArraySlice<UInt8>) -> TextSpan? {
    var pieces = 0
    var index = bytes.startIndex
    var end = index
    while index < bytes.endIndex {
      let (first, _) = UTF8Cursor.scalar(in: bytes, at: index)
      if pieces > 0, Self.beginsValue(first) { break }
      let start = index
      while index < bytes.endIndex, bytes[index] != 0x20 { index += 1 }
      if index - start > (pieces == 0 ? Self.longestOpening : Self.longestPiece) { return nil }
      pieces += 1
      end = index
      if index + 1 < bytes.endIndex, bytes[index + 1] == 0x20 { break }
      index += 1
    }
    if pieces < 2 { return nil }
    return labels.contains(characters.fold(bytes[..<end])) ? TextSpan(start: bytes.startIndex, end: end) : nil
  }

  /// Bytes: `（一）予`, and a character with its punctuation.
  private static let longestOpening = 12
  private static let longestPiece = 9

  private static func beginsValue(_ scalar: UInt32) -> Bool {
    UTF8Cursor.digit(scalar) != nil || PrintedNumber.isMinus(scalar) || scalar == 0x2F || parts(scalar)
  }

  /// A bar, and … of the dots that lead from a label to its number.
  private static func parts(_ scalar: UInt32) -> Bool { scalar == 0x7C || scalar == 0x2026 }

  /// A piece may be a label with its numbers glued on: `行政许可550`; only a clean cut is made.
  private func append(
    piece: TextSpan, line: Int32, row: Int32, column: Int32, text: [UInt8],
    to tokens: inout [Token]
  ) {
    if SlashedNumbers.append(piece, line: line, row: row, column: column, text: text, to: &tokens) { return }
    let kind = classifier.kind(of: piece, in: text)
    if kind == .label,
      let cut = gluedNumber(piece, in: text) ?? numberBehindColon(piece, in: text)
    {
      tokens.append(
        Token(
          kind: .label, span: TextSpan(start: Int(piece.start), end: cut), line: line, row: row,
          column: column))
      tokens.append(
        Token(
          kind: .number, span: TextSpan(start: cut, end: Int(piece.end)), line: line, row: row, column: column
        ))
      return
    }
    tokens.append(Token(kind: kind, span: piece, line: line, row: row, column: column))
  }

  /// Gives where a number starts that ends a label of at least four ideographs.
  private func gluedNumber(_ piece: TextSpan, in text: [UInt8]) -> Int? {
    let bytes = text[piece.range]
    var start = bytes.endIndex
    while start > bytes.startIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, before: start)
      if UTF8Cursor.digit(scalar) == nil, scalar != 0x2E, scalar != 0x2C { break }
      start -= length
    }
    if start == bytes.endIndex || start - bytes.startIndex < 12 { return nil }
    let (before, _) = UTF8Cursor.scalar(in: bytes, before: start)
    if !UTF8Cursor.isIdeograph(before), before != 0xFF09, before != 0x29 { return nil }
    return PrintedNumber.read(TextSpan(start: start, end: bytes.endIndex), in: text)?.suffix.isEmpty == true
      ? start : nil
  }

  /// Gives where the number starts in `规章：3` and `收到申请数：12件`: behind a label of the form, where `邮编：421001`
  /// has none.
  private func numberBehindColon(_ piece: TextSpan, in text: [UInt8]) -> Int? {
    let bytes = text[piece.range]
    var start = bytes.endIndex
    var colon = 0
    while start > bytes.startIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, before: start)
      if scalar == 0xFF1A || scalar == 0x3A {
        colon = length
        break
      }
      start -= length
    }
    if colon == 0 || start == bytes.endIndex { return nil }
    let number = TextSpan(start: start, end: bytes.endIndex)
    guard classifier.kind(of: number, in: text) == .number else { return nil }
    let label = bytes[..<(start - colon)]
    return isLabel(label) || isLabel(withoutRemark(label)) ? start : nil
  }

  /// Tells whether a text is the label of a row, its number aside.
  private func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let label = characters.fold(bytes)
    return labels.contains(label) || labels.contains(Array(label.drop { (0x30...0x39).contains($0) }))
  }

  /// Leaves out a unit in brackets at the end.
  private func withoutRemark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > 1, closes(UTF8Cursor.scalar(in: bytes, before: bytes.endIndex).scalar) else {
      return bytes
    }
    var end = bytes.endIndex
    while end > bytes.startIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, before: end)
      end -= length
      if opens(scalar) { return bytes[..<end] }
    }
    return bytes
  }

  private func opens(_ scalar: UInt32) -> Bool { scalar == 0xFF08 || scalar == 0x28 }
  private func closes(_ scalar: UInt32) -> Bool { scalar == 0xFF09 || scalar == 0x29 }

  private func closesLater(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
    var index = start
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if closes(scalar) { return true }
      if opens(scalar) { return false }
      index += length
    }
    return false
  }
}
