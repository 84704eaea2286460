import Core
import Extract
import Testing
import Validate

/// This is a report made up for tests of rules: every number adds up, until a test changes one.
///
/// Cells are named by `table/item/measure` and given as they are printed; the text of the document holds each
/// on a line of its own.
struct FilledForm {
  var path = "sample.txt"
  var agency = "某市林业局"
  var regionCode = ""
  var region = ""
  var sector = ""
  var year: Int? = 2022
  var title = "某市林业局2022年政府信息公开工作年度报告"
  var publishedOn = "2023-01-20"
  var period = ("2022-01-01", "2022-12-31")
  var replacedBytes = 0
  var sections = FilledForm.sixSections
  /// What stands under a section, where it is not a sentence.
  var bodies: [SectionKind: String] = [:]
  var regions: [RegionKind] = [.disclosure, .requests, .reviews]
  /// The lines above the cells of a table.
  var headers: [RegionKind: String] = [.disclosure: "本年收费金额（单位：万元）"]
  var leftovers: [RegionKind: [String]] = [:]
  var missingRows: [RegionKind: [String]] = [:]
  /// Numbers beside a heading of table 3: what it is called, the rows below it, what is printed.
  var subtotals: [(label: String, items: [String], raws: [String])] = []
  var doubts: [RegionKind: String] = [:]
  var formIsPrinted = true
  /// Lines of tables that are none of the form.
  var otherTables: [ClosedRange<Int>] = []
  /// Cells that the document has a second time.
  var repeats: [(cell: String, raw: String)] = []
  var corrections = CorrectionsMade()

  let definitions: Definitions
  let form: FormID
  /// The cells in printed order.
  private(set) var cells: [String]
  private(set) var raws: [String: String]
  private var flags: [String: CellFlags] = [:]
  private let placesOfForm: [String: (cell: FormCell, region: RegionKind)]

  static let sixSections: [SectionKind] = [
    .overview, .disclosure, .requests, .reviews, .problems, .otherMatters,
  ]

  /// - Parameters:
  ///   - otherRows: 3 where （六）其他处理 is printed with its three rows.
  ///   - isSparse: one kind of applicant and a few results, as small agencies have them.
  init(form code: String = "2021", otherRows: Int = 3, isSparse: Bool = false) throws {
    definitions = try TestDefinitions.loaded()
    form = try #require(definitions.form(code))
    var cells: [String] = []
    var raws: [String: String] = [:]
    var places: [String: (cell: FormCell, region: RegionKind)] = [:]
    for region in definitions[form].regions where region.kind != .indicators {
      for block in region.blocks {
        for row in block.rows {
          for cell in row.cells {
            let name = Self.name(cell, definitions.vocabulary)
            places[name] = (cell, region.kind)
            if row.choice != nil, (row.variant == 1) != (otherRows == 3) { continue }
            cells.append(name)
            raws[name] = "0"
          }
        }
      }
    }
    self.cells = cells
    self.raws = raws
    placesOfForm = places
    fillRequests(isSparse: isSparse)
    fillReviews()
    let disclosure =
      code == "2019"
      ? [
        "documents/normative_document/newly_made": "3", "documents/normative_document/newly_published": "4",
        "documents/normative_document/total_published": "31", "decisions/licensing/prior_year_items": "12",
        "decisions/licensing/items_change": "-2", "decisions/licensing/decisions": "845",
        "decisions/penalty/decisions": "97",
        "procurement/central_procurement/projects": "9", "procurement/central_procurement/amount": "120.5",
      ]
      : [
        "documents/normative_document/issued": "3", "documents/normative_document/repealed": "1",
        "documents/normative_document/in_force": "31", "decisions/licensing/decisions": "845",
        "decisions/penalty/decisions": "97", "fees/administrative_fee/amount": "12.5",
      ]
    for (name, raw) in disclosure { self[name] = raw }
    if code == "2019" {
      year = 2020
      title = "某市林业局2020年政府信息公开工作年度报告"
      publishedOn = "2021-01-20"
      period = ("2020-01-01", "2020-12-31")
      headers = [.disclosure: "采购总金额（单位：万元）"]
    }
  }

  subscript(cell: String) -> String {
    get { raws[cell] ?? "" }
    set { raws[cell] = newValue }
  }

  func number(_ cell: String) -> Int { Int(self[cell]) ?? 0 }

