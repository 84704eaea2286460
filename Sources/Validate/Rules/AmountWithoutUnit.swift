import Core

/// An amount of money for which neither cell nor header names a unit.
struct AmountWithoutUnit: Rule {
  static let info = RuleInfo(
    "NB110", "AmountWithoutUnit", .warning, kinds: [.report], tables: ["fees", "procurement"],
    chinese: "金额未注明单位", english: "an amount without a unit",
    explanation:
      "The document does not say whether the amount is in 元 or 万元. The unit that the form asks for "
      + "was taken, with the flag unit_assumed: an agency that filled in 元 is off by ten thousand.",
    example: "6500 in 政府集中采购, 采购总金额 has no unit: it was taken as 万元, the unit that the form asks for",
    exceptions: "Where the header of the form was cut off, the unit assumed is the right one.",
    basis: "flag unit_assumed")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.unitAssumed) { return [] }
    return sheet.review.observations.compactMap { seen in
      guard seen.flags.contains(.unitAssumed), let amount = seen.reading.quantity, !amount.isZero
      else { return nil }
      return .assumed(seen, in: sheet)
    }
  }
}

extension Draft {
  fileprivate static func assumed(_ seen: Observation, in sheet: ReportSheet) -> Draft {
    let unit = sheet.book.definitions.units[seen.cell.printedUnit].symbol
    let raw = sheet.raw(seen)
    return Draft(
      .report, cell: seen.cell, expected: unit, actual: raw, line: Int(seen.line),
      "\(raw) in \(sheet.place(seen)) has no unit: it was taken as \(unit), the unit that the form asks for")
  }
}
