import Core

extension TableEngine {
  /// Reads a long table: its form is widened by what the document itself prints, then it is aligned as any
  /// other.
  func longReading(
    of region: Region, folded: [[UInt16]], year: Int?, adding added: inout AddedNames
  ) -> TableReading? {
    var tokens = region.tokens
    var folded = folded
    NumbersBehindUnits(definitions: definitions, document: document).part(&tokens, &folded)
    joinNumbersOfLabels(&tokens, &folded)
    joinNumbersOfColumns(&tokens, &folded)
    guard let (known, isPrinted) = longForms.form(printedIn: folded.flatMap { $0 }, year: year) else {
      return nil
    }
    SideBySide(isRow: known.hasRow).part(&tokens, &folded)
    renumber(tokens, &folded, known)
    let rows = known.form.region(region.kind)?.blocks.flatMap(\.rows) ?? []
    ListNumbers(characters: definitions.characters, document: document, rows: rows).join(&tokens, &folded)
    var isOpen = false
    var needsSums = false
    switch stackedColumns(tokens, folded, of: known) {
    case .otherwise:
      let trailing = TrailingLabels(
        document: document, isRow: known.hasRow, isHeading: known.header.contains)
      trailing.turn(&tokens, &folded)
    case .turned(let turned, let texts, let isUnproven):
      (tokens, folded, needsSums) = (turned, texts, isUnproven)
    case .open: isOpen = true
    }
    if isOnItsSide(tokens, folded, known) { isOpen = true }
    let printedUnits = PrintedUnits(definitions: definitions, document: document, tokens: tokens)
    let builder = LongTableBuilder(
      definitions: definitions, document: document, region: region.with(tokens), folded: folded, known: known,
      year: year, isPrinted: isPrinted, printedUnits: printedUnits, units: printedUnits.found(),
      isOpen: isOpen)
    var names = added
    guard let long = builder.table(adding: &names) else { return nil }
    guard
      let reading = reading(
        of: region.with(long.tokens), table: long.table, folded: long.folded, doubted: long.doubted)
    else { return nil }
    added = names
    if needsSums, !addsUp(reading, long.table.identities) { isOpen = true }
    let missing = reading.missingRows.map(\.item)
    let strays = numbersBehindTable(long, known)
    let isOfForm = strays.isEmpty ? [] : Set(rows.compactMap { $0.cells.first?.item })
    return TableReading(
      region: reading.region, form: reading.form, firstLine: reading.firstLine, lastLine: reading.lastLine,
      placements: reading.placements.filter { $0.token != nil || !missing.contains($0.cell.item) }
        .map { placement in
          let start = placement.token?.span.start
          let isStray = start.map(strays.contains) == true && isOfForm.contains(placement.cell.item)
          return placement.with(unit: start.flatMap { long.units[$0] }, isOpen: isOpen || isStray)
        },
      leftover: reading.leftover, subtotals: reading.subtotals,
      missingRows: long.rowsMayLack ? [] : reading.missingRows,
      formIsPrinted: reading.formIsPrinted, doubt: reading.doubt)
  }

  /// Gives labels that have another number in front than those of the form, 其中：（1） for （10）, as the form has them:
  /// editions of it differ in the order of their rows, and what stands behind the number says which row it is.
  private func renumber(_ tokens: [Token], _ folded: inout [[UInt16]], _ known: LongForms.Entry) {
    for (index, token) in tokens.enumerated()
    where token.kind == .label && folded[index].first.map(RowLabel.opensMark) == true
      && known.exact[LabelMatcher.Key(folded[index])] == nil
    {
      let text = definitions.characters.mend(document.text[token.span.range])
      guard RowLabel.hasMark(text) else { continue }
      let core = definitions.characters.fold(RowLabel.core(text))
      if let label = known.numbered[LabelMatcher.Key(core)] { folded[index] = label }
    }
  }

  /// Gives where the numbers begin that other text parts from the last row of the form: 您是第1583821位访问者 below a row whose
  /// cell is empty, or holds words.
  private func numbersBehindTable(_ long: LongTable, _ known: LongForms.Entry) -> Set<UInt32> {
    func isOfTable(_ index: Int) -> Bool {
      long.tokens[index].kind == .label && !long.folded[index].isEmpty && known.hasRow(long.folded[index])
    }
    guard let last = long.tokens.indices.last(where: isOfTable) else { return [] }
    let behind = long.tokens.indices.dropFirst(last + 1)
    let foreign = behind.first { index in
      // ::: cell is a mark of the format.
      long.tokens[index].kind == .label && long.folded[index].contains { UTF8Cursor.isIdeograph(UInt32($0)) }
        && !LabelPiece(long.folded[index]).touches(known.rows)
    }
    guard let foreign else { return [] }
    return Set(behind.filter { $0 > foreign }.map { long.tokens[$0].span.start })
  }

