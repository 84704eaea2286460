import Core

/// A number whose unit does not suit its cell: money where things are counted.
struct UnitOfAnotherKind: Rule {
  static let info = RuleInfo(
    "NB109", "UnitOfAnotherKind", .warning, kinds: [.extraction],
    chinese: "数字的单位与单元格不符或无法判断", english: "a number whose unit does not suit its cell, or is unknown",
    explanation: "The unit of the number could not be told, or is one that the cell cannot have. The number "
      + "stands as printed, its unit stays empty, with the flag unit_unknown.",
    example: "“14万元” in 政府集中采购, 采购项目数量 has a unit that the cell cannot have",
    basis: "flag unit_unknown")

  init(book: FormBook) {}

  func findings(in sheet: ReportSheet) -> [Draft] {
    if !sheet.flags.contains(.unitUnknown) { return [] }
    return sheet.review.observations.filter { $0.flags.contains(.unitUnknown) }.map { .unit($0, in: sheet) }
  }
}

extension Draft {
  fileprivate static func unit(_ seen: Observation, in sheet: ReportSheet) -> Draft {
    let raw = sheet.raw(seen)
    let what = seen.cell.unit == .yuan ? "has no unit that is known" : "has a unit that the cell cannot have"
    return Draft(
      .extraction, cell: seen.cell, actual: raw, line: Int(seen.line),
      "“\(raw)” in \(sheet.place(seen)) \(what): the number stands as printed")
  }
}
