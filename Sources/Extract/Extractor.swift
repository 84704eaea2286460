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
    }
    readings = ScatteredNumbers(text: document.text).doubted(readings)
    return Extraction(
      tables: readings, mentions: readsProse ? prose.mentions(in: document, outline: outline) : [],
      added: added)
  }
}
