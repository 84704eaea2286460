import Core

/// Reads `corrections.csv`: a header, and a row for each decision. Every fault is collected, so that a person
/// mends the file once; a file with a fault corrects nothing.
struct CorrectionFile {
  /// The columns in the order in which the review page writes them; they may stand in any.
  static let columns = [
    "report_id", "source_path", "sha256", "table", "item", "measure", "raw", "decision", "value", "who",
    "when", "why",
  ]
  /// What `decision` may hold; empty is a cell.
  static let decisions = ["reject", "accept", "agency", "year"]

  private static let limit = 64 << 20
  private static let mostFaults = 20

  private(set) var corrections: [Correction] = []
  private var faults: [String] = []
  private let path: DiskPath
  private let definitions: Definitions
  private var columns: [Int?] = []
  private var decided: [String: (line: Int, correction: Correction)] = [:]

  /// Gives the corrections that the configuration names, none where it names no file.
  static func read(
    _ configuration: Configuration, definitions: Definitions
  ) throws(RunFailure) -> Corrections {
    guard let path = configuration.path("corrections") else { return .none }
    let bytes: [UInt8]
    do throws(DiskFailure) {
      bytes = try Disk.read(path, limit: limit)
    } catch {
      throw RunFailure(
        .wrongUsage,
        "the corrections cannot be read: \(error.message) (corrections, from "
          + "\(configuration.origin("corrections").description)); leave the setting out until there are some")
    }
    return try read(bytes, path: path, definitions: definitions)
  }

  static func read(
    _ bytes: [UInt8], path: DiskPath, definitions: Definitions
  ) throws(RunFailure) -> Corrections {
    var file = CorrectionFile(path: path, definitions: definitions)
    file.read(bytes)
    if !file.faults.isEmpty {
      var shown = file.faults.prefix(mostFaults).joined(separator: "\n")
      if file.faults.count > mostFaults { shown += "\n… and \(file.faults.count - mostFaults) more" }
      throw RunFailure(.wrongUsage, shown)
    }
    return Corrections(file.corrections, sha256: SHA256.hexadecimal(bytes))
  }

  private init(path: DiskPath, definitions: Definitions) {
    self.path = path
    self.definitions = definitions
  }

  private mutating func report(_ line: Int, _ problem: String) {
    faults.append("\(path.description):\(line): \(problem)")
  }

  private mutating func read(_ bytes: [UInt8]) {
    let rows: [CommaRows.Row]
    do throws(CommaRows.Fault) {
      rows = try CommaRows.rows(of: bytes)
    } catch {
      return report(error.line, error.problem)
    }
    guard let header = rows.first else {
      return report(1, "holds no header, expected \(Self.columns.joined(separator: ","))")
    }
    guard readHeader(header) else { return }
    for row in rows.dropFirst() {
      if row.fields.count != header.fields.count {
        report(row.line, "has \(row.fields.count) fields, the header has \(header.fields.count)")
        continue
      }
      do throws(SettingFault) {
        try keep(try correction(Fields(row: row, columns: columns)), line: row.line)
      } catch {
        report(row.line, error.problem)
      }
    }
  }

  private mutating func readHeader(_ header: CommaRows.Row) -> Bool {
    for name in header.fields where !Self.columns.contains(name) {
      let hint =
        header.fields.count == 1
        ? "; expected commas between \(Self.columns.joined(separator: ","))"
        : NearestWord.suggestion(for: name, among: Self.columns)
      report(header.line, "there is no column “\(name)” in corrections\(hint)")
    }
    columns = Self.columns.map { header.fields.firstIndex(of: $0) }
    if columns[0] == nil, columns[1] == nil {
      report(header.line, "neither report_id nor source_path is a column: one must name the document")
    }
    for name in ["value", "who", "when"] where !header.fields.contains(name) {
      report(header.line, "the column \(name) is missing")
    }
    for (index, name) in header.fields.enumerated() where header.fields[..<index].contains(name) {
      report(header.line, "the column \(name) stands twice")
    }
    return faults.isEmpty
  }

  /// This is a row by the names of its columns.
  private struct Fields {
    let row: CommaRows.Row
    let columns: [Int?]

    subscript(_ name: String) -> String {
      guard let index = CorrectionFile.columns.firstIndex(of: name), let column = columns[index] else {
        return ""
      }
      return CorrectionFile.unguarded(row.fields[column])
    }
  }

