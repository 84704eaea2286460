import Core

/// This is what the tokens of one row may mean: which token stands in which cell.
struct RowReading {
  /// For each cell of the row the index of its token, or nil where the cell is empty.
  typealias Slots = [Int?]

  /// All placements that the printed positions allow; one where they are certain, none where they are too
  /// many to count.
  var candidates: [Slots]
  /// What is shown as `raw` where no candidate is certain.
  var asPrinted: Slots
  /// The document prints the row in some way; false where neither label nor number was found.
  var isPrinted: Bool
  /// Neither position nor label, only the order of the rows holds this row.
  var isUnlabelled: Bool
  /// The number of tokens does not match the number of cells.
  var isShort: Bool
  /// All cells of the grid row behind its label; empty in flowing text.
  var gridCells: [Int]
  /// The row has a place for everything and is not believed: cells were lost or added.
  var isReopened = false
  /// Where the numbers stand along the line told which cells are empty.
  var isAligned = false

  var isCertain: Bool { candidates.count == 1 }
}

/// Puts the values of an aligned row into its cells. Where there are as many values as cells that is all;
/// where a grid has more cells than the form, the window is found that holds all numbers; where values were
/// lost, every placement that keeps their order is a candidate for the arithmetic to judge.
struct RowPlacer {
  let tokens: [Token]
  /// For each token the row that it was aligned with, or -1: no token is the value of two rows.
  private let owners: [Int]

  init(tokens: [Token], alignment: Alignment) {
    self.tokens = tokens
    var owners = [Int](repeating: -1, count: tokens.count)
    for (row, aligned) in alignment.rows.enumerated() {
      for token in aligned.values { owners[token] = row }
    }
    self.owners = owners
  }

  /// All ways to put seven numbers in fifteen cells are 6435; what would be more is not judged at all.
  private static let mostCandidates = 7000

  func reading(_ found: AlignedRow, width: Int, frames: Frames, isLabelled: Bool) -> RowReading {
    let aligned = withoutForeignBlanks(found)
    let printed = aligned.isTaken && (!aligned.values.isEmpty || aligned.evidence > 0)
    let empty = [Int?](repeating: nil, count: width)
    var reading = RowReading(
      candidates: [empty], asPrinted: empty, isPrinted: printed,
      isUnlabelled: isLabelled && aligned.evidence < Aligner.weak, isShort: false, gridCells: [])
    if !printed { return reading }
    let cells = gridCells(aligned)
    reading.gridCells = cells
    if cells.count > width {
      let windows = self.windows(of: cells, width: width)
      if windows.count == 1 {
        reading.candidates = [windows[0].slots]
        reading.asPrinted = windows[0].slots
        return reading
      }
      if isExplicit(cells), let slots = frames.explicit.slots(for: cells, tokens: tokens, width: width) {
        reading.candidates = [slots]
        reading.asPrinted = slots
        return reading
      }
      let known =
        frames.offset(of: frameKey(cells, aligned))
        ?? frames.firstColumn.flatMap { column in cells.firstIndex { tokens[$0].column == column } }
      if let known,
        let window = windows.first(where: { $0.offset == known })
      {
        reading.candidates = [window.slots]
        reading.asPrinted = window.slots
        return reading
      }
      if !windows.isEmpty {
        reading.candidates = unique(windows.map(\.slots))
        reading.asPrinted = Array(cells[..<width]).map { $0 }
        return reading
      }
      // More numbers than cells: one of them does not belong here.
      let numbers = cells.filter { tokens[$0].kind != .blank }
      reading.candidates = combinations(of: numbers, choosing: width)
      reading.asPrinted = Array(cells[..<width]).map { $0 }
      reading.isShort = true
      return reading
    }
    let values = cells.isEmpty ? aligned.values + strays(of: aligned) : cells
    if values.count == width {
      reading.candidates = [values.map { $0 }]
      reading.asPrinted = reading.candidates[0]
      return reading
    }
    if values.count > width {
      reading.candidates = combinations(of: values.sorted(), choosing: width)
      reading.asPrinted = Array(values.sorted()[..<width]).map { $0 }
      reading.isShort = true
      return reading
    }
    if values.isEmpty { return reading }
    if values.allSatisfy({ tokens[$0].kind == .blank }) {
      reading.asPrinted = padded(values, to: width)
      reading.candidates = [reading.asPrinted]
      return reading
    }
    reading.isShort = true
    if isExplicit(values), let slots = frames.explicit.slots(for: values, tokens: tokens, width: width) {
      reading.candidates = [slots]
      reading.asPrinted = slots
      // A cell that another one covers is no loss; a cell missing at the end may be missing anywhere.
      reading.isShort = slots.last == .some(nil)
      return reading
    }
    if let slots = frames.positions.slots(for: values, width: width) {
      reading.candidates = [slots]
      reading.asPrinted = slots
      reading.isShort = false
      reading.isAligned = true
      return reading
    }
    reading.candidates = spread(values, over: width)
    reading.asPrinted = padded(values, to: width)
    return reading
  }

