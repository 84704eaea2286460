import Core

/// This is where the tables of one part of the form stand: lines from 0, both inclusive.
struct TableStretch {
  let kind: RegionKind
  let firstLine: Int
  let lastLine: Int
}

/// Finds the stretches of a document that hold tables: where labels of the form stand close together.
/// Headings bound a stretch but are not needed; a label told in a sentence far away does not widen it.
struct TableFinder {
  private let grams: LabelGrams

  init(definitions: Definitions) { grams = LabelGrams(definitions: definitions) }

  /// Lines with text between two labels of one table: a row of one cell a line with everything beside it.
  private static let widestGap = 45

  /// Labels of another table in a document that has a long one.
  private static let fewestBesideLong = 8

  func stretches(index: LineIndex, headings: [Heading]) -> [TableStretch] {
    var walls = headings.filter { $0.level == 1 && $0.kind != nil }.map(\.line).sorted()
    var marks = self.marks(index: index, walls: Set(walls))
    let long = LongTableFinder(grams: grams, index: index, walls: Set(walls))
      .stretch(marks: marks)
    var headings = headings
    if let long {
      walls.removeAll { long.contains($0) }
      headings.removeAll { long.contains($0.line) }
      marks.removeAll { long.contains($0.line) }
    }
    // Lines of numbers alone part nothing: a column of a PDF may be printed a number a line.
    var ordinals: [Int32] = []
    ordinals.reserveCapacity(index.lines.count)
    var filled: Int32 = 0
    for line in index.lines.indices {
      if index.lines[line].shape == .prose || index.folded(line).contains(where: LabelGrams.isCounted) {
        filled += 1
      }
      ordinals.append(filled)
    }
    var found: [Cluster] = []
    var pieces: [Cluster] = []
    for kind in RegionKind.allCases where kind != .indicators {
      if grams.gramCounts[kind] == nil { continue }
      let own = marks.filter { $0.kind == kind }
      let clusters = self.clusters(own, kind: kind, walls: walls, ordinals: ordinals, index: index)
      pieces += clusters
      guard
        let cluster = best(clusters)
          ?? headed(kind, marks: own, headings: headings, index: index)
      else { continue }
      // Beside a long table a list of contents or a sentence is soon taken for another.
      if long != nil, cluster.score < Self.fewestBesideLong { continue }
      found.append(cluster)
    }
    found.sort { ($0.middle, $0.kind.rawValue) < ($1.middle, $1.kind.rawValue) }
    parted(&found)
    for index in found.indices { extend(&found, at: index, pieces: pieces, ordinals: ordinals) }
    let stretches = found.compactMap { cluster in
      cluster.lines.first.flatMap { first in
        cluster.lines.last.map { TableStretch(kind: cluster.kind, firstLine: first, lastLine: $0) }
      }
    }
    return joined(long, widened(stretches, index: index, headings: headings))
  }

  /// Puts the long table among the others: what they were widened to inside it is its own.
  private func joined(_ long: ClosedRange<Int>?, _ others: [TableStretch]) -> [TableStretch] {
    guard let long else { return others }
    var all = [TableStretch(kind: .indicators, firstLine: long.lowerBound, lastLine: long.upperBound)]
    for other in others {
      let first = long.contains(other.firstLine) ? long.upperBound + 1 : other.firstLine
      let last =
        other.lastLine >= long.lowerBound && first < long.lowerBound
        ? min(other.lastLine, long.lowerBound - 1) : other.lastLine
      if first <= last { all.append(TableStretch(kind: other.kind, firstLine: first, lastLine: last)) }
    }
    return all.sorted { $0.firstLine < $1.firstLine }
  }

  /// This is a table as its labels show it: the line of each, in order.
  private struct Cluster {
    let kind: RegionKind
    var lines: [Int]
    let score: Int
    /// The rows of the form whose labels stand there whole.
    var rows: Set<Int> = []
    var middle: Int { lines.isEmpty ? 0 : lines[lines.count / 2] }
  }

