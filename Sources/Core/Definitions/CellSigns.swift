/// These are the words that stand in cells beside a number or in its place, from `data/cells.json`, as UTF-8.
public struct CellSigns: Sendable {
  /// What says that there is no number: 不适用.
  public let absent: [[UInt8]]
  /// What stands before the unit of a column: 单位.
  public let announcements: [[UInt8]]
  /// What stands before an amount: ￥.
  public let moneySigns: [[UInt8]]
  /// Words for a change of 0: 持平.
  public let unchanged: [[UInt8]]
  /// What stands before a change and tells its direction: 增加, ↓.
  public let changes: [(word: [UInt8], isLess: Bool)]
  /// For each byte whether such a word begins with it.
  private let mayBeginChange: [Bool]
  /// For each byte whether an announcement begins with it.
  public let mayAnnounce: [Bool]
  /// For each byte whether a sign of money begins with it.
  private let mayBeginAmount: [Bool]

  init(
    absent: [[UInt8]], announcements: [[UInt8]], moneySigns: [[UInt8]], more: [[UInt8]], less: [[UInt8]],
    unchanged: [[UInt8]]
  ) {
    self.unchanged = unchanged
    changes = (more.map { ($0, false) } + less.map { ($0, true) }).sorted { $0.0.count > $1.0.count }
    mayBeginChange = Self.beginnings(more + less)
    self.absent = absent
    self.announcements = announcements
    self.moneySigns = moneySigns
    mayAnnounce = Self.beginnings(announcements)
    mayBeginAmount = Self.beginnings(moneySigns)
  }

  private static func beginnings(_ words: [[UInt8]]) -> [Bool] {
    (0...UInt8.max).map { byte in words.contains { $0.first == byte } }
  }

  /// Gives the length of what announces a unit at the start of `bytes`, the colon behind it and blanks as well, or 0.
  public func announcement(atStartOf bytes: ArraySlice<UInt8>) -> Int {
    guard let word = announcements.first(where: bytes.starts(with:)) else { return 0 }
    var index = bytes.startIndex + word.count
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      if scalar != 0xFF1A, scalar != 0x3A, !UTF8Cursor.isBlank(scalar) { break }
      index += length
    }
    return index - bytes.startIndex
  }

  /// Gives a cell without the sign of money that it begins with, or nil where it begins with none.
  public func withoutMoneySign(_ span: TextSpan, in text: [UInt8]) -> TextSpan? {
    // Nearly every cell begins with a digit or with the first character of a label.
    guard !span.isEmpty, mayBeginAmount[Int(text[Int(span.start)])],
      let sign = moneySigns.first(where: text[span.range].starts(with:))
    else { return nil }
    return UTF8Cursor.trimmed(TextSpan(start: Int(span.start) + sign.count, end: Int(span.end)), in: text)
  }

  /// Gives what stands behind 增加 or 减少 at the start of a cell, and which of them it is, or nil where it begins with
  /// neither.
  public func change(_ span: TextSpan, in text: [UInt8]) -> (rest: TextSpan, isLess: Bool)? {
    guard !span.isEmpty, mayBeginChange[Int(text[Int(span.start)])],
      let change = changes.first(where: { text[span.range].starts(with: $0.word) })
    else { return nil }
    let rest = TextSpan(start: Int(span.start) + change.word.count, end: Int(span.end))
    return (UTF8Cursor.trimmed(rest, in: text), change.isLess)
  }
}

struct CellFile: Decodable {
  let about: String
  let absent: [String]
  let announcements: [String]
  let moneySigns: [String]
  let more: [String]
  let less: [String]
  let unchanged: [String]
}

extension DefinitionLoader {
  /// Gives the words of `cells.json`: none is empty.
  func cellSigns() throws(DefinitionError) -> CellSigns {
    let name = "cells.json"
    let file = try decode(CellFile.self, name)
    func words(_ list: [String], _ keyPath: String) throws(DefinitionError) -> [[UInt8]] {
      try filled(list, in: name, keyPath).map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }
    return CellSigns(
      absent: try words(file.absent, "absent"), announcements: try words(file.announcements, "announcements"),
      moneySigns: try words(file.moneySigns, "moneySigns"), more: try words(file.more, "more"),
      less: try words(file.less, "less"), unchanged: try words(file.unchanged, "unchanged"))
  }
}
