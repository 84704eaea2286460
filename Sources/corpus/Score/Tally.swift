/// These are the counts by which a reading is judged, of one document or of many.
struct Tally {
  var documents = 0
  /// Reports that were rejected, and other documents that were not.
  var rejected = 0
  var accepted = 0
  var others = 0
  var cells = 0
  var right = 0
  /// The document gives the number, the reading leaves the cell empty and says that it is in doubt.
  var empty = 0
  /// The document gives the number, the reading calls the cell blank.
  var lost = 0
  var wrongFlagged = 0
  var wrongSilent = 0
  var missing = 0
  var extra = 0
  /// Right by luck: the text does not determine the value, and it was given without a flag.
  var lucky = 0
  var headRight = [Int](repeating: 0, count: TrueDocument.headFields.count)
  var falseAlarms = 0
  var defects = 0
  var defectsFound = 0
  var repeated = 0
  /// Defects between reports, or between text and tables, and findings of their rules where there is none.
  var crossings = 0
  var crossingsFound = 0
  var crossingsExtra = 0
  var otherErrors = 0
  var otherWarnings = 0
  var quantities = 0
  var quantitiesFound = 0
  var quantitiesExtra = 0
  /// Quantities found that have a metric, and those of them that got it.
  var metrics = 0
  var metricsRight = 0

  mutating func add(_ other: Tally) {
    documents += other.documents
    rejected += other.rejected
    accepted += other.accepted
    others += other.others
    cells += other.cells
    right += other.right
    empty += other.empty
    lost += other.lost
    wrongFlagged += other.wrongFlagged
    wrongSilent += other.wrongSilent
    missing += other.missing
    extra += other.extra
    lucky += other.lucky
    for index in headRight.indices { headRight[index] += other.headRight[index] }
    falseAlarms += other.falseAlarms
    defects += other.defects
    defectsFound += other.defectsFound
    repeated += other.repeated
    crossings += other.crossings
    crossingsFound += other.crossingsFound
    crossingsExtra += other.crossingsExtra
    otherErrors += other.otherErrors
    otherWarnings += other.otherWarnings
    quantities += other.quantities
    quantitiesFound += other.quantitiesFound
    quantitiesExtra += other.quantitiesExtra
    metrics += other.metrics
    metricsRight += other.metricsRight
  }

  /// How bad a document is, for the list of the worst: silent errors first.
  var badness: Int {
    wrongSilent * 1_000_000 + extra * 100_000 + wrongFlagged * 10_000 + lost * 1000 + empty * 10 + missing
      * 10
      + (defects - defectsFound) * 5 + (crossings - crossingsFound) * 5 + crossingsExtra + falseAlarms
      + otherErrors + accepted * 1000
      + documents * headRight.count - headRight.reduce(0, +)
  }
}