  /// Parts tables whose labels reach into each other, as where a sentence before the one tells a label of the
  /// other: at the line that leaves the fewest labels on the wrong side.
  private func parted(_ clusters: inout [Cluster]) {
    for index in clusters.indices.dropLast() {
      guard let last = clusters[index].lines.last, let first = clusters[index + 1].lines.first, last >= first
      else { continue }
      let upper = clusters[index].lines
      let lower = clusters[index + 1].lines
      var best = (line: first, wrong: Int.max)
      for line in upper + [first - 1] {
        let wrong = upper.count { $0 > line } + lower.count { $0 <= line }
        if wrong < best.wrong { best = (line, wrong) }
      }
      clusters[index].lines = upper.filter { $0 <= best.line }
      clusters[index + 1].lines = lower.filter { $0 > best.line }
    }
  }

  // MARK: Marks

  struct Mark {
    let kind: RegionKind
    let line: Int
    let label: UInt16
    /// Which run of which label it is: an index into ``LabelGrams/hits``.
    let hit: Int32
  }

  /// Gives every run of a label that stands in the short lines of the document, across line ends too.
  private func marks(index: LineIndex, walls: Set<Int>) -> [Mark] {
    var marks: [Mark] = []
    var gram: UInt64 = 0
    var length = 0
    // Headings part the tables of sections; the long table has headings of its own.
    var sinceWall = 0
    for line in index.lines.indices {
      let shape = index.lines[line].shape
      if shape == .blank { continue }
      let isWall = walls.contains(line)
      if shape == .prose { length = 0 }
      if shape == .prose || isWall { sinceWall = 0 }
      if shape == .prose { continue }
      for scalar in index.folded(line) where LabelGrams.isCounted(scalar) {
        gram = gram << 16 | UInt64(scalar)
        length += 1
        if !isWall { sinceWall += 1 }
        if length < LabelGrams.length { continue }
        for index in grams.hits(gram) {
          let hit = grams.hits[Int(index)]
          if hit.region != .indicators, sinceWall < LabelGrams.length { continue }
          marks.append(Mark(kind: hit.region, line: line, label: hit.label, hit: index))
        }
      }
    }
    return marks
  }

  // MARK: Clusters

  private func clusters(
    _ marks: [Mark], kind: RegionKind, walls: [Int], ordinals: [Int32], index: LineIndex
  ) -> [Cluster] {
    var clusters: [Cluster] = []
    var start = 0
    // The first wall behind the last line: marks and walls stand in the order of their lines.
    var wall = 0
    while start < marks.count {
      var end = start + 1
      while end < marks.count,
        Int(ordinals[marks[end].line] - ordinals[marks[end - 1].line]) <= Self.widestGap
      {
        while wall < walls.count, walls[wall] <= marks[end - 1].line { wall += 1 }
        if wall < walls.count, walls[wall] <= marks[end].line { break }
        end += 1
      }
      if let found = whole(marks[start..<end], kind: kind, index: index) { clusters.append(found) }
      start = end
    }
    return clusters
  }

  /// Gives the first of those with the most labels.
  private func best(_ clusters: [Cluster]) -> Cluster? {
    var best: Cluster?
    for cluster in clusters where cluster.score > (best?.score ?? 0) { best = cluster }
    return best
  }

  /// Puts a table together that headings part: where the tables of a page are given behind its text, those of the next
  /// section stand among the rows of a table that goes on. The pieces have different rows, and nothing of another
  /// table between them.
  private func extend(
    _ clusters: inout [Cluster], at index: Int, pieces: [Cluster], ordinals: [Int32]
  ) {
    let floor = index > 0 ? clusters[index - 1].lines.last ?? -1 : -1
    let ceiling = index + 1 < clusters.count ? clusters[index + 1].lines.first ?? .max : .max
    for piece in pieces where piece.kind == clusters[index].kind {
      let own = clusters[index]
      // A sentence in the section behind the next table may tell a label of this one.
      let lines = piece.lines.filter { $0 > floor && $0 < ceiling }
      guard let first = own.lines.first, let last = own.lines.last, let start = lines.first,
        let end = lines.last, end < first || start > last, !own.rows.isEmpty,
        lines.count * Self.labelsForEachStray >= piece.lines.count * (Self.labelsForEachStray - 1),
        piece.rows.count >= Self.fewestRows, own.rows.isDisjoint(with: piece.rows)
      else { continue }
      let gap = end < first ? ordinals[first] - ordinals[end] : ordinals[start] - ordinals[last]
      guard gap <= Self.widestGap else { continue }
      clusters[index].lines = (own.lines + lines).sorted()
      clusters[index].rows.formUnion(piece.rows)
    }
  }