  mutating func exchange(_ first: String, _ second: String) {
    (self[first], self[second]) = (self[second], self[first])
  }

  mutating func flag(_ cell: String, _ flag: CellFlags) { flags[cell, default: []].formUnion(flag) }

  mutating func remove(_ item: String, of table: String) {
    cells.removeAll { $0.hasPrefix("\(table)/\(item)/") }
  }

  var requestItems: [String] {
    var items: [String] = []
    for cell in cells where cell.hasPrefix("requests/") && cell.hasSuffix("/total") {
      items.append(String(cell.dropFirst("requests/".count).dropLast("/total".count)))
    }
    return items
  }

  static let applicants = [
    "natural_person", "enterprise", "research", "nonprofit", "legal_service", "other_org",
  ]

  // MARK: Numbers that add up

  private mutating func fillRequests(isSparse: Bool) {
    let flow = ["received_new", "carried_in", "total_handled", "carried_out"]
    let parts = requestItems.filter { !flow.contains($0) }
    for (column, applicant) in Self.applicants.enumerated() {
      var handled = 0
      for (row, item) in parts.enumerated() {
        let dense = (row * 7 + column * 5 + row * column * 3) % 13
        let sparse = column == 0 && row % 6 == 0 ? row / 6 + 1 : 0
        let value = isSparse ? sparse : dense
        self["requests/\(item)/\(applicant)"] = String(value)
        handled += value
      }
      let carriedIn = isSparse ? (column == 0 ? 2 : 0) : column + 1
      let carriedOut = isSparse ? (column == 0 ? 1 : 0) : column + 2
      self["requests/total_handled/\(applicant)"] = String(handled)
      self["requests/carried_in/\(applicant)"] = String(carriedIn)
      self["requests/carried_out/\(applicant)"] = String(carriedOut)
      self["requests/received_new/\(applicant)"] = String(handled + carriedOut - carriedIn)
    }
    for item in requestItems {
      let sum = Self.applicants.reduce(0) { $0 + number("requests/\(item)/\($1)") }
      self["requests/\(item)/total"] = String(sum)
    }
  }

  private mutating func fillReviews() {
    for (item, results) in [
      ("review", [4, 1, 2, 3]), ("litigation_direct", [2, 0, 1, 0]),
      ("litigation_after_review", [1, 0, 0, 1]),
    ] {
      for (measure, value) in zip(["upheld", "corrected", "other", "pending"], results) {
        self["reviews/\(item)/\(measure)"] = String(value)
      }
      self["reviews/\(item)/total"] = String(results.reduce(0, +))
    }
  }

  // MARK: The report as the stages give it

  func findings(_ settings: RuleSettings = RuleSettings()) throws -> [Finding] {
    Validator(definitions: definitions, settings: settings).findings(for: try review())
  }

  /// Gives the findings by a validator that is used for many reports.
  func findings(of validator: Validator) throws -> [Finding] { validator.findings(for: try review()) }

  /// Gives the codes of the findings, each as often as it occurs.
  func codes(_ settings: RuleSettings = RuleSettings()) throws -> [String] {
    try findings(settings).map(\.rule.text)
  }

