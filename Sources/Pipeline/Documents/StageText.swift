import Core

/// Gives what a stage made of a document as JSON, for a person who looks for where a reading went wrong.
struct StageText {
  let definitions: Definitions

  func line(of staged: StagedDocument, bytes: Int, at stage: Stage) -> [UInt8] {
    let document = staged.document
    var members: [(key: String, value: JSONText)] = [
      ("source_path", .text(document.path.description)), ("sha256", .text(staged.sha256)),
      ("bytes", .integer(bytes)), ("format", .text(document.format.rawValue)),
      ("encoding", .text(document.encoding.rawValue)),
    ]
    switch stage {
    case .ingest:
      members += [
        ("replaced_bytes", .integer(document.replacedBytes)),
        ("grids", .integer(document.grids.count)),
        ("lines", .list(document.lines.map { .text(document.string($0)) })),
      ]
    case .segment:
      if let outline = staged.outline { members += self.members(of: outline, document) }
    case .extract:
      if let extraction = staged.extraction { members += self.members(of: extraction, document) }
    case .normalize:
      let names = staged.names(definitions)
      members.append(("observations", .list(staged.observations.map { text(of: $0, document, names) })))
    case .validate, .export:
      members.append(("findings", .list(staged.findings.map(text(of:)))))
    }
    return JSONText.object(members).line + [UInt8(ascii: "\n")]
  }

  private typealias Members = [(key: String, value: JSONText)]

  private func members(of outline: Outline, _ document: Document) -> Members {
    let head = outline.head
    return [
      (
        "head",
        .object([
          ("title", .text(head.title)), ("agency", .text(head.agency)),
          ("year", head.year.map(JSONText.integer) ?? .null), ("published_on", .text(head.publishedOn)),
          ("period_start", .text(head.periodStart)), ("period_end", .text(head.periodEnd)),
        ])
      ),
      (
        "sections",
        .list(
          outline.sections.map { section in
            .object([
              ("level", .integer(section.level)), ("section", .text(section.kind?.rawValue ?? "")),
              ("heading", .text(section.heading)), ("line_start", .integer(section.firstLine)),
              ("line_end", .integer(section.lastLine)), ("characters", .integer(section.characters)),
            ])
          })
      ),
      (
        "regions",
        .list(
          outline.regions.map { region in
            .object([
              ("region", .text(region.kind.rawValue)), ("line_start", .integer(region.firstLine)),
              ("line_end", .integer(region.lastLine)),
              ("tokens", .list(region.tokens.map { text(of: $0, document) })),
            ])
          })
      ),
    ]
  }

  private func text(of token: Token, _ document: Document) -> JSONText {
    let kind =
      switch token.kind {
      case .label: "label"
      case .number: "number"
      case .blank: "blank"
      case .mark: "mark"
      }
    var members: Members = [
      ("kind", .text(kind)), ("text", .text(document.string(token.span))),
      ("line", .integer(Int(token.line))),
    ]
    if token.row >= 0 {
      members += [("row", .integer(Int(token.row))), ("column", .integer(Int(token.column)))]
    }
    return .object(members)
  }

  private func members(of extraction: Extraction, _ document: Document) -> Members {
    let names = CellNames(vocabulary: definitions.vocabulary, added: extraction.added)
    return [
      ("tables", .list(extraction.tables.map { text(of: $0, document, names) })),
      (
        "mentions",
        .list(
          extraction.mentions.map { mention in
            .object([
              ("section", .text(mention.section?.rawValue ?? "")), ("metric", .text(mention.metric)),
              ("subject", .text(mention.subject)), ("value", .decimal(mention.value.description)),
              ("unit", .text(mention.unit)), ("sentence", .text(mention.sentence)),
              ("raw", .text(document.string(mention.raw))), ("line", .integer(Int(mention.line))),
            ])
          })
      ),
    ]
  }

  private func text(of table: TableReading, _ document: Document, _ names: CellNames) -> JSONText {
    .object([
      ("region", .text(table.region.rawValue)), ("template", .text(definitions[table.form].code)),
      ("template_is_printed", .boolean(table.formIsPrinted)), ("line_start", .integer(table.firstLine)),
      ("line_end", .integer(table.lastLine)), ("doubt", .text(table.doubt)),
      ("cells", .list(table.placements.map { text(of: $0, document, names) })),
      ("leftover", .list(table.leftover.map { text(of: $0, document) })),
      (
        "subtotals",
        .list(
          table.subtotals.map { subtotal in
            .object([
              ("label", .text(subtotal.label)),
              ("cells", .list(subtotal.tokens.map { text(of: $0, document) })),
            ])
          })
      ),
      ("missing_rows", .list(table.missingRows.map { .text($0.label) })),
    ])
  }

  private func text(of placement: Placement, _ document: Document, _ names: CellNames) -> JSONText {
    let confidence =
      switch placement.confidence {
      case .clean: "clean"
      case .inferred: "inferred"
      case .ambiguous: "ambiguous"
      }
    return .object(
      address(of: placement.cell, names) + [
        ("raw", placement.token.map { .text(document.string($0.span)) } ?? .null),
        ("line", .integer(Int(placement.line))), ("confidence", .text(confidence)),
        ("alternatives", .list(placement.alternatives.map { .text(document.string($0)) })),
      ])
  }

  private func text(of seen: Observation, _ document: Document, _ names: CellNames) -> JSONText {
    .object(
      address(of: seen.cell, names) + [
        ("value", seen.reading.quantity.map { .decimal($0.description) } ?? .null),
        ("unit", .text(seen.unit?.rawValue ?? "")), ("raw", .text(document.string(seen.raw))),
        ("line", .integer(Int(seen.line))), ("flags", .list(seen.flags.names.map { .text($0) })),
      ])
  }

  private func text(of finding: Finding) -> JSONText {
    let vocabulary = definitions.vocabulary
    return .object([
      ("rule", .text(finding.rule.text)), ("severity", .text(finding.severity.rawValue)),
      ("kind", .text(finding.kind.rawValue)),
      ("table", .text(finding.table.map { vocabulary.code($0) } ?? "")),
      ("item", .text(finding.item.map { vocabulary.code($0) } ?? "")),
      ("measure", .text(finding.measure.map { vocabulary.code($0) } ?? "")),
      ("expected", .text(finding.expected)), ("actual", .text(finding.actual)),
      ("message", .text(finding.message)), ("line", .integer(finding.line)),
    ])
  }

  private func address(of cell: FormCell, _ names: CellNames) -> Members {
    [
      ("table", .text(names.code(cell.table))), ("item", .text(names.code(cell.item))),
      ("measure", .text(names.code(cell.measure))),
    ]
  }
}

extension CellFlags {
  /// Gives the names of the flags that are set, in the order of the tables.
  var names: [String] { Self.named.filter { contains($0.flag) }.map(\.name) }
}