  /// Rows of a piece of a table.
  private static let fewestRows = 2
  /// Of so many labels of a piece one may stand elsewhere.
  private static let labelsForEachStray = 4

  /// Gives the lines below the heading of a part, where at least one label stands there with lines of numbers:
  /// the other labels may be broken beyond recognition.
  private func headed(
    _ kind: RegionKind, marks: [Mark], headings: [Heading], index: LineIndex
  ) -> Cluster? {
    let main = headings.filter { $0.level == 1 && $0.kind != nil }
    var from = 0
    for (position, heading) in main.enumerated() where heading.kind?.rawValue == kind.rawValue {
      let end = position + 1 < main.count ? main[position + 1].line : index.lines.count
      while from < marks.count, marks[from].line <= heading.line { from += 1 }
      let inside = marks[from...].prefix { $0.line < end }
      guard let first = inside.first, let last = inside.last else { continue }
      var values = 0
      for line in heading.line..<end where index.lines[line].shape != .prose {
        let folded = index.folded(line)
        if !folded.isEmpty, folded.allSatisfy({ $0 < 0x3A }) { values += 1 }
      }
      if values > 0 { return Cluster(kind: kind, lines: [first.line, last.line], score: 0) }
    }
    return nil
  }

  /// Gives the lines from the first to the last label that stands there whole, or nearly, and how many there
  /// are; nil where they are too few for a table. A few characters of a label in a sentence widen nothing.
  private func whole(
    _ cluster: ArraySlice<Mark>, kind: RegionKind, index: LineIndex
  ) -> Cluster? {
    guard let distinctive = grams.distinctive[kind] else { return nil }
    let isWhole = grams.labels(of: kind, in: cluster) { found, all in found * 2 > all }
    var score = 0
    var telling = 0
    for label in isWhole.indices where isWhole[label] {
      score += 1
      if distinctive[label] { telling += 1 }
    }
    let lines = cluster.filter { isWhole[Int($0.label)] }.map(\.line)
    guard telling >= 2, let first = lines.first, let last = lines.last else { return nil }
    if first == last, isTitle(first, labels: grams.different(isWhole, of: kind), index: index) { return nil }
    return Cluster(kind: kind, lines: lines, score: score, rows: grams.rows(isWhole, of: kind))
  }

  /// Tells whether a line of so many labels is the title of a section, as a list of contents gives it: 行政复议 and
  /// 行政诉讼 among other words.
  private func isTitle(_ line: Int, labels: Int, index: LineIndex) -> Bool {
    labels <= 2 && index.lines[line].shape != .cells
      && index.folded(line).count(where: LabelGrams.isCounted) > 3 * LabelGrams.length
  }

  // MARK: Edges

  /// Widens each stretch to what belongs to it: up to its heading, down over the numbers of its last row.
  private func widened(
    _ stretches: [TableStretch], index: LineIndex, headings: [Heading]
  ) -> [TableStretch] {
    var result: [TableStretch] = []
    for (position, stretch) in stretches.enumerated() {
      let floor = max(
        result.last.map { $0.lastLine + 1 } ?? 0,
        (headings.last { $0.level == 1 && $0.kind != nil && $0.line < stretch.firstLine }?.line ?? -1) + 1)
      var first = stretch.firstLine
      while first > floor, isPartOfTable(first - 1, index: index),
        index.goesOn(first - 1, lines: stretch.firstLine - first, most: 60)
      { first -= 1 }
      let ceiling = min(
        position + 1 < stretches.count ? stretches[position + 1].firstLine - 1 : index.lines.count - 1,
        (headings.first { $0.level == 1 && $0.kind != nil && $0.line > stretch.lastLine }?.line
          ?? index.lines.count) - 1)
      var last = max(stretch.lastLine, first)
      while last < ceiling, isPartOfTable(last + 1, index: index),
        index.goesOn(last + 1, lines: last - stretch.lastLine, most: 80)
      { last += 1 }
      if first > stretch.lastLine { continue }
      result.append(TableStretch(kind: stretch.kind, firstLine: first, lastLine: max(last, first)))
    }
    return result
  }

  private func isPartOfTable(_ line: Int, index: LineIndex) -> Bool {
    switch index.lines[line].shape {
    case .blank, .cells: true
    case .short: index.folded(line).count <= 45
    case .prose: false
    }
  }
}
