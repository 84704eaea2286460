import Core

/// Two cells, rows or columns whose numbers would satisfy every sum if they changed places.
struct NumbersExchanged: Rule {
  static let info = RuleInfo(
    "NB205", "NumbersExchanged", .error, kinds: [.report, .extraction], tables: ["requests"],
    chinese: "疑似两处数字互换或错行", english: "numbers that stand in each other's place",
    explanation: "A number in the row above or below, or two rows written in each other's place, breaks "
      + "several sums at once, all of which hold when the two are exchanged. Told only where exactly one "
      + "exchange does so.",
    example: "（七）总计 and 四、结转下年度继续办理 look exchanged: with their numbers in each other's place 4 sums that "
      + "fail would hold",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: 勾稽关系 printed on the form")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    sheet.brokenSums.compactMap { broken in
      let system = broken.system
      switch broken.cause {
      case .exchangedCells(let first, let second):
        let names = [first, second].map {
          "\(sheet.row($0, of: system)), \(sheet.column($0, of: system)) \(sheet.printed($0, of: broken))"
        }
        return .exchanged(names, at: first, with: second, broken, in: sheet)
      case .exchangedRows(let first, let second):
        let column =
          system.columns.indices.last { column in
            differ(system.cell(row: first, column: column), system.cell(row: second, column: column), broken)
          } ?? 0
        return .exchanged(
          [first, second].map { sheet.rowLabel($0, of: system) },
          at: system.cell(row: first, column: column), with: system.cell(row: second, column: column),
          broken, in: sheet)
      case .exchangedColumns(let first, let second):
        let row =
          system.rows.indices.last { row in
            differ(system.cell(row: row, column: first), system.cell(row: row, column: second), broken)
          } ?? 0
        return .exchanged(
          [first, second].map { sheet.columnLabel($0, of: system) }, at: system.cell(row: row, column: first),
          with: system.cell(row: row, column: second), broken, in: sheet)
      case .cell, .totalsAtZero, .row, .column, .unknown:
        return nil
      }
    }
  }

  /// Tells whether two cells differ: the finding stands at one that does, most often a total.
  private func differ(_ first: Int, _ second: Int, _ broken: BrokenSum) -> Bool {
    broken.table.values[first] != broken.table.values[second]
  }
}

extension Draft {
  fileprivate static func exchanged(
    _ names: [String], at cell: Int, with other: Int, _ broken: BrokenSum, in sheet: ReportSheet
  ) -> Draft {
    Draft(
      broken, at: cell, expected: broken.table.values[other], actual: broken.table.values[cell], in: sheet,
      "\(names.joined(separator: " and ")) look exchanged: with their numbers in each other's place "
        + "\(broken.checks.count) sums that fail would hold")
  }
}
