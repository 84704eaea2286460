import Core

/// 规章 told by an agency that cannot make them.
struct RegulationWithoutPower: Rule {
  static let info = RuleInfo(
    "NB209", "RegulationWithoutPower", .warning, kinds: [.report, .extraction], tables: ["documents"],
    chinese: "无规章制定权的机关填报规章", english: "规章 told by an agency without power to make them",
    explanation: "规章 are made by ministries and by governments of provinces and of cities with districts. A "
      + "bureau, county, township or sub-district that tells of some has most often put 规范性文件 into the row of "
      + "规章. Which names have no such power stands in data/rules.json. One finding a report.",
    example: "6 in 规章, 现行有效件数, but 某县某乡人民政府 has no power to make 规章",
    exceptions: "A bureau that counts the 规章 which the government of its city made for it.",
    basis: "立法法: power to make 规章")

  private let slots: [Int]
  private let names: RuleFacts.RuleMaking

  init(book: FormBook) {
    names = book.definitions.rules.ruleMaking
    slots = book.slots(
      ["issued", "repealed", "in_force", "newly_made", "newly_published", "total_published"].map {
        CellCode("documents", "regulation", $0)
      })
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    var told: [Observation] = []
    for slot in slots {
      if let seen = sheet[slot], let value = seen.reading.quantity, value > .zero { told.append(seen) }
    }
    if told.isEmpty || !hasNoPower(sheet.head.agency) { return [] }
    return [.regulation(told, agency: sheet.head.agency, in: sheet)]
  }

  private func hasNoPower(_ agency: String) -> Bool {
    if names.withPower.endings.contains(where: { agency.hasSuffix($0) }) { return false }
    if names.withPower.beginnings.contains(where: { agency.hasPrefix($0) }) { return false }
    return names.withoutPower.contains { agency.hasSuffix($0) }
  }
}

extension Draft {
  fileprivate static func regulation(
    _ cells: [Observation], agency: String, in sheet: ReportSheet
  ) -> Draft {
    let told = cells.map { "\($0.printed) in \(sheet.place($0))" }.joined(separator: "; ")
    return Draft(
      sheet.kind(of: cells), cell: cells[0].cell, expected: "0", actual: cells[0].printed,
      line: Int(cells[0].line), "\(told), but \(agency) has no power to make 规章")
  }
}
