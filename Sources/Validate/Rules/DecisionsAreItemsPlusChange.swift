import Core

/// 处理决定数量 was filled with the number of items: last year's and the change of this year.
struct DecisionsAreItemsPlusChange: Rule {
  static let info = RuleInfo(
    "NB211", "DecisionsAreItemsPlusChange", .warning, kinds: [.report, .extraction], templates: ["2019"],
    tables: ["decisions"],
    chinese: "处理决定数量疑误填为项目数量", english: "decisions that are the number of items",
    explanation: "The form of 2019 asks for 上一年项目数量, 本年增/减 and, in a column of its own, for the decisions "
      + "taken. Where the third is the sum of the first two and the change is not 0, the agency took it for "
      + "the number of items this year. The number stands as printed and says nothing of decisions. One "
      + "finding a report.",
    example: "60 in 行政许可, 处理决定数量 is 上一年项目数量 64 and 本年增/减 -4 added up",
    exceptions: "By chance, with small numbers.",
    basis: "国办公开办函〔2019〕60号: notes on filling in the form")

  private let rows: [(prior: Int, change: Int, decisions: Int)]

  init(book: FormBook) {
    rows = ["licensing", "other_services", "penalty", "coercive_measure"].compactMap { item in
      guard let prior = book.cells.slot(CellCode("decisions", item, "prior_year_items")),
        let change = book.cells.slot(CellCode("decisions", item, "items_change")),
        let decisions = book.cells.slot(CellCode("decisions", item, "decisions"))
      else { return nil }
      return (prior, change, decisions)
    }
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    var misread: [[Observation]] = []
    for row in rows {
      guard let prior = sheet[row.prior], let change = sheet[row.change],
        let decisions = sheet[row.decisions],
        let before = prior.reading.quantity, let difference = change.reading.quantity, !difference.isZero,
        let taken = decisions.reading.quantity, before.adding(difference) == taken
      else { continue }
      misread.append([decisions, prior, change])
    }
    return misread.isEmpty ? [] : [.items(misread, in: sheet)]
  }
}

extension Draft {
  fileprivate static func items(_ rows: [[Observation]], in sheet: ReportSheet) -> Draft {
    let told = rows.map { row in
      "\(row[0].printed) in \(sheet.place(row[0])) is 上一年项目数量 \(row[1].printed) and 本年增/减 "
        + "\(row[2].printed) added up"
    }
    return Draft(
      sheet.kind(of: rows.flatMap { $0 }), cell: rows[0][0].cell, actual: rows[0][0].printed,
      line: Int(rows[0][0].line),
      told.joined(separator: "; ") + ": it counts items, not decisions, and stands as printed")
  }
}
