/// This is how an agency writes numbers into its cells: what it does with zeros, thousands and units.
struct CellPrinter {
  enum Zeros {
    case printed, blank, blankRows, blankTotals
    case mark(String)
  }

  var zeros = Zeros.printed
  var separatesThousands = false
  var isFullWidth = false
  /// Blanks around a number, as word processors leave them.
  var padding = ""
  /// Chances in a thousand that a cell bears a remark, or is simply left empty.
  var remarks = 0
  var gaps = 0
  /// Projects are now and then printed with their classifier: `14批`.
  var countsProjects = false
  /// The unit of money stands in the header (`header`), in the cell, or nowhere.
  var moneyUnit = MoneyUnit.header
  enum MoneyUnit { case header, tenThousandInCell, yuanInCell, nowhere }

  static func drawn(noise: Int, template: String, with chance: inout Randomness) -> CellPrinter {
    var printer = CellPrinter()
    guard noise > 0 else { return printer }
    printer.zeros = chance.pick(weighted: [
      (80, .printed), (5, .blank), (5, .blankRows), (2, .blankTotals),
      (8, .mark(chance.pick(["/", "-", "—", "无", "／", "--", "——", "－", "N/A"]))),
    ])
    printer.countsProjects = true
    printer.separatesThousands = chance.chance(percent: 12)
    printer.isFullWidth = chance.chance(percent: 4)
    printer.padding = chance.pick(weighted: [(80, ""), (8, " "), (6, "\u{3000}"), (6, "\u{A0}")])
    printer.remarks = chance.chance(percent: 6) ? 12 : 0
    printer.gaps = chance.chance(percent: 5) ? 15 : 0
    printer.moneyUnit =
      template == "2019"
      ? chance.pick(weighted: [(45, .header), (30, .tenThousandInCell), (15, .yuanInCell), (10, .nowhere)])
      : chance.pick(weighted: [(88, .header), (6, .tenThousandInCell), (3, .yuanInCell), (3, .nowhere)])
    return printer
  }

  /// Writes every cell of the form.
  func print(_ form: inout FilledForm, with chance: inout Randomness) {
    for index in form.cells.indices {
      let number = chance.below(1000)
      if number < gaps, !form.cells[index].isMoney {
        leaveEmpty(&form.cells[index], text: "")
      } else if form.cells[index].isMoney {
        printMoney(&form.cells[index], of: form.shape.template)
      } else {
        printCount(&form.cells[index], hasRemark: number >= 1000 - remarks, with: &chance)
      }
    }
    if case .blankRows = zeros { emptyRows(&form) }
    if case .blankTotals = zeros, !form.shape.isLong { emptyTotals(&form) }
  }

  private func printCount(_ cell: inout Cell, hasRemark: Bool, with chance: inout Randomness) {
    if cell.figure == 0, let text = zeroText { return leaveEmpty(&cell, text: text) }
    cell.truth = String(cell.figure)
    cell.text = digits(String(cell.figure))
    if hasRemark, cell.figure > 1, cell.key.table != "reviews" {
      let part = chance.number(1...cell.figure)
      cell.text += chance.pick(["（其中修订\(part)件）", "（含\(part)件）", "(其中\(part)件为续办)"])
    } else if cell.key.measure == "projects", countsProjects, chance.chance(percent: 15) {
      cell.text += chance.pick(["批", "项", "个"])
    }
    if !padding.isEmpty, chance.chance(percent: 70) { cell.text = padding + cell.text }
  }

  private func printMoney(_ cell: inout Cell, of template: String) {
    if cell.figure == 0, let text = zeroText { return leaveEmpty(&cell, text: text) }
    let tenThousands = Self.tenThousands(cell.figure)
    cell.truth = String(cell.figure)
    switch moneyUnit {
    case .header:
      cell.text = digits(cell.isInYuan ? cell.truth : tenThousands)
    case .tenThousandInCell:
      cell.text = digits(tenThousands) + (separatesThousands ? "(万元）" : "万元")
    case .yuanInCell:
      cell.text = digits(String(cell.figure)) + "元"
    case .nowhere:
      cell.text = digits(tenThousands)
      if template == "2019" {
        cell.alsoRight = cell.truth
        cell.truth = tenThousands
        cell.unit = ""
      } else {
        cell.alsoRight = tenThousands
      }
    }
  }

  private var zeroText: String? {
    switch zeros {
    case .printed, .blankRows: nil
    case .blank, .blankTotals: ""
    case .mark(let mark): mark
    }
  }

  private func leaveEmpty(_ cell: inout Cell, text: String) {
    cell.text = text
    cell.truth = ""
    cell.alsoRight = ""
  }

  /// Rows that hold nothing but zeros are left empty as a whole; all others are filled.
  private func emptyRows(_ form: inout FilledForm) {
    for row in form.requestRows.indices {
      let cells = (0..<7).map { form.requestIndex(row: row, column: $0) }
      guard cells.allSatisfy({ form.cells[$0].figure == 0 }) else { continue }
      for index in cells { leaveEmpty(&form.cells[index], text: "") }
    }
  }

  /// The results of requests bear no totals: only the first two rows and the last two do.
  private func emptyTotals(_ form: inout FilledForm) {
    for row in form.resultRows { leaveEmpty(&form.cells[form.requestIndex(row: row, column: 6)], text: "") }
  }

  /// Gives an amount of yuan in 万元, with as many decimals as it needs.
  static func tenThousands(_ yuan: Int) -> String {
    let whole = yuan / 10_000
    let rest = yuan % 10_000
    if rest == 0 { return String(whole) }
    var decimals = String(rest)
    while decimals.utf8.count < 4 { decimals = "0" + decimals }
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(whole).\(decimals)"
  }

  private func digits(_ plain: String) -> String {
    var text = plain
    if separatesThousands {
      let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
      var grouped = ""
      let whole = Array(parts[0])
      for (index, digit) in whole.enumerated() {
        let left = whole.count - index
        if index > 0, left % 3 == 0, whole[index - 1] != "-" { grouped += "," }
        grouped.append(digit)
      }
      text = parts.count > 1 ? grouped + "." + parts[1] : grouped
    }
    guard isFullWidth else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          guard scalar.value > 0x20, scalar.value < 0x7F, scalar != "-" else { return scalar }
          return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
        }))
  }
}
