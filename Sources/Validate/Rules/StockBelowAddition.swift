import Core

/// More documents were added in the year than there are at its end.
struct StockBelowAddition: Rule {
  static let info = RuleInfo(
    "NB210", "StockBelowAddition", .warning, kinds: [.report, .extraction], tables: ["documents"],
    chinese: "现行有效（对外公开总）数小于本年新增数", english: "fewer documents in stock than were added in the year",
    explanation: "现行有效件数 counts the documents in force at the end of the year, those issued in it included; "
      + "对外公开总数量 all that were ever published, those of the year included.",
    example: "3 in 行政规范性文件, 现行有效件数 is below 5 in 本年制发件数",
    exceptions: "Documents that were issued and repealed, or expired, within one year.",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: notes on filling in the form")

  private let pairs: [(stock: Int, added: Int)]

  init(book: FormBook) {
    pairs = ["regulation", "normative_document"].flatMap { item in
      [("in_force", "issued"), ("total_published", "newly_published")].compactMap { stock, added in
        guard let stock = book.cells.slot(CellCode("documents", item, stock)),
          let added = book.cells.slot(CellCode("documents", item, added))
        else { return nil }
        return (stock, added)
      }
    }
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    pairs.compactMap { pair in
      guard let stock = sheet[pair.stock], let added = sheet[pair.added],
        let inStock = stock.reading.quantity, let new = added.reading.quantity, inStock < new
      else { return nil }
      return .below(stock, added, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func below(_ stock: Observation, _ added: Observation, in sheet: ReportSheet) -> Draft {
    let column = sheet.book.label(added.cell.measure, in: added.cell.table, form: added.form)
    return Draft(
      sheet.kind(of: [stock, added]), cell: stock.cell, expected: "≥ \(added.printed)",
      actual: stock.printed, line: Int(stock.line),
      "\(stock.printed) in \(sheet.place(stock)) is below \(added.printed) in \(column)")
  }
}
