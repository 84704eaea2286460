import Core

/// The tables of a report are last year's.
struct NumbersOfLastYear: CorpusRule {
  static let info = RuleInfo(
    "NB413", "NumbersOfLastYear", .warning, kinds: [.report, .extraction],
    chinese: "表格数据与上一年度报告完全相同", english: "the numbers of last year's report",
    explanation:
      "Every number of the report that is compared with other years is that of the agency's report for the "
      + "year before, and enough of them are not 0: the tables were copied, or one report stands for two years. How "
      + "many are enough stands in data/rules.json.",
    example: "14 numbers that are not 0 are those of a/2021.txt",
    basis: "numbers of two years are not all equal by chance")
  static let cells =
    JumpFromLastYear.cells
    + ["granted_full", "granted_part", "unavailable_not_held", "total_handled"].map {
      CellCode("requests", $0, "total")
    }

  private let slots: [Int]
  private let enough: Int

  init(book: FormBook) {
    slots = book.slots(Self.cells)
    enough = book.definitions.rules.sameNumbers
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.consecutive.compactMap { pair in
      var equal = 0
      var isDoubtful = false
      for slot in slots {
        guard let (before, now) = shelf.both(pair, slot) else {
          // A number that only one of them has is a difference, unless neither form has it.
          let (left, right) = (shelf.entries[pair.earlier].value(slot), shelf.entries[pair.later].value(slot))
          if left != nil || right != nil { return nil }
          continue
        }
        if before.amount != now.amount { return nil }
        if now.amount != 0 { equal += 1 }
        isDoubtful = isDoubtful || before.isDoubtful || now.isDoubtful
      }
      if equal < enough { return nil }
      return (pair.later, .same(equal, shelf.entries[pair.earlier], isDoubtful ? .extraction : .report))
    }
  }
}

extension Draft {
  fileprivate static func same(_ count: Int, _ before: CorpusEntry, _ kind: FindingKind) -> Draft {
    Draft(
      kind, actual: before.path.description, line: 0,
      "\(count) numbers that are not 0 are those of last year's report \(before.path.description), and none differs"
    )
  }
}
