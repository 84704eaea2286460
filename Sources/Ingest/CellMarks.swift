import Core

/// Puts tabs between the cells of rows that another mark parts: 规章；0；0；3 and 规章 / 0 / 0 / 3. Tabs, bars and
/// commas are known to whoever reads tables, these marks also stand in sentences and labels: only where several lines
/// end in numbers with one and the same mark between them, it parts cells.
///
/// A tab and blanks take the place of the mark, so that offsets into the text are those of the file.
struct CellMarks {
  private static let marks = [
    "；", "，", "、", ";", "/", "／", "~", "～", "^", "#", "＃", "!", "！", "*", "$", "@", "¦", "·", "•", "_",
    "::", "||",
  ].map { Array($0.utf8) }
  /// The bytes that marks end in.
  private static let endings = marks.reduce(into: [Bool](repeating: false, count: 256)) { endings, mark in
    endings[Int(mark[mark.count - 1])] = true
  }
  /// A sentence may end in a list of years.
  private static let fewestRows = 5
  private static let longestRow = 600
  private static let longestHeader = 60
  /// Labels hold it.
  private static let enumerating = Array("、".utf8)
  /// What also stands for a number that does not apply.
  private static let nothing = ["/", "／"].map { Array($0.utf8) }
  private static let tab = UInt8(ascii: "\t")
  private static let space = UInt8(ascii: " ")

  private let text: [UInt8]
  private let lines: [TextSpan]
  private let mark: [UInt8]

