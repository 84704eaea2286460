import Core

/// Reads one region: chooses the form, aligns the tokens with it, places the values of each row and lets the
/// form's arithmetic judge where the print leaves a choice.
struct TableEngine {
  let definitions: Definitions
  let chooser: FormChooser
  let longForms: LongForms
  let document: Document

  /// The widest form has some two hundred cells. What goes on for hundreds of such tables without a title between them
  /// is none, and aligning it would take memory without end.
  private static let mostTokens = 50_000

  /// - Parameter added: takes rows and columns that the table has and its form has not.
  func reading(
    of region: Region, year: Int?, preferred: FormID?, adding added: inout AddedNames
  ) -> TableReading? {
    if region.tokens.count > Self.mostTokens { return nil }
    var folded: [[UInt16]] = []
    folded.reserveCapacity(region.tokens.count)
    var stream: [UInt16] = []
    for token in region.tokens {
      let piece = token.isValue ? [] : definitions.characters.fold(document.text[token.span.range])
      stream += piece
      folded.append(piece)
    }
    if region.kind == .indicators {
      return longReading(of: region, folded: folded, year: year, adding: &added)
    }
    guard let table = chooser.table(region.kind, stream: stream, year: year, preferred: preferred) else {
      return nil
    }
    return reading(of: region, table: table, folded: folded)
  }

  /// Reads a region as the table that it must be.
  ///
  /// - Parameter doubted: where the numbers begin that make no row certain.
  func reading(
    of region: Region, table: ExpectedTable, folded: [[UInt16]], doubted: Set<UInt32> = []
  ) -> TableReading? {
    var tokens = region.tokens
    var folded = folded
    ListNumbers(characters: definitions.characters, document: document, rows: table.rows.map(\.row))
      .join(&tokens, &folded)
    let cut = CutNumbers(table: table, text: document.text).join(&tokens, &folded)
    let arranged = ArrangedTokens(tokens, folded: folded, table: table, document: document)
    var matcher = LabelMatcher(table: table)
    let matches = arranged.tokens.indices.map {
      arranged.tokens[$0].isValue ? nil : matcher.match(arranged.folded[$0])
    }
    let alignment = Aligner(
      table: table, tokens: arranged.tokens, matches: matches, certain: arranged.certain
    ).alignment()
    return assemble(
      region, table: table, arranged: arranged, alignment: alignment, cut: cut, doubted: doubted)
  }

  // MARK: From the alignment to cells

