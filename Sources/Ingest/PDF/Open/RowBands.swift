/// Tells the rows of a table without lines by the heights that its values stand at. The lines of a cell stand in
/// the middle of its row, so that halves of numbers stand half a line above and below; two rows are never nearer
/// than a line.
struct RowBands {
  struct Band {
    let clump: Clump
    let cells: [[UInt8]]
  }

  /// The end of the last row of the page before, where the page begins with it.
  private(set) var rest: [[UInt8]]?

  /// The words of a row, not yet put into columns.
  private var clumps: [[PageWord]] = []
  private let size: Double

  /// How far apart the lines of a cell stand: between these heights, where no cell of the table tells.
  private var pitch: ClosedRange<Double> = 0.85...2.2

  /// Words nearer than this stand in one row.
  private static let sameRow = 0.85
  private static let sameLine = 0.2
  private static let halfLine = 0.35...0.7

  init(_ values: [PageWord], size: Double) {
    self.size = size
    var last = -Double.infinity
    for word in values.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
      if word.box.middle - last < Self.sameRow * size {
        clumps[clumps.count - 1].append(word)
      } else {
        clumps.append([word])
      }
      last = word.box.middle
    }
  }

  /// Gives the number of the page, if that is what stands last: one number, no label beside it.
  func pageNumber(beside labels: [PageWord]) -> [PageWord]? {
    guard let last = clumps.last, last.count == 1, !hasLabel(last, among: labels) else { return nil }
    return last
  }

  private func hasLabel(_ clump: [PageWord], among labels: [PageWord]) -> Bool {
    let (top, bottom) = (clump.map(\.box.middle).min() ?? 0, clump.map(\.box.middle).max() ?? 0)
    return labels.contains {
      $0.box.middle > top - Self.sameRow * size && $0.box.middle < bottom + Self.sameRow * size
    }
  }

  private func hasLabelBeside(_ clump: [PageWord], among labels: [PageWord]) -> Bool {
    labels.contains { label in
      clump.contains { abs($0.box.middle - label.box.middle) < Self.sameLine * size }
    }
  }

  /// The lines of a label of two stand half a line above and below the one line of its row.
  private func standsBetweenHalves(_ row: Clump, of labels: [PageWord]) -> Bool {
    guard row.bottom - row.top < Self.sameLine * size else { return false }
    let steps = labels.map { ($0.box.middle - row.top) / size }
    return steps.contains { Self.halfLine.contains($0) } && steps.contains { Self.halfLine.contains(-$0) }
  }

  /// No column has a word in both rows.
  private func haveNothingInCommon(_ upper: Clump, _ lower: Clump) -> Bool {
    zip(upper.cells, lower.cells).allSatisfy { $0.isEmpty || $1.isEmpty }
  }

  /// A table with as many columns has one row, and no label beside it.
  private static let columnsWithoutLabels = 15
  /// No page has room for more rows.
  private static let mostRows = 100

  /// Gives the rows, or nil where it is not certain which words make one.
  ///
  /// - Parameters:
  ///   - previous: the last row of the page before, if the table goes on from there.
  ///   - isLabel: a word is the whole label of a row of the form.
  ///   - isLabelled: such a label stands beside a row, on one line or several.
  mutating func rows(
    _ columns: OpenTable.Columns, labels: [PageWord], previous: Clump?,
    isLabel: (PageWord) -> Bool, isLabelled: (Clump) -> Bool
  ) -> [Band]? {
    func hasOwnLabel(_ row: Clump) -> Bool { hasLabelBeside(row.words, among: labels.filter(isLabel)) }
    if clumps.count > Self.mostRows { return nil }
    let widest = clumps.joined().filter { NumberLine.isNumber($0.text) }.map(\.box.width).max() ?? 0
    let room = NumberLine.room(in: columns.pitch, widest: widest)
    let hasLabels = columns.centers.count < Self.columnsWithoutLabels
    var rows: [Clump] = []
    for words in clumps {
      guard let clump = Clump(words, columns: columns) else { return nil }
      rows.append(clump)
    }
    let steps = rows.flatMap(\.cells).flatMap { lines in
      zip(lines, lines.dropFirst()).map { ($1.box.middle - $0.box.middle) / size }
    }
    if let step = steps.min() { pitch = (step - Self.sameLine)...(step + Self.sameLine) }
    if hasLabels, let first = rows.first, let previous,
      isRest(first, of: previous, room: room, onNextPage: true), !hasOwnLabel(first)
    {
      if hasLabel(first.words, among: labels) { return nil }
      if rows.count > 1, isBeginning(first, of: rows[1], room: room) { return nil }
      rest = first.cells.map { $0.flatMap(\.text) }
      rows.removeFirst()
    }
    if hasLabels { center(&rows, room: room) }
    if hasLabels, !join(&rows, labels: labels, room: room) { return nil }
    if !hasLabels, rows.count > 1 { return nil }
    for (index, row) in rows.enumerated() {
      for next in rows[(index + 1)...] where isDoubtful(row, next, room: room) {
        // No label of a row is made of the labels of two.
        if isLabelled(row), isLabelled(next) { continue }
        let haveLabels = [row, next].allSatisfy {
          hasLabelBeside($0.words, among: labels) || standsBetweenHalves($0, of: labels)
        }
        if !haveNothingInCommon(row, next) || !haveLabels { return nil }
      }
    }
    var bands: [Band] = []
    for row in rows {
      var texts: [[UInt8]] = []
      for lines in row.cells {
        guard let text = text(of: lines, room: room) else { return nil }
        texts.append(text)
      }
      bands.append(Band(clump: row, cells: texts))
    }
    return bands
  }

  /// Puts the first or last line of some cells to the row whose cells only then stand in the middle of it.
  private func center(_ rows: inout [Clump], room: Double) {
    var index = 0
    while index < rows.count {
      let piece = rows[index]
      let isCentered = { (row: Clump) in row.isCentered(within: Self.sameLine * size) }
      guard piece.cells.contains(where: \.isEmpty) else {
        index += 1
        continue
      }
      let joinsAbove =
        index > 0 && isRest(piece, of: rows[index - 1], room: room) && !isCentered(rows[index - 1])
        && isCentered(rows[index - 1].joined(piece))
      let joinsBelow =
        index + 1 < rows.count && isBeginning(piece, of: rows[index + 1], room: room)
        && !isCentered(rows[index + 1]) && isCentered(piece.joined(rows[index + 1]))
      if joinsAbove != joinsBelow {
        let first = joinsAbove ? index - 1 : index
        rows[first].append(rows[first + 1])
        rows.remove(at: first + 1)
        index = first
      }
      index += 1
    }
  }

  /// Puts what has no label beside it to the row that it can only be the rest of, or the beginning. Gives false
  /// where it may belong to two rows, or to none.
  private func join(_ rows: inout [Clump], labels: [PageWord], room: Double) -> Bool {
    var index = 0
    while index < rows.count {
      if hasLabel(rows[index].words, among: labels) {
        index += 1
        continue
      }
      let above = index > 0 && isRest(rows[index], of: rows[index - 1], room: room)
      let below = index + 1 < rows.count && isBeginning(rows[index], of: rows[index + 1], room: room)
      if above == below { return false }
      let first = above ? index - 1 : index
      rows[first].append(rows[first + 1])
      rows.remove(at: first + 1)
      index = first
      // Two pieces without a label would go on joining each other.
      if !hasLabel(rows[first].words, among: labels) { return false }
    }
    return true
  }

  private func isRest(
    _ rest: Clump, of row: Clump, room: Double, onNextPage: Bool = false
  ) -> Bool {
    zip(row.cells, rest.cells).allSatisfy { above, below in
      guard let first = below.first else { return true }
      return above.last.map { isCut($0, first, room: room, anyStep: onNextPage) } ?? false
    }
  }

  private func isBeginning(_ beginning: Clump, of row: Clump, room: Double) -> Bool {
    zip(beginning.cells, row.cells).allSatisfy { above, below in
      guard let last = above.last else { return true }
      return below.first.map { isCut(last, $0, room: room) } ?? false
    }
  }

  /// Joins the lines of a cell: a number that found no room on one line is one. Nil where it might be two.
  private func text(of lines: [WordLines.Line], room: Double) -> [UInt8]? {
    var text: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0, !isCut(lines[index - 1], line, room: room) { return nil }
      text += line.text
    }
    return text
  }

  /// Tells whether two lines may be those of one number: it would not have found room on one, and they stand as far
  /// apart as lines of a cell do.
  private func isCut(
    _ upper: WordLines.Line, _ lower: WordLines.Line, room: Double, anyStep: Bool = false
  ) -> Bool {
    NumberLine.isNumber(upper.text) && NumberLine.isNumber(lower.text)
      && upper.box.width + lower.box.width > room
      && (anyStep || pitch.contains((lower.box.middle - upper.box.middle) / size))
  }

  /// Tells whether two rows may be one whose numbers are cut, all of them: nothing that stands below something
  /// else is certain to be a number of its own.
  private func isDoubtful(_ upper: Clump, _ lower: Clump, room: Double) -> Bool {
    guard lower.top - upper.bottom < pitch.upperBound * size else { return false }
    let pairs = zip(upper.cells, lower.cells).compactMap { pair in
      pair.0.last.flatMap { last in pair.1.first.map { (last, $0) } }
    }
    return pairs.allSatisfy { isCut($0, $1, room: room) }
  }
}