  func review() throws -> ReviewedReport {
    var text: [UInt8] = []
    var lines: [TextSpan] = []
    func add(_ line: String) -> TextSpan {
      let span = TextSpan(start: text.count, end: text.count + line.utf8.count)
      text += Array(line.utf8) + [0x0A]
      lines.append(span)
      return span
    }
    _ = add(title)
    var outline: [Section] = []
    for kind in sections {
      let heading = definitions.rules.sections.first { $0.kind == kind.rawValue }?.heading ?? kind.rawValue
      let body = bodies[kind] ?? "本节内容另见下文，此处从略，仅为示例文字，不涉及任何真实机关或者真实数据。"
      _ = add(heading)
      _ = add(body)
      outline.append(
        Section(
          level: 1, kind: kind, heading: heading, firstLine: lines.count - 1, lastLine: lines.count,
          characters: (heading + body).unicodeScalars.count))
    }
    var readings: [TableReading] = []
    var observations: [Observation] = []
    for region in regions {
      let first = lines.count + 1
      _ = add(headers[region] ?? "")
      for name in cells {
        guard let (cell, home) = placesOfForm[name], home == region else { continue }
        let span = add(self[name])
        observations.append(observation(cell, name, self[name], span: span, line: lines.count, in: text))
      }
      for again in repeats {
        guard let (cell, home) = placesOfForm[again.cell], home == region else { continue }
        let span = add(again.raw)
        observations.append(observation(cell, again.cell, again.raw, span: span, line: lines.count, in: text))
      }
      let leftover = (leftovers[region] ?? []).map { raw in
        let span = add(raw)
        return Token(kind: .number, span: span, line: Int32(lines.count))
      }
      let missing = (missingRows[region] ?? []).compactMap { name in
        cell(name).map { MissingRow(table: $0.table, item: $0.item, label: name) }
      }
      let sums = region == .requests ? subtotals : []
      let beside = sums.compactMap { sum -> Subtotal? in
        guard let table = definitions.vocabulary.table("requests") else { return nil }
        let tokens = sum.raws.map { raw in
          let span = add(raw)
          return Token(kind: raw.isEmpty ? .blank : .number, span: span, line: Int32(lines.count))
        }
        return Subtotal(
          table: table, label: sum.label, items: sum.items.compactMap { definitions.vocabulary.item($0) },
          measures: (Self.applicants + ["total"]).compactMap { definitions.vocabulary.measure($0) },
          tokens: tokens)
      }
      readings.append(
        TableReading(
          region: region, form: form, firstLine: first, lastLine: lines.count, placements: [],
          leftover: leftover, subtotals: beside, missingRows: missing, formIsPrinted: formIsPrinted,
          doubt: doubts[region] ?? "")
      )
    }
    let document = Document(
      path: SourcePath(path), format: .txt, encoding: .utf8, text: text, lines: lines,
      replacedBytes: replacedBytes)
    let head = ReportHead(
      title: title, agency: agency, year: year, publishedOn: publishedOn, periodStart: period.0,
      periodEnd: period.1)
    let whole = Outline(head: head, sections: outline, regions: [], otherTables: otherTables)
    // What the text tells is read where a test tells something.
    let mentions =
      bodies.isEmpty
      ? [] : Extractor(definitions: definitions).extraction(from: document, outline: whole).mentions
    return ReviewedReport(
      document: document, outline: whole, extraction: Extraction(tables: readings, mentions: mentions),
      observations: observations, corrections: corrections)
  }

  /// Gives the number of its running text.
  func prose(by validator: Validator) throws -> UInt64 {
    let review = try review()
    return validator.prose(of: review.document, outline: review.outline, extraction: review.extraction)
  }

  /// Gives the report as the corpus keeps it, with the findings of its own rules.
  func result(sha256: String = "") throws -> DocumentResult {
    let review = try review()
    let record = ReportRecord(
      id: ReportID("R"), path: review.path, sha256: sha256, bytes: review.document.text.count, format: .txt,
      encoding: .utf8, head: review.outline.head, form: form, regionCode: regionCode, region: region,
      level: "", sector: sector, tablesFound: [],
      cellsRead: 0, cellsExpected: 0, doubtfulCells: 0)
    return DocumentResult(
      report: record, sections: [],
      cells: review.observations.map {
        ObservedCell(observation: $0, raw: review.document.string($0.raw))
      },
      quantities: review.extraction.mentions.map {
        ToldQuantity(mention: $0, raw: review.document.string($0.raw))
      }, findings: try findings())
  }

  private func observation(
    _ cell: FormCell, _ name: String, _ raw: String, span: TextSpan, line: Int, in text: [UInt8]
  ) -> Observation {
    var flags = flags[name] ?? []
    var reading = Reading.illegible
    if flags.contains(.ambiguousPosition) {
      reading = .illegible
    } else if raw.isEmpty {
      reading = .blank
      flags.insert(.blank)
    } else if raw == "/" {
      reading = .notApplicable
      flags.insert(.notApplicable)
    } else if let number = PrintedNumber.read(span, in: text) {
      reading = .quantity(number.value)
    }
    return Observation(
      cell: cell, form: form, reading: reading, unit: cell.unit, raw: span, line: Int32(line), flags: flags)
  }

  private func cell(_ name: String) -> FormCell? { placesOfForm[name]?.cell }

  private static func name(_ cell: FormCell, _ vocabulary: Vocabulary) -> String {
    vocabulary.code(cell.table) + "/" + vocabulary.code(cell.item) + "/" + vocabulary.code(cell.measure)
  }
}