  private func assemble(
    _ region: Region, table: ExpectedTable, arranged: ArrangedTokens, alignment: Alignment,
    cut: [UInt32: Decimal64], doubted: Set<UInt32>
  ) -> TableReading? {
    let tokens = arranged.tokens
    let placer = RowPlacer(tokens: tokens, alignment: alignment)
    var frames = Frames(positions: LinePositions(tokens: tokens, text: document.text))
    for (index, aligned) in alignment.rows.enumerated() where aligned.isTaken && !table.rows[index].isHeading
    {
      if let frame = placer.certainFrame(aligned, width: table.rows[index].row.cells.count) {
        frames.add(frame.key, offset: frame.offset, column: frame.column)
      }
      frames.positions.add(aligned.values, width: table.rows[index].row.cells.count)
      let cells = placer.gridCells(aligned)
      if !cells.isEmpty { frames.count(placer.frameKey(cells, aligned)) }
      frames.explicit.add(
        placer.explicitCells(aligned), tokens: tokens, width: table.rows[index].row.cells.count)
    }
    var readings: [RowReading] = []
    for (index, aligned) in alignment.rows.enumerated() {
      let row = table.rows[index].row
      readings.append(
        placer.reading(
          aligned, width: row.cells.count, frames: frames, isLabelled: !row.label.folded.isEmpty))
    }
    let values = tokens.map { token in
      token.kind == .number
        ? cut[token.span.start] ?? PrintedNumber.read(token.span, in: document.text)?.value : nil
    }
    let judge = PlacementJudge(table: table, values: values)
    for index in readings.indices where readings[index].isAligned {
      let slots = readings[index].candidates[0]
      if judge.rowContradicts(index, slots) {
        readings[index].candidates = placer.spread(slots.compactMap { $0 }, over: slots.count)
        readings[index].isShort = true
      }
    }
    CutOffTotals(table: table, tokens: tokens, judge: judge).close(&readings)
    doubtGrids(&readings, judge: judge, placer: placer, alignment: alignment, frames: frames)
    let support = SupportJudge(
      table: table, tokens: tokens, alignment: alignment, readings: readings, judge: judge)
    var supports = support.supports()
    var alignment = alignment
    var leftover = support.leftover
    if !support.isWhole,
      let counted = Sequence(
        table: table, tokens: tokens, folded: arranged.folded, owners: arranged.certain.owners, judge: judge
      ).counted(alignment)
    {
      (readings, alignment) = counted
      leftover = []
      // The one row whose sum fails may as well have a number that is none of its own.
      supports = readings.indices.map { row in
        readings[row].isPrinted && judge.rowContradicts(row, readings[row].asPrinted) ? .loose : .firm
      }
    }
    OrderDoubts(
      table: table, arranged: arranged, document: document, readings: readings, judge: judge,
      alignment: alignment, leftover: leftover
    ).loosen(&supports)
    if !doubted.isEmpty {
      for row in readings.indices
      where alignment.rows[row].values.contains(where: { doubted.contains(tokens[$0].span.start) }) {
        supports[row] = .loose
      }
    }
    BlankRows(
      table: table, tokens: tokens, text: document.text, readings: readings, alignment: alignment,
      leftover: leftover
    ).loosen(&supports)
    let verdicts = judge.verdicts(readings, supports: supports) {
      StandingRows(
        table: table, tokens: tokens, alignment: alignment, owners: arranged.certain.owners, judge: judge
      ).rows(readings, supports: supports)
    }
    return PlacementWriter(table: table, tokens: tokens, region: region, arranged: arranged, cut: cut)
      .reading(readings: readings, verdicts: verdicts, alignment: alignment)
  }

  /// A grid row whose cells are all there is believed as it stands; but where it has blanks among its numbers
  /// and its own sums fail, or its blanks stand where those of a lost cell would, every placement is possible.
  private func doubtGrids(
    _ readings: inout [RowReading], judge: PlacementJudge, placer: RowPlacer, alignment: Alignment,
    frames: Frames
  ) {
    let table = judge.table
    let tokens = placer.tokens
    func blanks(_ reading: RowReading) -> Int {
      reading.candidates[0].count { $0.map { tokens[$0].kind == .blank } ?? true }
    }
    let printed = readings.indices.filter {
      readings[$0].isCertain && readings[$0].isPrinted && !table.rows[$0].isHeading
    }
    // A workbook has no cells that are blank; pages have, and what recognises tables loses some.
    let mayLoseCells = [.html, .md, .txt].contains(document.format)
    for index in printed where blanks(readings[index]) > 0 {
      let reading = readings[index]
      if !reading.candidates[0].contains(where: { $0.map { tokens[$0].kind == .number } ?? false }) {
        continue
      }
      // What the source itself puts in a column stands there, whether the agency's sums hold or not; but a
      // cell missing at the end of a row may be missing anywhere, and the others have moved.
      if placer.isExplicit(reading.candidates[0].compactMap { $0 }) {
        let isTold = judge.hasRowSum(index) || !mayLoseCells
        if reading.isShort, !isTold || !judge.rowHolds(index, reading.candidates[0]) {
          readings[index].candidates = placer.spread(reading.gridCells, over: reading.asPrinted.count)
        }
        continue
      }
      if judge.rowContradicts(index, reading.candidates[0])
        || judge.looksShifted(index, reading.candidates[0])
        || placer.hasSuspectEdge(
          reading, aligned: alignment.rows[index], frames: frames)
      {
        readings[index] = placer.reopened(reading, width: table.rows[index].row.cells.count)
      }
    }
  }
}