  // MARK: Grids

  /// A row of a grid that is one cell short takes no blank from the next row.
  private func withoutForeignBlanks(_ aligned: AlignedRow) -> AlignedRow {
    guard let anchor = aligned.values.first(where: { tokens[$0].kind != .blank }), tokens[anchor].row >= 0
    else { return aligned }
    var own = aligned
    own.values.removeAll { tokens[$0].kind == .blank && tokens[$0].row != tokens[anchor].row }
    return own
  }

  func isExplicit(_ values: [Int]) -> Bool { values.first.map { tokens[$0].isExplicit } ?? false }

  /// Gives all values of the grid row that the row's values stand in, behind its label; empty in flowing text.
  func gridCells(_ aligned: AlignedRow) -> [Int] {
    guard let first = aligned.values.first, tokens[first].row >= 0 else { return [] }
    let row = tokens[first].row
    if aligned.values.contains(where: { tokens[$0].row != row }) { return [] }
    var start = first
    while start > 0, tokens[start - 1].row == row { start -= 1 }
    var end = first
    while end + 1 < tokens.count, tokens[end + 1].row == row { end += 1 }
    let label = aligned.labels.last { $0 >= start && $0 <= end }
    var from = start
    if let label, label < first { from = label + 1 }
    return (from...end).filter { tokens[$0].isValue && (owners[$0] < 0 || owners[$0] == owners[first]) }
  }

  /// What tells one shape of grid row from another: how many cells it has and where its label stands.
  func frameKey(_ cells: [Int], _ aligned: AlignedRow) -> Frames.Key {
    let first = cells.first.map { tokens[$0].column } ?? -1
    return Frames.Key(cells: cells.count, firstColumn: first)
  }

  /// Gives the offset of the cells of a row whose window is certain, for rows of the same shape.
  func certainFrame(
    _ aligned: AlignedRow, width: Int
  ) -> (key: Frames.Key, offset: Int, column: Int32)? {
    let cells = gridCells(aligned)
    if cells.count < width { return nil }
    let windows = self.windows(of: cells, width: width)
    guard windows.count == 1, tokens[cells[windows[0].offset]].kind != .blank,
      tokens[cells[windows[0].offset + width - 1]].kind != .blank
    else { return nil }
    let offset = windows[0].offset
    return (frameKey(cells, aligned), offset, tokens[cells[offset]].column)
  }

  /// Gives every run of `width` cells that leaves no number outside.
  private func windows(of cells: [Int], width: Int) -> [(offset: Int, slots: RowReading.Slots)] {
    var found: [(offset: Int, slots: RowReading.Slots)] = []
    guard cells.count >= width else { return found }
    for offset in 0...(cells.count - width) {
      let inside = cells[offset..<(offset + width)]
      let outside = cells[..<offset] + cells[(offset + width)...]
      if outside.allSatisfy({ tokens[$0].kind == .blank }) {
        found.append((offset, inside.map { $0 }))
      }
    }
    return found
  }

  // MARK: Flowing text

