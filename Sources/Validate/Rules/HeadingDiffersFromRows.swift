import Core

/// A group heading carries numbers that are not the sums of the rows below it.
struct HeadingDiffersFromRows: Rule {
  static let info = RuleInfo(
    "NB212", "HeadingDiffersFromRows", .error, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "分组标题所填数字与其下各行之和不符", english: "numbers beside a heading that its rows do not add up to",
    explanation:
      "The form prints no numbers beside （三）不予公开 and the other headings; an agency that adds them adds up "
      + "the rows below. A blank cell counts as 0. A heading above a row that could not be read "
      + "or does not add up itself is left alone. One finding a heading. "
      + "The numbers beside headings stand in no table.",
    example: "（三）不予公开, 总计 12 differs from the sum of its rows 11",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the rows below a heading are its kinds")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.review.extraction.tables.flatMap(\.subtotals).compactMap { differs($0, sheet) }
  }

  private func differs(_ subtotal: Subtotal, _ sheet: ReportSheet) -> Draft? {
    let text = sheet.review.document.text
    // The total stands last and is what people look at: it goes first.
    for (measure, token) in zip(subtotal.measures, subtotal.tokens).reversed() where token.kind == .number {
      guard let printed = PrintedNumber.read(token.span, in: text), printed.suffix.isEmpty,
        let rows = sum(subtotal, measure, sheet), printed.value != rows.sum
      else { continue }
      return .heading(subtotal, measure, token, printed: printed, rows: rows, sheet)
    }
    return nil
  }

  /// Gives what the rows print in a column, or nil where one of them was not read.
  private func sum(
    _ subtotal: Subtotal, _ measure: MeasureID, _ sheet: ReportSheet
  ) -> (sum: Decimal64, cells: [Observation])? {
    var sum = Decimal64.zero
    var cells: [Observation] = []
    for item in subtotal.items {
      guard let cell = sheet.book.cells.slot(subtotal.table, item, measure).flatMap({ sheet[$0] }) else {
        return nil
      }
      switch cell.reading {
      case .quantity(let number):
        guard let more = sum.adding(number) else { return nil }
        sum = more
      case .blank, .notApplicable: break
      case .illegible: return nil
      }
      // Another finding says what is wrong with the row, or a blank in it is no 0.
      if sheet.isNamedBySums(cell) || !addsUp(item, subtotal.table, sheet) { return nil }
      cells.append(cell)
    }
    return cells.isEmpty ? nil : (sum, cells)
  }

  /// Tells whether the sums along a row hold with every blank in it as 0.
  private func addsUp(_ item: ItemID, _ table: TableID, _ sheet: ReportSheet) -> Bool {
    guard let form = sheet.reading(of: table)?.form else { return false }
    for system in sheet.book.sums[Int(form.index)] where system.table == table {
      guard let row = system.rows.firstIndex(of: item) else { continue }
      func sum(_ cells: [Int]) -> Decimal64? {
        cells.reduce(Decimal64.zero) { sum, cell in
          let slot = system.slots[cell]
          guard slot >= 0, let number = sheet[slot]?.reading.quantity else { return sum }
          return sum?.adding(number)
        }
      }
      for check in system.checks {
        guard case .row(row) = check.line else { continue }
        if sum(check.left) != sum(check.right) { return false }
      }
    }
    return true
  }
}

extension Draft {
  fileprivate static func heading(
    _ subtotal: Subtotal, _ measure: MeasureID, _ token: Token, printed: PrintedNumber,
    rows: (sum: Decimal64, cells: [Observation]), _ sheet: ReportSheet
  ) -> Draft {
    let column = sheet.form.map { sheet.book.label(measure, in: subtotal.table, form: $0) } ?? ""
    return Draft(
      printed.isRepaired ? .extraction : sheet.kind(of: rows.cells), table: subtotal.table, measure: measure,
      expected: rows.sum.description,
      actual: printed.value.description, line: Int(token.line),
      "\(subtotal.label), \(column) \(printed.value.description) differs from the sum of its rows \(rows.sum.description)"
    )
  }
}