  /// Takes away the `'` that keeps a spreadsheet from reading a text as a formula, as the review page writes it:
  /// one from any text of one or more `'` and a character that begins a formula.
  static func unguarded(_ text: String) -> String {
    let rest = text.unicodeScalars.drop { $0 == "'" }
    guard text.unicodeScalars.first == "'", let first = rest.first,
      "=+-@\t\r＝＋－＠".unicodeScalars.contains(first)
    else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  private mutating func keep(_ correction: Correction, line: Int) throws(SettingFault) {
    let what =
      switch correction.decision {
      case .cell(let name, _, _): "\(name.table)/\(name.item)/\(name.measure)"
      case .agency: "agency"
      case .year: "year"
      case .reject, .accept: "accept or reject"
      }
    let key = "\(correction.document.text) \(what)"
    if let earlier = decided[key] {
      if earlier.correction.decision == correction.decision { return }
      throw SettingFault("decides \(what) of the document otherwise than line \(earlier.line): keep one")
    }
    decided[key] = (line, correction)
    corrections.append(correction)
  }

  // MARK: One row

  private func correction(_ fields: Fields) throws(SettingFault) -> Correction {
    let sha256 = fields["sha256"]
    if !sha256.isEmpty, sha256.utf8.count != 64 || !sha256.utf8.allSatisfy(Self.isDigit) {
      throw SettingFault("sha256 is “\(sha256)”, expected 64 small hexadecimal digits as in reports.csv")
    }
    let decision = try decision(fields)
    switch decision {
    case .cell: break
    case .agency, .year, .reject, .accept:
      if sha256.isEmpty {
        throw SettingFault(
          "decides about a whole document without sha256: copy it from reports.csv or rejects.csv")
      }
    }
    // Bytes that are not UTF-8 stand as %HH in source_path: such a path is known by its id alone.
    let isWhole = fields["report_id"].isEmpty || !fields["source_path"].utf8.contains(UInt8(ascii: "%"))
    let source = isWhole ? fields["source_path"] : ""
    if fields["who"].isEmpty { throw SettingFault("who is empty: name who decided") }
    let when = fields["when"]
    if !Self.isDate(when) {
      throw SettingFault("when is “\(when)”, expected a date such as 2026-01-31")
    }
    return Correction(
      document: try document(fields), path: source, sha256: sha256, decision: decision, who: fields["who"],
      when: when,
      why: fields["why"])
  }

  private func document(_ fields: Fields) throws(SettingFault) -> ReportID {
    let id = fields["report_id"]
    let source = fields["source_path"]
    if id.isEmpty {
      if source.isEmpty { throw SettingFault("names no document: fill report_id or source_path") }
      return ReportAssembly.id(of: SourcePath(source))
    }
    let digits = id.utf8.dropFirst()
    if id.utf8.first != UInt8(ascii: "R") || digits.count != 12 || !digits.allSatisfy(Self.isDigit) {
      throw SettingFault("report_id is “\(id)”, expected R and 12 small hexadecimal digits as in reports.csv")
    }
    // Bytes that are not UTF-8 stand as %HH in source_path, so that it does not give the id then.
    if !source.isEmpty, !source.utf8.contains(UInt8(ascii: "%")),
      ReportAssembly.id(of: SourcePath(source)).text != id
    {
      throw SettingFault("report_id \(id) is not that of source_path “\(source)”: leave one of them empty")
    }
    return ReportID(id)
  }

  private func decision(_ fields: Fields) throws(SettingFault) -> Correction.Decision {
    let word = fields["decision"]
    let value = fields["value"]
    if word.isEmpty { return .cell(try cell(fields), raw: fields["raw"], try reading(value)) }
    for column in ["table", "item", "measure"] where !fields[column].isEmpty {
      throw SettingFault("decides “\(word)” about the whole document, but \(column) is filled")
    }
    switch word {
    case "reject": return .reject
    case "accept": return .accept
    case "agency":
      if value.isEmpty { throw SettingFault("gives agency no value: write the name") }
      return .agency(value)
    case "year":
      guard let year = Int(value), (1949...2100).contains(year) else {
        throw SettingFault("value is “\(value)”, expected a year such as 2021")
      }
      return .year(year)
    default:
      throw SettingFault(
        "decision is “\(word)”, expected nothing for a cell, or \(Self.decisions.joined(separator: ", "))"
          + NearestWord.suggestion(for: word, among: Self.decisions))
    }
  }

  private func cell(_ fields: Fields) throws(SettingFault) -> CellName {
    let vocabulary = definitions.vocabulary
    let name = CellName(table: fields["table"], item: fields["item"], measure: fields["measure"])
    guard let table = vocabulary.table(name.table) else {
      throw SettingFault(
        "table is “\(name.table)”, which no form has"
          + NearestWord.suggestion(for: name.table, among: vocabulary.tables))
    }
    // What a document added to a long form has codes of its own.
    if name.item.hasPrefix("local_") || name.measure.hasPrefix("local_") { return name }
    let cells = definitions.forms.flatMap(\.regions).flatMap(\.blocks).filter { $0.table == table }
      .flatMap(\.rows).flatMap(\.cells)
    let rows = cells.filter { vocabulary.code($0.item) == name.item }
    if rows.isEmpty {
      throw SettingFault(
        "item is “\(name.item)”, which \(name.table) does not have"
          + NearestWord.suggestion(for: name.item, among: cells.map { vocabulary.code($0.item) }))
    }
    if !rows.contains(where: { vocabulary.code($0.measure) == name.measure }) {
      throw SettingFault(
        "measure is “\(name.measure)”, which \(name.table)/\(name.item) does not have"
          + NearestWord.suggestion(for: name.measure, among: rows.map { vocabulary.code($0.measure) }))
    }
    return name
  }

  private func reading(_ value: String) throws(SettingFault) -> Core.Reading {
    if let known = Core.Reading.words.first(where: { $0.word == value }) { return known.reading }
    if let number = Decimal64(value) { return .quantity(number) }
    throw SettingFault(
      "value is “\(value)”, expected a plain number such as 1234, or one of "
        + Core.Reading.words.map(\.word).joined(separator: ", "))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// A date, with or without a time behind it.
  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 || bytes.count > 10 && bytes[10] == UInt8(ascii: "T") else { return false }
    for (index, byte) in bytes.prefix(10).enumerated() {
      let isRight = [4, 7].contains(index) ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      if !isRight { return false }
    }
    let month = Int(text.dropFirst(5).prefix(2)) ?? 0
    let day = Int(text.dropFirst(8).prefix(2)) ?? 0
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