  /// Numbers that the alignment passed over on a line where the row has values, or right beside them where they
  /// stand one a line: one of all these is too much.
  private func strays(of aligned: AlignedRow) -> [Int] {
    var strays = aligned.skipped.filter { stray in
      aligned.values.contains { tokens[$0].line == tokens[stray].line }
    }
    guard let first = aligned.values.first, let last = aligned.values.last else { return [] }
    var index = last + 1
    while isUnowned(index) {
      if !strays.contains(index) { strays.append(index) }
      index += 1
    }
    index = first - 1
    while isUnowned(index) { index -= 1 }
    // Behind the values of the row before they are its own.
    if index < 0 || !tokens[index].isValue {
      for stray in (index + 1)..<first where !strays.contains(stray) { strays.append(stray) }
    }
    return strays.filter { !isListNumber($0, of: aligned) }
  }

  private func isUnowned(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .number && owners[index] < 0
  }

  /// The number in front of a label on its line, `1 属于国家秘密`, is part of the label.
  private func isListNumber(_ index: Int, of aligned: AlignedRow) -> Bool {
    guard let label = aligned.labels.first, let first = aligned.values.first else { return false }
    return index < label && index < first && tokens[label].line == tokens[index].line
  }

  // MARK: Candidates

  func padded(_ values: [Int], to width: Int) -> RowReading.Slots {
    values.map { $0 } + [Int?](repeating: nil, count: width - values.count)
  }

  /// Gives every way to put the values, in order, into more cells than there are values.
  func spread(_ values: [Int], over width: Int) -> [RowReading.Slots] {
    var result: [RowReading.Slots] = []
    var slots = [Int?](repeating: nil, count: width)
    func place(_ next: Int, from: Int) {
      if result.count > Self.mostCandidates { return }
      if next == values.count {
        result.append(slots)
        return
      }
      let last = width - (values.count - next)
      if from > last { return }
      for slot in from...last {
        slots[slot] = values[next]
        place(next + 1, from: slot + 1)
        slots[slot] = nil
      }
    }
    place(0, from: 0)
    return result.count > Self.mostCandidates ? [] : result
  }

  func combinations(of values: [Int], choosing width: Int) -> [RowReading.Slots] {
    if values.count < width { return spread(values, over: width) }
    var result: [RowReading.Slots] = []
    var chosen: RowReading.Slots = []
    func choose(from: Int) {
      if result.count > Self.mostCandidates { return }
      if chosen.count == width {
        result.append(chosen)
        return
      }
      let needed = width - chosen.count
      if values.count - from < needed { return }
      for index in from...(values.count - needed) {
        chosen.append(values[index])
        choose(from: index + 1)
        chosen.removeLast()
      }
    }
    choose(from: 0)
    return result.count > Self.mostCandidates ? [] : result
  }

  private func unique(_ slots: [RowReading.Slots]) -> [RowReading.Slots] {
    var result: [RowReading.Slots] = []
    for candidate in slots where !result.contains(where: { $0 == candidate }) { result.append(candidate) }
    return result
  }
}

/// This is where the cells begin in grid rows of each shape, as the rows without blanks show it.
struct Frames {
  /// Where the columns of explicit grids are.
  var explicit = ColumnFrames()
  /// Where the columns of flowing text are.
  var positions: LinePositions

  init(positions: LinePositions) { self.positions = positions }

  struct Key: Hashable {
    let cells: Int
    let firstColumn: Int32
  }

  private struct Extent: Hashable {
    let first: Int32
    let last: Int32
  }

  private static let fewestVotes = 3
  private var extents: [Extent: Int] = [:]
  private var shapes: [Key: Int] = [:]

  mutating func count(_ shape: Key) { shapes[shape, default: 0] += 1 }

  private var votes: [Key: [Int: Int]] = [:]

  var hasVotes: Bool { !votes.isEmpty }
  private var columns: [Int32: Int] = [:]
  /// For each column that the cells behind a label begin in, the columns of the first value there.
  private var beginnings: [Int32: Set<Int32>] = [:]

  mutating func add(_ key: Key, offset: Int, column: Int32) {
    votes[key, default: [:]][offset, default: 0] += 1
    extents[Extent(first: column, last: key.firstColumn + Int32(key.cells) - 1), default: 0] += 1
    columns[column, default: 0] += 1
    beginnings[key.firstColumn, default: []].insert(column)
  }

