import Core
import Testing

@testable import Extract

/// The aligner leaves paths that cannot become the best. Here it is held against a search that leaves none, on
/// streams of tokens made from the forms and spoilt in every way.
struct AlignmentSearchTests {
  @Test(arguments: 0..<40)
  func findsWhatASearchOverAllStatesFinds(seed: Int) throws {
    let definitions = try TestDefinitions.loaded()
    var random = SplitMix(seed: UInt64(seed))
    for form in definitions.forms {
      for region in form.regions {
        let table = ExpectedTable(
          kind: region.kind, form: form.id, formIsPrinted: true, blocks: region.blocks.map { (form.id, $0) },
          identities: region.identities)
        let stream = SpoiltTable(of: table, spoiling: UInt64(seed % 8), &random)
        var matcher = LabelMatcher(table: table)
        let matches = stream.tokens.indices.map {
          stream.tokens[$0].isValue ? nil : matcher.match(stream.folded[$0])
        }
        let labelled = LabelledRows(table: table, tokens: stream.tokens, folded: stream.folded)
        let certain = CertainRows(
          owners: labelled.owners(), excluded: labelled.excludedRows(of: table, folded: stream.folded))
        let aligner = Aligner(table: table, tokens: stream.tokens, matches: matches, certain: certain)
        let found = aligner.alignment()
        let whole = aligner.alignment(looksAtAll: true)
        #expect(found.leftover == whole.leftover)
        for (row, expected) in zip(found.rows, whole.rows) { #expect(row.isSame(as: expected)) }
      }
    }
  }
}

extension AlignedRow {
  fileprivate func isSame(as other: AlignedRow) -> Bool {
    values == other.values && labels == other.labels && evidence == other.evidence
      && skipped == other.skipped && isTaken == other.isTaken
  }
}

/// The tokens of a table as a document may print it: rows lost, labels broken, numbers lost, added and blank.
private struct SpoiltTable {
  private(set) var tokens: [Token] = []
  private(set) var folded: [[UInt16]] = []

  /// - Parameter spoiling: 0 for none; of 20 things so many are spoilt.
  init(of table: ExpectedTable, spoiling: UInt64, _ random: inout SplitMix) {
    let isGrid = random.next() % 3 == 0
    let labelIsBehind = random.next() % 8 == 0
    let hasLinesOfOne = random.next() % 4 == 0
    var line: Int32 = 1
    var offset = 0
    func append(_ kind: TokenKind, _ text: [UInt16] = []) {
      tokens.append(
        Token(
          kind: kind, span: TextSpan(start: offset, end: offset + 1), line: line, row: isGrid ? line : -1,
          column: isGrid ? Int32(tokens.count) : -1))
      folded.append(text)
      offset += 2
    }
    func isSpoilt() -> Bool { random.next() % 20 < spoiling }
    func appendLabel(_ label: FormLabel) {
      var text = label.folded[Int(random.next() % UInt64(max(1, label.folded.count)))]
      if isSpoilt(), text.count > 2 { text.remove(at: Int(random.next() % UInt64(text.count))) }
      if isSpoilt(), text.count > 3 {
        let cut = 1 + Int(random.next() % UInt64(text.count - 1))
        append(.label, Array(text[..<cut]))
        if random.next() % 2 == 0 { line += 1 }
        append(.label, Array(text[cut...]))
      } else {
        append(.label, text)
      }
    }
    for row in table.rows {
      if isSpoilt() { continue }
      line += 1
      let hasLabel = !row.row.label.folded.isEmpty && !isSpoilt()
      if hasLabel, !labelIsBehind { appendLabel(row.row.label) }
      if isSpoilt() { append(.label, table.neutral.spellings.first ?? []) }
      for _ in row.row.cells {
        if isSpoilt() { continue }
        if hasLinesOfOne || isSpoilt() { line += 1 }
        append([.number, .number, .number, .blank, .mark][Int(random.next() % 5)])
        if isSpoilt() { append(.number) }
      }
      if hasLabel, labelIsBehind { appendLabel(row.row.label) }
    }
  }
}