  /// Gives the text with tabs in the place of marks, or nil where none parts cells.
  static func replaced(_ text: [UInt8], lines: [TextSpan]) -> [UInt8]? {
    var rows: [Int: Int] = [:]
    for line in lines {
      let trimmed = UTF8Cursor.trimmed(line, in: text)
      guard trimmed.count <= longestRow, let last = text[trimmed.range].last,
        isDigit(last) || endings[Int(last)], let mark = markBeforeNumber(trimmed, in: text)
      else { continue }
      rows[mark, default: 0] += 1
    }
    guard let most = rows.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), most.value >= fewestRows
    else {
      return nil
    }
    return CellMarks(text: text, lines: lines, mark: marks[most.key]).tabbed()
  }

  // MARK: Which mark

  /// Gives the mark that stands before the last number and before the number or the unit there: `；0；3`,
  /// `；件；3`, `；0；3；`.
  private static func markBeforeNumber(_ line: TextSpan, in text: [UInt8]) -> Int? {
    var place = Int(line.end)
    func skip(while holds: (UInt8) -> Bool) -> Int {
      let end = place
      while place > Int(line.start), holds(text[place - 1]) { place -= 1 }
      return end - place
    }
    func markBefore() -> Int? {
      let blanks = skip { $0 == space }
      guard place > Int(line.start), endings[Int(text[place - 1])] else { return nil }
      let found = marks.firstIndex { mark in
        place - mark.count >= Int(line.start) && text[(place - mark.count)..<place].elementsEqual(mark)
      }
      guard let found else { return nil }
      place -= marks[found].count
      // 3/5 may be a date or a part of something.
      if nothing.contains(marks[found]), blanks == 0 || skip(while: { $0 == space }) == 0 { return nil }
      _ = skip { $0 == space }
      return found
    }
    if !isDigit(text[place - 1]), markBefore() == nil { return nil }
    if skip(while: { isDigit($0) || $0 == UInt8(ascii: ".") }) == 0 { return nil }
    guard let last = markBefore() else { return nil }
    if skip(while: { isDigit($0) || $0 == UInt8(ascii: "-") }) == 0,
      ![3, 6].contains(skip { $0 >= 0x80 && !endsMark(text, place) })
    {
      return nil
    }
    return markBefore() == last ? last : nil
  }

  /// The bytes of a mark in UTF-8 are no part of the unit behind it.
  private static func endsMark(_ text: [UInt8], _ place: Int) -> Bool {
    marks.contains { $0.count == 3 && place >= 3 && text[(place - 3)..<place].elementsEqual($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: What is replaced

  /// A line as pieces between marks, without blanks at their ends.
  private struct Pieces {
    let spans: [TextSpan]
    /// The bytes of each mark, with the blanks around it: one less than spans.
    let gaps: [Range<Int>]
  }

  /// Pieces are made anew for each pass: a text may have millions of lines.
  private func tabbed() -> [UInt8]? {
    var rows = 0
    var labelsInNumber = 0
    var opening = 0
    var closing = 0
    for line in lines {
      guard let pieces = pieces(of: line), isRow(pieces) else { continue }
      if holdsNothing(pieces) { return nil }
      rows += 1
      if endsLabelInNumber(pieces) { labelsInNumber += 1 }
      if pieces.spans[0].isEmpty { opening += 1 }
      if pieces.spans[pieces.spans.count - 1].isEmpty { closing += 1 }
    }
    if labelsInNumber * 5 > rows { return nil }
    // Marks at the ends of most rows bound them and part nothing.
    return tabbed(opens: opening * 2 > rows, closes: closing * 2 > rows)
  }

  private func tabbed(opens: Bool, closes: Bool) -> [UInt8] {
    var changed = text
    var isAboveRow = false
    for line in lines.reversed() {
      guard let pieces = pieces(of: line) else {
        if !UTF8Cursor.trimmed(line, in: text).isEmpty { isAboveRow = false }
        continue
      }
      let isRow = self.isRow(pieces)
      isAboveRow = isRow || (isAboveRow && isHeader(pieces))
      if !isAboveRow { continue }
      for (index, gap) in pieces.gaps.enumerated() where !isRow || parts(pieces, at: index) {
        for place in gap { changed[place] = Self.space }
        let isBound =
          (opens && index == 0 && pieces.spans[0].isEmpty)
          || (closes && index + 1 == pieces.gaps.count && pieces.spans[index + 1].isEmpty)
        if !isBound { changed[gap.lowerBound] = Self.tab }
      }
    }
    return changed
  }

  /// Gives the pieces of a line that holds the mark and is no longer than a row may be.
  private func pieces(of full: TextSpan) -> Pieces? {
    if full.count > Self.longestRow { return nil }
    let line = UTF8Cursor.trimmed(full, in: text)
    var spans: [TextSpan] = []
    var gaps: [Range<Int>] = []
    var start = Int(line.start)
    var place = start
    while place < Int(line.end) {
      guard text[place] == mark[0], text[place..<Int(line.end)].starts(with: mark) else {
        place += 1
        continue
      }
      let left = UTF8Cursor.trimmed(TextSpan(start: start, end: place), in: text)
      start = place + mark.count
      while start < Int(line.end), text[start] == Self.space { start += 1 }
      spans.append(left)
      gaps.append((left.isEmpty ? place : Int(left.end))..<start)
      place = start
    }
    if gaps.isEmpty { return nil }
    spans.append(UTF8Cursor.trimmed(TextSpan(start: start, end: Int(line.end)), in: text))
    return Pieces(spans: spans, gaps: gaps)
  }

  /// A row ends in values, or in a unit and a value.
  private func isRow(_ pieces: Pieces) -> Bool {
    let inner = pieces.spans[pieces.spans.count - 1].isEmpty ? pieces.spans.dropLast() : pieces.spans[...]
    guard inner.count > 2, let last = inner.last else { return false }
    return isValue(last) && (isValue(inner[inner.endIndex - 2]) || isUnit(inner[inner.endIndex - 2]))
  }

  /// `29 2 / / 31`: the mark is a value, and blanks part the cells.
  private func holdsNothing(_ pieces: Pieces) -> Bool {
    Self.nothing.contains(mark) && pieces.spans.contains(where: \.isEmpty)
  }

  private func endsLabelInNumber(_ pieces: Pieces) -> Bool {
    text[pieces.spans[0].range].last.map(Self.isDigit) ?? false
  }

  private func isHeader(_ pieces: Pieces) -> Bool {
    mark != Self.enumerating
      && pieces.spans.allSatisfy {
        $0.count <= Self.longestHeader && !text[$0.range].contains(where: Self.isDigit)
      }
  }

  /// A mark between words stands in a label.
  private func parts(_ pieces: Pieces, at index: Int) -> Bool {
    let (left, right) = (pieces.spans[index], pieces.spans[index + 1])
    if mark == Self.enumerating, index == 0, text[left.range].allSatisfy(Self.isDigit) { return false }
    return isValue(left) || isValue(right) || isUnit(right)
  }

  /// A number with a unit behind it at most, a dash or another sign for nothing, or nothing.
  private func isValue(_ span: TextSpan) -> Bool {
    if span.isEmpty { return true }
    let (scalar, length) = UTF8Cursor.scalar(in: text[span.range], at: Int(span.start))
    if UTF8Cursor.digit(scalar) != nil {
      return PrintedNumber.read(span, in: text).map { $0.suffix.count <= 6 } ?? false
    }
    return Int(length) == span.count && (PrintedNumber.isMinus(scalar) || scalar == 0x2F || scalar == 0x65E0)
  }

  /// An ideograph or two: 件, 万元.
  private func isUnit(_ span: TextSpan) -> Bool {
    mark != Self.enumerating && [3, 6].contains(span.count) && text[Int(span.start)] >= 0xE3
  }
}