  /// Tells whether the first value stands in another column in some row without blanks whose label stands in the
  /// same.
  func beginsElsewhere(_ key: Key, than column: Int32) -> Bool {
    beginnings[key.firstColumn]?.contains { $0 != column } ?? false
  }

  /// The column in which the values of every row begin, where all rows agree.
  var firstColumn: Int32? { columns.count == 1 ? columns.first?.key : nil }

  /// Tells whether most rows whose label stands there have so many cells, blank or not.
  func isUsual(_ shape: Key) -> Bool {
    let rows = shapes[shape] ?? 0
    var others = 0
    for (other, count) in shapes where other.firstColumn == shape.firstColumn && other != shape {
      others += count
    }
    return rows >= Self.fewestVotes && rows > others
  }

  /// Tells whether several rows without blanks have their first value in this column and end in that one: one
  /// alone may have lost a cell itself.
  func isUsual(firstColumn: Int32, lastColumn: Int32) -> Bool {
    extents[Extent(first: firstColumn, last: lastColumn)] ?? 0 >= Self.fewestVotes
  }

  /// Gives the offset that all rows of this shape agree on.
  func offset(of key: Key) -> Int? {
    guard let counts = votes[key], counts.count == 1 else { return nil }
    return counts.first?.key
  }
}

extension RowPlacer {
  /// Opens a row of a grid whose cells cannot stand as they are printed: its numbers, in order, may stand in
  /// any of its cells, and where the row has more cells than the form, any window of them may be the row.
  func reopened(_ reading: RowReading, width: Int) -> RowReading {
    var reading = reading
    let cells = reading.gridCells.isEmpty ? reading.candidates[0].compactMap { $0 } : reading.gridCells
    let numbers = cells.filter { tokens[$0].kind == .number }
    var candidates =
      numbers.count > width ? combinations(of: numbers, choosing: width) : spread(numbers, over: width)
    if cells.count >= width {
      for offset in 0...(cells.count - width) {
        let window: RowReading.Slots = cells[offset..<(offset + width)].map { $0 }
        if !candidates.contains(where: { $0 == window }) { candidates.append(window) }
      }
    }
    reading.candidates = candidates
    reading.asPrinted = cells.count >= width ? cells[..<width].map { $0 } : padded(cells, to: width)
    reading.isShort = true
    reading.isReopened = true
    return reading
  }

  /// Tells whether the header above a grid row has as many cells, so that none was lost.
  private func isAsLongAsHeader(_ end: Int) -> Bool {
    var index = end
    while index >= 0, tokens[index].row >= 0 {
      let row = tokens[index].row
      let last = tokens[index].column
      var holdsNumbers = false
      var labels = 0
      while index >= 0, tokens[index].row == row {
        if tokens[index].kind == .number || tokens[index].kind == .mark { holdsNumbers = true }
        if tokens[index].kind == .label { labels += 1 }
        index -= 1
      }
      if !holdsNumbers, labels > 1 { return last == tokens[end].column }
    }
    return false
  }

  /// Tells whether a grid row that begins or ends in a blank may have lost a cell: no row without blanks has its
  /// shape, or those that have it begin elsewhere.
  func hasSuspectEdge(_ reading: RowReading, aligned: AlignedRow, frames: Frames) -> Bool {
    guard let slots = reading.candidates.first, let first = slots.first, let last = slots.last,
      let anchor = reading.gridCells.first, !tokens[anchor].isExplicit
    else { return false }
    let isBlank = [first, last].contains { $0.map { tokens[$0].kind == .blank } ?? true }
    if !isBlank || !frames.hasVotes { return false }
    guard let first, let end = reading.gridCells.last else { return true }
    if reading.gridCells.count == slots.count, isAsLongAsHeader(end) { return false }
    let shape = frameKey(reading.gridCells, aligned)
    if frames.beginsElsewhere(shape, than: tokens[first].column) { return true }
    if reading.gridCells.count == slots.count, frames.isUsual(shape) {
      return false
    }
    return !frames.isUsual(firstColumn: tokens[first].column, lastColumn: tokens[end].column)
  }
}
