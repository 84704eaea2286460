import Core

// The long forms of 2008 and 2014: one table of some fifty rows, each with a label, a unit, now and then a
// number of its own, and one value or a few. The rows that a document prints are those of the form and those
// that its province added, and so are the columns: the table that the tokens are aligned with is made for the
// document. What says unit or number of a row is taken out of the stream, so that only labels and values are
// left to align.

/// This is a long table as its document prints it: what to align, and with what.
struct LongTable {
  let table: ExpectedTable
  let tokens: [Token]
  let folded: [[UInt16]]
  /// The unit of money that the row of a token says, by the start of the token.
  let units: [UInt32: UnitID]
  /// Where the numbers begin of which nobody can tell what cells they are: what parts cells was lost, or stands within
  /// numbers too.
  let doubted: Set<UInt32>
  /// Rows of the form may lack: it is the form of one province among many.
  let rowsMayLack: Bool
}

/// Makes a ``LongTable`` of the tokens of a region.
struct LongTableBuilder {
  let definitions: Definitions
  let document: Document
  let region: Region
  let folded: [[UInt16]]
  let known: LongForms.Entry
  let year: Int?
  /// The document prints labels that only this form has.
  let isPrinted: Bool
  let printedUnits: PrintedUnits
  let units: [UnitID?]
  /// Nobody can say which number belongs to which row: no row is added, and none has empty cells.
  let isOpen: Bool

  func table(adding added: inout AddedNames) -> LongTable? {
    let form = known.form
    guard let part = form.region(region.kind), let block = part.blocks.first else { return nil }
    let all = TableRecords(tokens: region.tokens, units: units).records()
    let header = GluedHeader(block: block).columns(in: labelsBeforeNumbers())
    let codeWords = block.codeHeaders.flatMap(\.folded)
    let rowNumbers = RowNumbers(
      document: document, tokens: region.tokens, records: all,
      hasHeader: header?.hasRowNumbers == true || folded.contains { codeWords.contains($0) }
    ).found()
    let numbers = rowNumbers.tokens
    let records = all.map { record in
      var record = record
      record.values.removeAll { numbers.contains($0) }
      return record
    }
    let counted = isOpen ? block.columns.count : self.width(records, form: block)
    if counted == 0 { return nil }
    let named = header?.measures ?? []
    let isNamed = !isOpen && named.count > 1 && named.count != counted
    let width = isNamed ? named.count : counted
    let columns = ValueColumns(
      definitions: definitions, form: block, headers: headers(of: block),
      width: width, year: year)
    let measures = isNamed ? named : columns.measures(adding: &added)
    let rows = AddedRows(
      characters: definitions.characters, document: document, tokens: region.tokens, folded: folded,
      records: records, form: known, width: width)
    let printed = form.isLocal ? rows.knownRows.union(traced(block)) : Set(block.rows.indices)
    let found = isOpen ? [] : rows.found()
    let table: ExpectedTable
    if found.isEmpty, printed.count == block.rows.count, let whole = known.tables[measures] {
      table = whole.with(formIsPrinted: isPrinted)
    } else {
      let own = self.block(
        block, printed: printed, measures: measures, rows: found, records: records,
        adding: &added)
      table = ExpectedTable(
        kind: region.kind, form: form.id, formIsPrinted: isPrinted, blocks: [(form.id, own)],
        identities: part.identities)
    }
    // Where rows have other numbers than the header has columns they are joined or cut; and a row without its number
    // among rows that have theirs holds pieces of it.
    let unsure = all.filter { record in
      if numbers.isEmpty { return isNamed }
      if isNamed, counted < width { return true }
      return !record.values.contains(where: numbers.contains)
        && (rowNumbers.areCut || record.values.count != width)
    }
    return kept(
      table, records: records, numbers: numbers, width: width,
      doubted: unsure.flatMap(\.values).filter { region.tokens[$0].row < 0 }, mayLack: form.isLocal)
  }

  // MARK: What is printed

  /// Gives the rows of a local form that the document has some trace of: others are not printed there, and
  /// must take no number.
  private func traced(_ block: FormBlock) -> Set<Int> {
    /// Gives each run of three characters.
    func grams(_ label: [UInt16]) -> [UInt64] {
      if label.count < 3 { return [] }
      return (0...(label.count - 3)).map {
        UInt64(label[$0]) << 32 | UInt64(label[$0 + 1]) << 16 | UInt64(label[$0 + 2])
      }
    }
    let seen = Set(grams(folded.flatMap { $0 }))
    var whole: Set<UInt64> = []
    for label in block.rows.flatMap(\.label.folded) where grams(label).allSatisfy(seen.contains) {
      whole.formUnion(grams(label))
    }
    // 免予公开范围2 is not printed because 免予公开范围1 is: what is left of a broken label must be its own.
    func isPrinted(_ label: [UInt16]) -> Bool {
      let all = grams(label)
      let found = all.filter(seen.contains)
      return found.count == all.count
        || (found.count * 10 >= all.count * 6 && found.contains { !whole.contains($0) })
    }
    return Set(block.rows.indices.filter { block.rows[$0].label.folded.contains(where: isPrinted) })
  }

