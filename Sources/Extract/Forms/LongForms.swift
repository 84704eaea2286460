import Core

/// What tells the long forms from one another: the labels that only one of them has.
struct LongForms: Sendable {
  private let definitions: Definitions
  private let forms: [Entry]
  /// A shorter label stands in other words too.
  private static let shortest = 4

  /// This is a form, and what its table may print.
  struct Entry: Sendable {
    let form: Form
    /// Labels that no other form has.
    let own: [[UInt16]]
    let rows: LabelList
    /// The row of each of its labels to the letter.
    let exact: [LabelMatcher.Key: Int]
    /// The label of the row that alone has these words behind its number, by the words.
    let numbered: [LabelMatcher.Key: [UInt16]]
    let groups: LabelList
    /// Words of the header.
    let header: Set<[UInt16]>
    /// The table of all rows of the form and none beside, by the measures of its value columns: what most
    /// documents print.
    let tables: [[MeasureID]: ExpectedTable]

    /// Tells whether a label is like that of a row, or like a piece of one.
    func hasRow(_ label: [UInt16]) -> Bool { LabelPiece(label).isLike(rows) }
  }

  init(definitions: Definitions) {
    self.definitions = definitions
    let forms = definitions.forms.filter { $0.region(.indicators) != nil }
    let labels = forms.map { Self.labels(of: $0, characters: definitions.characters) }
    self.forms = forms.indices.map { index in
      let others = labels.indices.filter { $0 != index }.flatMap { labels[$0] }
      let own = labels[index].filter { label in
        label.count >= Self.shortest && !others.contains { $0.holds(label) || label.holds($0) }
      }
      let block = forms[index].region(.indicators)?.blocks.first
      let header = block.map { $0.columns.map(\.label) + $0.headerWords }
      let rows = LabelList(block?.rows.map(\.label) ?? [])
      return Entry(
        form: forms[index], own: own, rows: rows,
        exact: Dictionary(zip(rows.spellings.map { LabelMatcher.Key($0) }, rows.labels)) { first, _ in first
        },
        numbered: Self.numbered(block?.rows.map(\.label) ?? [], definitions.characters),
        groups: LabelList(block?.groups.map(\.label) ?? []), header: Set((header ?? []).flatMap(\.folded)),
        tables: Self.tables(of: forms[index]))
    }
  }

  private static func tables(of form: Form) -> [[MeasureID]: ExpectedTable] {
    guard let region = form.region(.indicators), let block = region.blocks.first else { return [:] }
    var tables: [[MeasureID]: ExpectedTable] = [:]
    for measures in block.columns.map({ [$0.measure] }) + [block.columns.map(\.measure)] {
      let rows = block.rows.compactMap { $0.with(measures: measures, of: block) }
      tables[measures] = ExpectedTable(
        kind: .indicators, form: form.id, formIsPrinted: false, blocks: [(form.id, block.with(rows: rows))],
        identities: region.identities
      ).prepared()
    }
    return tables
  }

  private static func numbered(
    _ labels: [FormLabel], _ characters: CharacterMap
  ) -> [LabelMatcher.Key: [UInt16]] {
    let words = labels.flatMap { label in
      Set([characters.fold(RowLabel.core(label.text))] + label.folded.dropFirst()).map {
        (words: LabelMatcher.Key($0), label: label.folded[0])
      }
    }
    return Dictionary(grouping: words, by: \.words).compactMapValues { $0.count == 1 ? $0[0].label : nil }
  }

  /// Gives the form whose own labels the document prints; the year decides only between forms of which it
  /// prints none.
  func form(printedIn stream: [UInt16], year: Int?) -> (Entry, isPrinted: Bool)? {
    let pairs = CharacterPairs(stream)
    var scores = forms.map { entry in
      (form: entry, score: entry.own.count { pairs.mayHold($0) && stream.holds($0) })
    }
    scores.sort { $0.score > $1.score }
    guard let best = scores.first else { return nil }
    if best.score >= 2, scores.count < 2 || best.score > scores[1].score { return (best.form, true) }
    guard let year, let id = definitions.form(forYear: year),
      let form = forms.first(where: { $0.form.id == id })
    else { return (best.form, false) }
    return (form, false)
  }

  private static func labels(of form: Form, characters: CharacterMap) -> [[UInt16]] {
    guard let blocks = form.region(.indicators)?.blocks else { return [] }
    return blocks.flatMap { block in
      (block.rows.map(\.label) + block.columns.map(\.label) + block.codeHeaders).map { label in
        characters.fold(RowLabel.core(label.text))
      }
    }
  }
}