  /// Tells whether all sums of items hold whose terms are printed.
  private func addsUp(_ reading: TableReading, _ identities: [FormIdentity]) -> Bool {
    var values: [ItemID: [MeasureID: Decimal64]] = [:]
    for placement in reading.placements {
      guard let token = placement.token else { continue }
      values[placement.cell.item, default: [:]][placement.cell.measure] =
        PrintedNumber.read(token.span, in: document.text)?.value
    }
    let measures = Set(values.values.flatMap(\.keys))
    func sum(_ items: [ItemID], _ measure: MeasureID) -> Decimal64? {
      items.reduce(Optional(Decimal64.zero)) { sum, item in
        sum.flatMap { sum in values[item]?[measure].flatMap(sum.adding) }
      }
    }
    return identities.allSatisfy { identity in
      guard case .items(let left, let right) = identity.terms else { return true }
      return measures.allSatisfy { measure in
        guard let left = sum(left, measure), let right = sum(right, measure) else { return true }
        return left == right
      }
    }
  }

  /// Tells whether a row of a grid holds most rows of the form that are printed, and no number: it heads columns, with a
  /// body in each row below.
  private func isOnItsSide(_ tokens: [Token], _ folded: [[UInt16]], _ known: LongForms.Entry) -> Bool {
    func isRow(_ index: Int) -> Bool {
      tokens[index].kind == .label && known.hasRow(folded[index])
    }
    let header = tokens.lines.first { line in
      tokens[line.lowerBound].row >= 0
        && line.count(where: { tokens[$0].kind == .label }) >= Self.fewestColumns
        && !line.contains(where: { tokens[$0].kind == .number })
        && line.count(where: isRow) >= Self.fewestColumns
    }
    guard let header else { return false }
    return tokens.indices.count(where: isRow) < 2 * header.count(where: isRow)
  }

  /// Two labels may be a heading and its first row.
  private static let fewestColumns = 3

  /// Looks at the tokens in the order of their lines: what paired them otherwise took columns for rows.
  private func stackedColumns(
    _ tokens: [Token], _ folded: [[UInt16]], of form: LongForms.Entry
  ) -> StackedColumns.Outcome {
    if tokens.contains(where: { $0.row >= 0 }) { return .otherwise }
    let order = tokens.indices.sorted { tokens[$0].span.start < tokens[$1].span.start }
    let printed = order.map { tokens[$0] }
    return StackedColumns(
      document: document, form: form, tokens: printed, folded: order.map { folded[$0] },
      units: PrintedUnits(definitions: definitions, document: document, tokens: printed).found()
    ).outcome()
  }

  /// `…公开相同信息计` and `1条）` on the next line are one label: a number that closes brackets it did not open
  /// is a piece of one, and so is the 1 that stands close behind 计.
  private func joinNumbersOfLabels(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    for (index, token) in tokens.enumerated() where token.kind == .number {
      let text = document.string(token.span).unicodeScalars
      let closes = text.last == "）" || text.last == ")"
      let isPiece = closes && !text.contains("（") && !text.contains("(")
      let isGlued =
        index > 0 && tokens[index - 1].kind == .label && folded[index - 1].last == 0x8BA1
        && (tokens[index - 1].span.end == token.span.start || isWithin(index, tokens))
      if isPiece || isGlued { makeLabel(index, &tokens, &folded) }
    }
  }

  /// 甲 | 乙 | 丙 | 1 | 2: the columns of a statistical table are lettered and numbered below their headers.
  private func joinNumbersOfColumns(_ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    guard let first = folded.firstIndex(of: [0x7532]), first + 1 < tokens.count, folded[first + 1] == [0x4E59]
    else { return }
    var index = first + 2
    while index < tokens.count, tokens[index].kind == .label, folded[index].count == 1 { index += 1 }
    for number in 1... {
      guard index < tokens.count, tokens[index].kind == .number,
        PrintedNumber.read(tokens[index].span, in: document.text)?.value == Decimal64(Int64(number))
      else { return }
      makeLabel(index, &tokens, &folded)
      index += 1
    }
  }

  private func makeLabel(_ index: Int, _ tokens: inout [Token], _ folded: inout [[UInt16]]) {
    tokens[index] = tokens[index].with(kind: .label)
    folded[index] = definitions.characters.fold(document.text[tokens[index].span.range])
  }

  /// Tells whether a number of flowing text has labels on its line before and behind it: the 1 of 信息计 1 条）.
  private func isWithin(_ index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].row < 0, index + 1 < tokens.count, tokens[index + 1].kind == .label else {
      return false
    }
    return tokens[index - 1].isOnLine(of: tokens[index]) && tokens[index + 1].isOnLine(of: tokens[index])
  }
}

extension Region {
  fileprivate func with(_ tokens: [Token]) -> Region {
    Region(kind: kind, firstLine: firstLine, lastLine: lastLine, tokens: tokens)
  }
}

extension Placement {
  fileprivate func with(unit: UnitID?, isOpen: Bool) -> Placement {
    Placement(
      cell: cell, token: token, line: line, confidence: isOpen ? .ambiguous : confidence,
      alternatives: alternatives, unit: unit)
  }
}
