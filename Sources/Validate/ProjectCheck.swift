import Core

/// Applies a rule of a project to one report, or to a report and that of the year before.
struct ProjectCheck: ReportCheck, CorpusCheck {
  let rule: ProjectRule
  let info: RuleInfo
  private let book: FormBook
  private let left: [Slot]
  private let right: [Slot]

  private struct Slot: Sendable {
    let slot: Int
    let sign: Int64
  }

  init(_ rule: ProjectRule, book: FormBook) {
    self.rule = rule
    self.book = book
    info = RuleInfo(rule, vocabulary: book.vocabulary)
    func slots(_ terms: [ProjectRule.Term]) -> [Slot] {
      terms.compactMap { term in
        book.cells.slot(term.table, term.item, term.measure)
          .map { Slot(slot: $0, sign: term.isSubtracted ? -1 : 1) }
      }
    }
    left = slots(rule.left)
    right = slots(rule.right)
  }

  /// The slots that must be kept of a report for the next year's.
  var kept: [Int] { rule.isAgainstLastYear ? (left + right).map(\.slot) : [] }

  /// Gives the finding about one report; a cell that is not printed makes a side unknown, a blank counts as 0
  /// where another cell of its side is printed.
  func findings(in sheet: ReportSheet) -> [Draft] {
    if rule.isAgainstLastYear { return [] }
    let cells = (left + right).compactMap { sheet[$0.slot] }
    guard cells.count == left.count + right.count, let leftSum = sum(left, in: sheet),
      let rightSum = right.isEmpty ? Decimal64(1) : sum(right, in: sheet),
      let bound = rightSum.multiplied(by: rule.factor), !holds(leftSum, bound)
    else { return [] }
    return [
      draft(leftSum, bound, kind: sheet.kind(of: cells), line: Int(cells.first?.line ?? 0), form: sheet.form)
    ]
  }

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    if !rule.isAgainstLastYear { return [] }
    return shelf.consecutive.compactMap { pair in
      let (before, now) = (shelf.entries[pair.earlier], shelf.entries[pair.later])
      guard let leftSum = sum(left, in: now), let rightSum = sum(right, in: before),
        let bound = rightSum.value.multiplied(by: rule.factor), !holds(leftSum.value, bound)
      else { return nil }
      let kind: FindingKind = leftSum.isDoubtful || rightSum.isDoubtful ? .extraction : .report
      var draft = draft(leftSum.value, bound, kind: kind, line: leftSum.line, form: now.form)
      draft.message += ", by last year's report \(before.path.description)"
      return (pair.later, draft)
    }
  }

  private func holds(_ left: Decimal64, _ right: Decimal64) -> Bool {
    switch rule.relation {
    case .equals: left == right
    case .atMost: left <= right
    case .atLeast: left >= right
    }
  }

  private func sum(_ slots: [Slot], in sheet: ReportSheet) -> Decimal64? {
    var sum = Decimal64.zero
    var isPrinted = false
    for term in slots {
      switch sheet[term.slot]?.reading {
      case .quantity(let number):
        guard let next = sum.adding(term.sign < 0 ? number.negated : number) else { return nil }
        sum = next
        isPrinted = true
      case .blank, .notApplicable: continue
      case .illegible, nil: return nil
      }
    }
    return isPrinted ? sum : nil
  }

  private func sum(_ slots: [Slot], in entry: CorpusEntry) -> (value: Decimal64, isDoubtful: Bool, line: Int)?
  {
    var sum: Int64 = 0
    var isDoubtful = false
    var line = 0
    for term in slots {
      guard let kept = entry.value(term.slot) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(kept.amount * term.sign)
      if overflow { return nil }
      sum = next
      isDoubtful = isDoubtful || kept.isDoubtful
      if line == 0 { line = Int(kept.line) }
    }
    return (Decimal64(sum), isDoubtful, line)
  }

  private func draft(_ left: Decimal64, _ bound: Decimal64, kind: FindingKind, line: Int, form: FormID?)
    -> Draft
  {
    let cell = self.left.first.map { book.cells.cells[$0.slot] }
    let place = cell.flatMap { cell in form.map { book.place(cell, form: $0) } } ?? ""
    let relation =
      switch rule.relation {
      case .equals: ""
      case .atMost: "at most "
      case .atLeast: "at least "
      }
    let more = self.left.count > 1 ? " with \(self.left.count - 1) more cells" : ""
    let sentence =
      "\(rule.titleEnglish): \(place)\(more) is \(left.description), expected \(relation)\(bound.description)"
    return Draft(
      kind, table: cell?.table, item: cell?.item, measure: cell?.measure, expected: bound.description,
      actual: left.description, line: line, sentence)
  }
}

extension RuleInfo {
  /// This is what a rule of a project says of itself.
  init(_ rule: ProjectRule, vocabulary: Vocabulary) {
    func names(_ terms: [ProjectRule.Term]) -> String {
      terms.map { term in
        (term.isSubtracted ? "-" : "") + vocabulary.code(term.table) + "/" + vocabulary.code(term.item) + "/"
          + vocabulary.code(term.measure)
      }.joined(separator: " + ")
    }
    var bound = rule.right.isEmpty ? rule.factor.description : names(rule.right)
    if rule.isAgainstLastYear { bound += " of last year's report" }
    if !rule.right.isEmpty, rule.factor != Decimal64(1) {
      bound = "\(rule.factor.description) times \(bound)"
    }
    let relation =
      switch rule.relation {
      case .equals: "is"
      case .atMost: "is at most"
      case .atLeast: "is at least"
      }
    var tables: [String] = []
    for term in rule.left + rule.right where !tables.contains(vocabulary.code(term.table)) {
      tables.append(vocabulary.code(term.table))
    }
    self.init(
      rule.code, rule.name, rule.severity, kinds: [.report, .extraction], templates: rule.templates,
      tables: tables, chinese: rule.titleChinese, english: rule.titleEnglish, explanation: rule.explanation,
      example: "\(names(rule.left)) \(relation) \(bound)", basis: "a rule of the project")
  }
}
