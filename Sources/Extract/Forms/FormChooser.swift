import Core

/// Chooses the generation of the form from the headers that are printed, block by block, since reports mix
/// generations; the year only decides where no header tells.
struct FormChooser {
  let definitions: Definitions

  /// - Parameters:
  ///   - stream: the folded label tokens of the region, one after the other.
  ///   - preferred: the form that another region of the document was found to follow.
  func table(_ kind: RegionKind, stream: [UInt16], year: Int?, preferred: FormID?) -> ExpectedTable? {
    let candidates = definitions.forms.filter { $0.region(kind) != nil }
    guard !candidates.isEmpty else { return nil }
    var best: (form: Form, score: Int)?
    for form in candidates {
      guard let region = form.region(kind) else { continue }
      let score = region.blocks.reduce(0) { sum, block in
        sum + block.columns.reduce(0) { $0 + own($1, of: form.id, among: candidates, kind: kind, in: stream) }
      }
      if score > (best?.score ?? 0) { best = (form, score) }
    }
    let fallback =
      preferred.map { definitions[$0] }
      ?? year.flatMap { definitions.form(forYear: $0) }.map { definitions[$0] }
    let chosen = best?.form ?? candidates.first { $0.id == fallback?.id } ?? candidates[candidates.count - 1]
    guard let region = chosen.region(kind) else { return nil }
    let blocks = region.blocks.map { block in
      other(for: block, of: chosen, among: candidates, kind: kind, stream: stream) ?? (chosen.id, block)
    }
    return ExpectedTable(
      kind: kind, form: chosen.id, formIsPrinted: best != nil || preferred != nil,
      blocks: blocks, identities: region.identities)
  }

  /// Gives the block of another form with the same caption, where its own headers are printed and those of
  /// the chosen form are not.
  private func other(
    for block: FormBlock, of chosen: Form, among candidates: [Form], kind: RegionKind, stream: [UInt16]
  ) -> (form: FormID, block: FormBlock)? {
    guard let caption = block.caption?.text else { return nil }
    let mine = block.columns.reduce(0) {
      $0 + own($1, of: chosen.id, among: candidates, kind: kind, in: stream)
    }
    if mine > 0 { return nil }
    for form in candidates where form.id != chosen.id {
      guard let twin = form.region(kind)?.blocks.first(where: { $0.caption?.text == caption }) else {
        continue
      }
      let columns = twin.columns.filter { ownLabel($0, of: form.id, among: candidates, kind: kind) != nil }
      if !columns.isEmpty,
        columns.allSatisfy({ own($0, of: form.id, among: candidates, kind: kind, in: stream) > 0 })
      {
        return (form.id, twin)
      }
    }
    return nil
  }

  /// Gives the length of a header word that only this form has, where the region prints it, else 0.
  private func own(
    _ column: FormColumn, of owner: FormID, among forms: [Form], kind: RegionKind, in stream: [UInt16]
  ) -> Int {
    guard let labels = ownLabel(column, of: owner, among: forms, kind: kind) else { return 0 }
    for label in labels where label.count >= 4 && holds(stream, label) { return label.count }
    return 0
  }

  /// Gives the spellings of a header that stand in no header of another form.
  private func ownLabel(
    _ column: FormColumn, of owner: FormID, among forms: [Form], kind: RegionKind
  ) -> [[UInt16]]? {
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
      if isShared, form.id != owner { return nil }
    }
    let own = column.label.folded.filter { label in !others.contains { $0 == label || holds($0, label) } }
    return own.isEmpty ? nil : own
  }
}

/// Tells whether `needle` stands anywhere in `text`.
func holds(_ text: [UInt16], _ needle: [UInt16]) -> Bool {
  guard let first = needle.first, text.count >= needle.count else { return false }
  for start in 0...(text.count - needle.count) where text[start] == first {
    if text[start..<(start + needle.count)].elementsEqual(needle) { return true }
  }
  return false
}
