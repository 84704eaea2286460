public import Core

/// The third stage: which printed number stands in which cell of the form, and what the prose tells.
public struct Extractor: Sendable {
  private let definitions: Definitions
  private let chooser: FormChooser
  private let longForms: LongForms
  private let prose: ProseScanner

  public init(definitions: Definitions) {
    self.definitions = definitions
    chooser = FormChooser(definitions: definitions)
    longForms = LongForms(definitions: definitions)
    prose = ProseScanner(definitions: definitions)
  }

  /// Gives the readings of all table regions and, where asked for, the quantities told in prose.
  public func extraction(
    from document: Document, outline: Outline, readsProse: Bool = true
  ) -> Extraction {
    var readings: [TableReading] = []
    var tables: [Region] = []
    var preferred: FormID?
    var added = AddedNames()
    let engine = TableEngine(
      definitions: definitions, chooser: chooser, longForms: longForms, document: document)
    for region in outline.regions {
      guard
        let reading = engine.reading(
          of: region, year: outline.head.year, preferred: preferred, adding: &added)
      else { continue }
      if reading.formIsPrinted, region.kind == .disclosure { preferred = reading.form }
      readings.append(reading)
      if isTable(reading, in: document) { tables.append(region) }
    }
    readings = BlankCells().doubted(ScatteredNumbers(text: document.text).doubted(readings))
    return Extraction(
      tables: readings,
      mentions: readsProse ? prose.mentions(in: document, outline: outline, tables: tables) : [],
      added: added)
  }

  /// Tells whether a region is a table: some cell of it is certain, or no sentence ends in it. Lines of prose that a
  /// narrow page broke may begin with labels of the form: 行政许可86条、行政处罚215条。
  private func isTable(_ reading: TableReading, in document: Document) -> Bool {
    if reading.placements.contains(where: { $0.confidence != .ambiguous && $0.token?.kind == .number }) {
      return true
    }
    let lines = document.lines[(reading.firstLine - 1)..<reading.lastLine]
    return !reading.placements.isEmpty
      && !lines.contains { line in
        line.range.contains { document.text[$0...].starts(with: Self.fullStop) }
      }
  }

  /// 。
  private static let fullStop: [UInt8] = [0xE3, 0x80, 0x82]
}
