import Core

/// Chooses the generation of the form from the headers that are printed, block by block, since reports mix
/// generations; the year only decides where no header tells. What only one form prints is known beforehand.
struct FormChooser: Sendable {
  private let definitions: Definitions
  private let candidates: [RegionKind: [Candidate]]

  /// This is a form that a region may follow.
  private struct Candidate {
    let form: Form
    let region: FormRegion
    /// For each column of each block the spellings of its header that stand in no header of another form; none
    /// where the header is no form's own.
    let own: [[[[UInt16]]]]
    /// The table that a region is which prints this form alone.
    let table: ExpectedTable
  }

  init(definitions: Definitions) {
    self.definitions = definitions
    var candidates: [RegionKind: [Candidate]] = [:]
    for kind in RegionKind.allCases where kind != .indicators {
      let forms = definitions.forms.filter { $0.region(kind) != nil }
      for form in forms {
        guard let region = form.region(kind) else { continue }
        let own = region.blocks.map { block in
          block.columns.map { Self.ownLabel($0, of: form.id, among: forms, kind: kind) }
        }
        let table = ExpectedTable(
          kind: kind, form: form.id, formIsPrinted: true, blocks: region.blocks.map { (form.id, $0) },
          identities: region.identities)
        candidates[kind, default: []].append(
          Candidate(form: form, region: region, own: own, table: table.prepared()))
      }
    }
    self.candidates = candidates
  }

  /// - Parameters:
  ///   - stream: the folded label tokens of the region, one after the other.
  ///   - preferred: the form that another region of the document was found to follow.
  func table(_ kind: RegionKind, stream: [UInt16], year: Int?, preferred: FormID?) -> ExpectedTable? {
    guard let candidates = candidates[kind] else { return nil }
    let printed = candidates.map { candidate in
      candidate.own.map { block in block.map { Self.length(of: $0, in: stream) } }
    }
    var best: (candidate: Int, score: Int)?
    for index in candidates.indices {
      let score = printed[index].reduce(0) { $0 + $1.reduce(0, +) }
      if score > (best?.score ?? 0) { best = (index, score) }
    }
    let fallback =
      preferred.map { definitions[$0] }
      ?? year.flatMap { definitions.form(forYear: $0) }.map { definitions[$0] }
    let fallen = candidates.firstIndex { $0.form.id == fallback?.id } ?? candidates.endIndex - 1
    let chosen = best?.candidate ?? fallen
    let own = candidates[chosen]
    let formIsPrinted = best != nil || preferred != nil
    let others = own.region.blocks.enumerated().map { index, block in
      printed[chosen][index].contains { $0 > 0 }
        ? nil : other(for: block, of: own.form, among: candidates, printed: printed)
    }
    if others.allSatisfy({ $0 == nil }) { return own.table.with(formIsPrinted: formIsPrinted) }
    return ExpectedTable(
      kind: kind, form: own.form.id, formIsPrinted: formIsPrinted,
      blocks: zip(others, own.region.blocks).map { $0 ?? (own.form.id, $1) },
      identities: own.region.identities)
  }

  /// Gives the block of another form with the same caption, where its own headers are printed and those of
  /// the chosen form are not.
  private func other(
    for block: FormBlock, of chosen: Form, among candidates: [Candidate], printed: [[[Int]]]
  ) -> (form: FormID, block: FormBlock)? {
    guard let caption = block.caption?.text else { return nil }
    for (index, candidate) in candidates.enumerated() where candidate.form.id != chosen.id {
      guard let twin = candidate.region.blocks.firstIndex(where: { $0.caption?.text == caption }) else {
        continue
      }
      let lengths = zip(candidate.own[twin], printed[index][twin]).filter { !$0.0.isEmpty }.map(\.1)
      if !lengths.isEmpty, lengths.allSatisfy({ $0 > 0 }) {
        return (candidate.form.id, candidate.region.blocks[twin])
      }
    }
    return nil
  }

  /// Gives the length of a header word that only this form has, where the region prints it, else 0.
  private static func length(of labels: [[UInt16]], in stream: [UInt16]) -> Int {
    for label in labels where label.count >= 4 && stream.holds(label) { return label.count }
    return 0
  }

  /// Gives the spellings of a header that stand in no header of another form.
  private static func ownLabel(
    _ column: FormColumn, of owner: FormID, among forms: [Form], kind: RegionKind
  ) -> [[UInt16]] {
    var others: [[UInt16]] = []
    for form in forms {
      guard let region = form.region(kind) else { continue }
      var isShared = false
      for block in region.blocks {
        for other in block.columns {
          if other.measure == column.measure, other.label.text == column.label.text {
            isShared = true
          } else {
            others += other.label.folded
          }
        }
      }
      if isShared, form.id != owner { return [] }
    }
    return column.label.folded.filter { label in !others.contains { $0 == label || $0.holds(label) } }
  }
}
