/// These are the habits of what made one Word file, and of the people who edited it.
struct WordStyle {
  enum Rules { case all, none, acrossOnly }

  /// Table cells with the text in two or three runs, marks of proofreading between them.
  var splitsRuns = false
  var hasTrackedChanges = false
  var hasTextBoxes = false
  /// The numbers of headings are not text but those of a list.
  var numbersHeadings = false
  /// The report stands in the one cell of a table.
  var hasFrameTable = false
  var cutsTables = false
  var partsBlocks = false
  var shredsTables = false
  var wrapsInControls = false
  var hasHiddenText = false
  // What shows once the file is printed.
  var rules = Rules.all
  var halfPoints = 21
  var isLandscape = false
  /// Widths in twentieths of a point: label columns first.
  var labelWidth = 2600
  var repeatsHeader = false
  var turnsHeadings = false

  static func drawn(_ kind: WordKind, noise: Int, with chance: inout Randomness) -> WordStyle {
    var style = WordStyle()
    switch kind {
    case .word: style.numbersHeadings = noise > 0 && chance.chance(percent: 30)
    case .edited:
      style.hasTrackedChanges = true
      style.splitsRuns = true
      style.wrapsInControls = chance.chance(percent: 40)
      style.hasHiddenText = chance.chance(percent: 40)
    case .converted:
      style.hasFrameTable = chance.chance(percent: 40)
      style.hasTextBoxes = chance.chance(percent: 50)
      style.cutsTables = chance.chance(percent: 50)
      style.partsBlocks = chance.chance(percent: 50)
      style.shredsTables = chance.chance(percent: 20)
      style.splitsRuns = true
    case .printed, .printedPlain:
      style.rules = kind == .printed ? .all : chance.pick([.none, .acrossOnly])
      guard noise > 0 else { return style }
      style.halfPoints = chance.pick([15, 18, 21, 24])
      style.isLandscape = chance.chance(percent: 15)
      style.labelWidth = chance.pick([1400, 2000, 2600, 3200])
      style.repeatsHeader = chance.chance(percent: 40)
      style.turnsHeadings = noise > 1 && chance.chance(percent: 25)
    }
    if noise > 0, !style.splitsRuns { style.splitsRuns = chance.chance(percent: 30) }
    return style
  }
}

/// These are the families of Word files; those that are printed become PDF files.
enum WordKind: String, CaseIterable {
  case word, edited, converted, printed
  case printedPlain = "printed-plain"
}
