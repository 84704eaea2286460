import Core

/// Reads one region: chooses the form, aligns the tokens with it, places the values of each row and lets the
/// form's arithmetic judge where the print leaves a choice.
struct TableEngine {
  let definitions: Definitions
  let document: Document

  func reading(of region: Region, year: Int?, preferred: FormID?) -> TableReading? {
    var folded: [[UInt16]] = []
    folded.reserveCapacity(region.tokens.count)
    var stream: [UInt16] = []
    for token in region.tokens {
      let piece = token.isValue ? [] : definitions.characters.fold(document.text[token.span.range])
      stream += piece
      folded.append(piece)
    }
    let chooser = FormChooser(definitions: definitions)
    guard let table = chooser.table(region.kind, stream: stream, year: year, preferred: preferred) else {
      return nil
    }
    var tokens = region.tokens
    joinListNumbers(&tokens, &folded, table: table)
    var matcher = LabelMatcher(table: table)
    let matches = folded.indices.map { tokens[$0].isValue ? nil : matcher.match(folded[$0]) }
    let alignment = Aligner(table: table, tokens: tokens, matches: matches).alignment()
    return assemble(region, table: table, tokens: tokens, alignment: alignment)
  }

  /// The number of a list that lost its point, `1 属于国家秘密`, belongs to the label behind it.
  private func joinListNumbers(_ tokens: inout [Token], _ folded: inout [[UInt16]], table: ExpectedTable) {
    for index in tokens.indices.dropLast() where tokens[index].kind == .number {
      let next = tokens[index + 1]
      guard next.kind == .label, next.line == tokens[index].line, next.row == tokens[index].row,
        tokens[index].span.count == 1
      else { continue }
      let before = tokens[..<index].reversed().prefix { $0.isValue && $0.line == next.line }.count
      let digits = definitions.characters.fold(document.text[tokens[index].span.range])
      let joined = digits + folded[index + 1]
      // Behind numbers on the same line it is the list number only where the row has all its values.
      let starts = table.rows.contains { row in
        (before == 0 || before >= row.row.cells.count) && !row.isHeading
          && row.row.label.folded.contains {
            $0 == joined
              || ($0.first == joined.first && LabelMatcher.weight(joined, $0) >= 2 * Aligner.weak)
          }
      }
      if starts {
        tokens[index] = Token(
          kind: .label, span: tokens[index].span, line: tokens[index].line, row: tokens[index].row,
          column: tokens[index].column)
        folded[index] = digits
      }
    }
  }

  // MARK: From the alignment to cells

  private func assemble(
    _ region: Region, table: ExpectedTable, tokens: [Token], alignment: Alignment
  ) -> TableReading? {
    let placer = RowPlacer(tokens: tokens)
    var frames = Frames()
    for (index, aligned) in alignment.rows.enumerated() where aligned.isTaken && !table.rows[index].isHeading
    {
      if let frame = placer.certainFrame(aligned, width: table.rows[index].row.cells.count) {
        frames.add(frame.key, offset: frame.offset, trailing: frame.trailing, column: frame.column)
      }
    }
    var readings: [RowReading] = []
    for (index, aligned) in alignment.rows.enumerated() {
      let row = table.rows[index].row
      readings.append(
        placer.reading(
          aligned, width: row.cells.count, frames: frames, isLabelled: !row.label.folded.isEmpty))
    }
    let values = tokens.map { token in
      token.kind == .number ? PrintedNumber.read(token.span, in: document.text)?.value : nil
    }
    let judge = PlacementJudge(table: table, values: values)
    doubtGrids(&readings, judge: judge, tokens: tokens, table: table, frames: frames)
    let support = SupportJudge(table: table, tokens: tokens, alignment: alignment, readings: readings)
    var supports = support.supports()
    var leftover = support.isWhole ? [] : support.leftover
    if !support.isWhole,
      let counted = Sequence(table: table, tokens: tokens, judge: judge).readings(alignment: alignment)
    {
      readings = counted
      supports = [Support](repeating: .firm, count: counted.count)
      leftover = []
    }
    let verdicts = judge.verdicts(readings, supports: supports)
    return PlacementWriter(table: table, tokens: tokens, region: region)
      .reading(readings: readings, verdicts: verdicts, alignment: alignment, leftover: leftover)
  }

  /// A grid row whose cells are all there is believed as it stands; but where it has blanks among its numbers
  /// and its own sums fail, cells were lost and blanks put in their place: then every placement is possible.
  private func doubtGrids(
    _ readings: inout [RowReading], judge: PlacementJudge, tokens: [Token], table: ExpectedTable,
    frames: Frames
  ) {
    for index in readings.indices where readings[index].isCertain && readings[index].isPrinted {
      let slots = readings[index].candidates[0]
      let numbers = slots.compactMap { $0 }.filter { tokens[$0].kind == .number }
      let blanks = slots.contains { $0.map { tokens[$0].kind == .blank } ?? true }
      let width = table.rows[index].row.cells.count
      let placer = RowPlacer(tokens: tokens)
      if numbers.isEmpty || !blanks { continue }
      if judge.rowContradicts(index, slots) || placer.hasSuspectEdge(readings[index], width: width, frames: frames) {
        readings[index] = placer.reopened(readings[index], width: width)
      }
    }
  }
}
