import Core

/// This is what the figures of one series look like over all reports: how they are spread, which stand out,
/// which moved most from one year to the next. All numbers are hundredths, and all of it is whole numbers, so
/// that every machine finds the same.
struct SeriesFacts {
  struct Move {
    let document: Int
    let older: Int64
    let newer: Int64
    /// The forms print it differently, so that part of the change may come from that.
    let isApproximate: Bool

    private var floor: Int64 { max(min(older, newer), CellCensus.hundred) }
    private var top: Int64 { max(older, newer) }

    /// How many times the smaller figure goes into the larger one, a figure below 1 taken for 1.
    var factor: Int64 { top / floor }

    func isLarger(than other: Move) -> Bool {
      let left = top.multipliedFullWidth(by: other.floor)
      let right = other.top.multipliedFullWidth(by: floor)
      if left != right { return left > right }
      return (other.top, document) < (top, other.document)
    }
  }

  struct Year {
    let year: Int
    var reports = 0
    var sum: Int64? = 0
  }

  let number: Int
  let series: Crosswalk.Series
  /// Reports that have the figure for certain, and those that have it and cannot be read for certain.
  private(set) var count = 0
  private(set) var unsure = 0
  private(set) var zeros = 0
  private(set) var negative = 0
  /// Reports by size of the figure: the bounds of ``bounds``, the last one open.
  private(set) var bins = Array(repeating: 0, count: SeriesFacts.bounds.count + 1)
  private(set) var quartiles: [Int64] = []
  private(set) var largest: Int64 = 0
  private(set) var outliers: [(document: Int, figure: Int64)] = []
  private(set) var outlierCount = 0
  private(set) var fence: Int64?
  private(set) var moves: [Move] = []
  private(set) var years: [Year] = []

  static let mostNamed = 5
  /// Figures below it change by chance.
  static let leastMoved: Int64 = 20 * CellCensus.hundred
  /// 1, 3, 10, 30 and so on, in whole units.
  static let bounds: [Int64] = (0..<26).map { step in
    var bound: Int64 = step % 2 == 0 ? 1 : 3
    for _ in 0..<step / 2 { bound *= 10 }
    return bound
  }

  init(_ number: Int, _ cells: CellCensus, _ documents: DocumentShelf, _ coverage: CoverageCensus) {
    self.number = number
    series = cells.series[number]
    let figures = cells.figures(ofSeries: number)
    func figure(_ document: Int) -> Int64 { document < figures.count ? figures[document] : CellCensus.none }
    spread(figure, documents)
    if count > 0 { move(figure, documents, coverage) }
  }

  // MARK: Spread

  private mutating func spread(_ figure: (Int) -> Int64, _ documents: DocumentShelf) {
    var known: [Int64] = []
    var sums: [Int: Year] = [:]
    for document in 0..<documents.count {
      let value = figure(document)
      if value == CellCensus.none { continue }
      if value == CellCensus.unsure {
        unsure += 1
        continue
      }
      known.append(value)
      let year = documents.year(document)
      var sum = sums[year] ?? Year(year: year)
      sum.reports += 1
      sum.sum = sum.sum.flatMap { before in
        let (next, overflow) = before.addingReportingOverflow(value)
        return overflow ? nil : next
      }
      sums[year] = sum
      count(value)
    }
    years = sums.values.sorted { $0.year < $1.year }
    known.sort()
    count = known.count
    guard let last = known.last else { return }
    largest = last
    quartiles = [known[known.count / 4], known[known.count / 2], known[known.count * 3 / 4]]
    findOutliers(known.filter { $0 > 0 }, figure, documents)
  }

  private mutating func count(_ value: Int64) {
    if value < 0 { negative += 1 }
    if value == 0 { zeros += 1 }
    if value <= 0 { return }
    let bin = Self.bounds.lastIndex { value >= $0 * CellCensus.hundred }
    bins[(bin ?? 0) + 1] += 1
  }

  /// A figure stands out that lies further above the upper quarter of those that are not 0 than twice the way
  /// between the quarters, both as factors, and at least ten times above.
  private mutating func findOutliers(
    _ positive: [Int64], _ figure: (Int) -> Int64, _ documents: DocumentShelf
  ) {
    if positive.count < 8 { return }
    let lower = max(positive[positive.count / 4], CellCensus.hundred)
    let upper = max(positive[positive.count * 3 / 4], CellCensus.hundred)
    let ratio = (upper + lower - 1) / lower
    let (square, tooWide) = ratio.multipliedReportingOverflow(by: ratio)
    let (bound, overflow) = upper.multipliedReportingOverflow(by: max(10, square))
    if tooWide || overflow { return }
    fence = bound
    for document in 0..<documents.count {
      let value = figure(document)
      if value <= bound { continue }
      outlierCount += 1
      outliers.append((document, value))
      if outliers.count > 8 * Self.mostNamed { keepOutliers() }
    }
    keepOutliers()
  }

  private mutating func keepOutliers() {
    outliers.sort { ($1.figure, $0.document) < ($0.figure, $1.document) }
    outliers = Array(outliers.prefix(Self.mostNamed))
  }

  // MARK: Moves

  private mutating func move(
    _ figure: (Int) -> Int64, _ documents: DocumentShelf, _ coverage: CoverageCensus
  ) {
    for pair in coverage.pairs {
      let (older, newer) = (Int(pair.older), Int(pair.newer))
      let (before, after) = (figure(older), figure(newer))
      if before < 0 || after < 0 || max(before, after) < Self.leastMoved || before == after { continue }
      let forms = [documents.form(older), documents.form(newer)]
      let ways = forms.map { form in series.entries.first { Int($0.form.index) == form }?.comparability }
      if forms[0] != forms[1], ways.contains(where: { $0 == nil || $0 == .notComparable }) { continue }
      moves.append(
        Move(
          document: newer, older: before, newer: after,
          isApproximate: forms[0] != forms[1] && ways.contains { $0 == .approximate }))
      if moves.count > 16 * Self.mostNamed { keepMoves() }
    }
    keepMoves()
  }

  private mutating func keepMoves() {
    moves.sort { $0.isLarger(than: $1) }
    moves = Array(moves.prefix(Self.mostNamed))
  }
}