  /// Gives the number of values that most rows have.
  private func width(_ records: [TableRecord], form: FormBlock) -> Int {
    var counts: [Int: Int] = [:]
    for record in records {
      let numbers = record.values.count { region.tokens[$0].kind != .blank }
      if numbers > 0 { counts[numbers, default: 0] += 1 }
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  /// Gives the characters of all labels before the first number.
  private func labelsBeforeNumbers() -> [UInt16] {
    let first = region.tokens.firstIndex { $0.kind == .number } ?? region.tokens.count
    return folded[..<first].flatMap { $0 }
  }

  /// Gives the headers of the value columns: what stands behind the words of the form's header and before the
  /// first row or heading of the form.
  private func headers(of block: FormBlock) -> [ValueColumns.Header] {
    let words = block.headerWords.flatMap(\.folded)
    guard let start = folded.firstIndex(where: { words.contains($0) }) else { return [] }
    let rows = LabelList(block.rows.map(\.label) + block.groups.map(\.label))
    var found: [ValueColumns.Header] = []
    for index in start..<folded.count {
      let token = region.tokens[index]
      if token.isValue {
        if token.kind == .number { break }
        continue
      }
      if words.contains(folded[index]) || units[index] != nil { continue }
      if rows.spellings.contains(where: { $0.starts(with: folded[index]) }) { break }
      if LabelPiece(folded[index]).isLike(rows) { break }
      let text = definitions.characters.mend(document.text[token.span.range])
      let isRow = RowLabel.hasMark(text) || opensRow(index) || isAlone(index)
      found.append(ValueColumns.Header(text: text, isRow: isRow))
    }
    return found
  }

  /// Tells whether a unit or a number stands right behind a label: it is that of a row that the form does not know.
  private func opensRow(_ index: Int) -> Bool {
    let next = index + 1
    return next < folded.count && (region.tokens[next].kind == .number || units[next] != nil)
  }

  /// Tells whether a label has a row of a grid to itself: a heading, and no header of a column.
  private func isAlone(_ index: Int) -> Bool {
    let row = region.tokens[index].row
    return row >= 0
      && !region.tokens.indices.contains {
        $0 != index && region.tokens[$0].row == row && region.tokens[$0].kind != .blank
      }
  }

  // MARK: The table it must be

  private func block(
    _ block: FormBlock, printed: Set<Int>, measures: [MeasureID], rows added: [AddedRows.Row],
    records: [TableRecord], adding names: inout AddedNames
  ) -> FormBlock {
    var rows: [FormRow] = []
    func append(_ row: AddedRows.Row, group: Int?) {
      let record = records[row.record]
      let printed = unit(of: record, label: row.text)
      let isMoney = printed.map { definitions.units[$0].dimension == .money } ?? Self.namesMoney(row.text)
      let item = names.addItem(label: row.text, key: row.key)
      let label = FormLabel(text: row.text, folded: [definitions.characters.fold(row.text)])
      rows.append(
        FormRow(
          label: label,
          cells: block.cells(
            of: item, isMoney ? .yuan : .count, printed: printed ?? UnitID(index: 0), measures: measures),
          group: group, choice: nil, variant: 0))
    }
    for row in added where row.behind == nil { append(row, group: nil) }
    for (index, row) in block.rows.enumerated() {
      guard let own = row.with(measures: measures, of: block) else { continue }
      if printed.contains(index) { rows.append(own) }
      for other in added where other.behind == index { append(other, group: row.group) }
    }
    return block.with(rows: rows)
  }

  private func unit(of record: TableRecord, label: String) -> UnitID? {
    record.units.compactMap { units[$0] }.first
      ?? RowLabel.remark(label).flatMap { printedUnits.unit(named: Array($0.utf8)[...]) }
  }

  /// A row without a unit whose label speaks of money: its number is kept as printed, its unit unknown.
  private static func namesMoney(_ label: String) -> Bool {
    ["费", "费用", "经费", "金额", "资金"].contains { label.hasSuffix($0) }
  }

  // MARK: What is aligned

  private func kept(
    _ table: ExpectedTable, records: [TableRecord], numbers: Set<Int>, width: Int, doubted: [Int],
    mayLack: Bool
  ) -> LongTable {
    let bare = bareColumns(numbers: numbers)
    let unsaid = rowsWithoutUnit()
    var tokens: [Token] = []
    var texts: [[UInt16]] = []
    // A row that says its unit and no number has empty cells, though the text keeps no trace of them.
    var empty: Set<Int> = []
    for (index, record) in records.enumerated() where record.values.isEmpty && !isOpen {
      // Numbers without a unit before it are those of this row: its label stands around them.
      if index > 0, records[index - 1].units.isEmpty, !records[index - 1].values.isEmpty { continue }
      if let unit = record.units.last, region.tokens[unit].row < 0, !hasTextBehind(unit) {
        empty.insert(unit)
      }
    }
    for (index, token) in region.tokens.enumerated() {
      if empty.contains(index) {
        let end = Int(token.span.end)
        let blank = Token(kind: .blank, span: TextSpan(start: end, end: end), line: token.line)
        tokens += [Token](repeating: blank, count: width)
        texts += [[UInt16]](repeating: [], count: width)
      }
      if units[index] != nil || numbers.contains(index) { continue }
      if token.kind == .blank, token.row >= 0, bare.contains(token.column) || unsaid.contains(token.row) {
        continue
      }
      tokens.append(token)
      texts.append(folded[index])
    }
    var money: [UInt32: UnitID] = [:]
    for record in records {
      let label = record.labels.map {
        definitions.characters.mend(document.text[region.tokens[$0].span.range])
      }
      guard let unit = unit(of: record, label: label.last ?? ""),
        definitions.units[unit].dimension == .money
      else { continue }
      for value in record.values { money[region.tokens[value].span.start] = unit }
    }
    return LongTable(
      table: table, tokens: tokens, folded: texts, units: money,
      doubted: Set(doubted.map { region.tokens[$0].span.start }), rowsMayLack: mayLack)
  }

  /// 人次 60余: what stands behind a unit on its line is in the place of a number.
  private func hasTextBehind(_ unit: Int) -> Bool {
    let next = unit + 1
    return next < folded.count && units[next] == nil && region.tokens[next].kind == .label
      && region.tokens[next].line == region.tokens[unit].line
  }

  /// Rows of a grid that say no unit where others do: headings, and the rest of a label that was wrapped. Their
  /// blanks are no values.
  private func rowsWithoutUnit() -> Set<Int32> {
    var said: Set<Int32> = []
    var numbered: Set<Int32> = []
    var all: Set<Int32> = []
    for (index, token) in region.tokens.enumerated() where token.row >= 0 {
      all.insert(token.row)
      if units[index] != nil { said.insert(token.row) }
      if token.kind == .number { numbered.insert(token.row) }
    }
    return numbered.intersection(said).count * 5 >= numbered.count * 4 ? all.subtracting(said) : []
  }

  /// Columns of a grid without any number: those of labels, units, row numbers and remarks. Their blanks are
  /// no values.
  private func bareColumns(numbers: Set<Int>) -> Set<Int32> {
    var filled: [Int32: Int] = [:]
    var seen: Set<Int32> = []
    var rows = 0
    for (index, token) in region.tokens.enumerated() where token.row >= 0 {
      seen.insert(token.column)
      if token.kind == .number, !numbers.contains(index) {
        filled[token.column, default: 0] += 1
        rows += 1
      }
    }
    // A column that holds a number where a cell was lost is still none of numbers.
    return Set(seen.filter { (filled[$0] ?? 0) * 20 < rows })
  }
}

extension FormRow {
  /// Gives the row with a cell for each measure, or nil where it is a heading.
  func with(measures: [MeasureID], of block: FormBlock) -> FormRow? {
    cells.first.map { cell in
      FormRow(
        label: label,
        cells: block.cells(of: cell.item, cell.unit, printed: cell.printedUnit, measures: measures),
        group: group, choice: choice, variant: variant)
    }
  }
}

extension FormBlock {
  /// The words of the header that are those of no value column.
  var headerWords: [FormLabel] { furniture + unitHeaders + codeHeaders }

  /// Gives the cells of a row: one for each measure.
  fileprivate func cells(
    of item: ItemID, _ unit: ValueUnit, printed: UnitID, measures: [MeasureID]
  ) -> [FormCell] {
    measures.map { measure in
      FormCell(table: table, item: item, measure: measure, unit: unit, printedUnit: printed, maySigned: false)
    }
  }

  /// Gives the block with other rows, its header words all words of the header.
  func with(rows: [FormRow]) -> FormBlock {
    FormBlock(
      table: table, caption: caption, columns: columns, rows: rows, groups: groups, furniture: furniture,
      unitHeaders: unitHeaders, codeHeaders: codeHeaders)
  }
}
