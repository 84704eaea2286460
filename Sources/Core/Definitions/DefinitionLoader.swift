import FoundationEssentials

/// Turns the files of `data/` into ``Definitions`` and checks that they fit together. It opens no file: the
/// caller gives names and bytes.
public struct DefinitionLoader {
  private let files: [String: [UInt8]]
  private var tables: [String] = []
  private var items: [String] = []
  private var measures: [String] = []
  private var synonyms: [SynonymFile.Entry] = []
  private var usedSynonyms: Set<Int> = []
  private(set) var characters = CharacterMap(radicals: [:], variants: [:])
  private var units = Units(all: [])

  /// - Parameter files: path below `data/` such as `templates/2021.json`, and content.
  public static func load(files: [(name: String, bytes: [UInt8])]) throws(DefinitionError) -> Definitions {
    var loader = DefinitionLoader(files: files)
    return try loader.definitions(sources: files.sorted { $0.name < $1.name })
  }

  private init(files: [(name: String, bytes: [UInt8])]) {
    self.files = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func definitions(
    sources: [(name: String, bytes: [UInt8])]
  ) throws(DefinitionError) -> Definitions {
    characters = try characterMap()
    units = try unitList()
    synonyms = try decode(SynonymFile.self, "synonyms.json").labels
    let names = files.keys.filter { $0.hasPrefix("templates/") && $0.hasSuffix(".json") }.sorted()
    if names.isEmpty {
      throw DefinitionError(
        file: "templates", problem: "no form is defined: expected files such as 2021.json")
    }
    var formFiles: [(name: String, file: FormFile)] = []
    for name in names { formFiles.append((name, try decode(FormFile.self, name))) }
    var forms: [Form] = []
    for (index, entry) in formFiles.enumerated() {
      forms.append(try form(entry.file, name: entry.name, among: formFiles, id: FormID(index: UInt8(index))))
    }
    for index in synonyms.indices where !usedSynonyms.contains(index) {
      throw DefinitionError(
        file: "synonyms.json", keyPath: "labels[\(index)]",
        problem: "names no row or column of any form: \(describe(synonyms[index]))")
    }
    let vocabulary = Vocabulary(tables: tables, items: items, measures: measures)
    let prose = try prose()
    let agencies = try agencyFacts()
    let crosswalk = try crosswalk(among: forms, vocabulary: vocabulary)
    let categories = try categories(
      forms: forms, vocabulary: vocabulary, agencies: agencies, prose: prose, crosswalk: crosswalk)
    return Definitions(
      forms: forms, sectionWords: try sectionWords(), prose: prose, vocabulary: vocabulary,
      units: units, cellSigns: try cellSigns(), characters: characters, categories: categories,
      rules: try ruleFacts(among: forms, vocabulary: vocabulary), regions: try regions(),
      agencies: agencies,
      projectRules: try projectRules(forms: forms, vocabulary: vocabulary), headWords: try headWords(),
      pageWords: try pageWords(),
      crosswalk: crosswalk, sources: sources)
  }

  private func categories(
    forms: [Form], vocabulary: Vocabulary, agencies: AgencyFacts, prose: ProseDefinitions,
    crosswalk: Crosswalk
  ) throws(DefinitionError) -> [Category] {
    var shared: [String: ColumnEntry] = [:]
    for (index, column) in try decode(SharedColumnFile.self, "columns.json").columns.enumerated() {
      guard let name = column.name else {
        throw DefinitionError(
          file: "columns.json", keyPath: "columns[\(index)].name", problem: "is required and missing")
      }
      if shared.updateValue(column, forKey: name) != nil {
        throw DefinitionError(
          file: "columns.json", keyPath: "columns[\(index)].name", problem: "names a column twice: \(name)")
      }
    }
    let names = files.keys.filter { $0.hasPrefix("categories/") && $0.hasSuffix(".json") }.sorted()
    var entries: [(name: String, file: CategoryFile)] = []
    for name in names { entries.append((name, try decode(CategoryFile.self, name))) }
    return try CategoryResolver(
      forms: forms, vocabulary: vocabulary, shared: shared, files: entries, agencies: agencies,
      metrics: prose.metrics, crosswalk: crosswalk
    ).categories()
  }

  // MARK: Forms

  private mutating func form(
    _ file: FormFile, name: String, among all: [(name: String, file: FormFile)], id: FormID
  ) throws(DefinitionError) -> Form {
    let parts = try self.parts(of: file, name: name, among: all)
    for key in parts.keys.sorted() where RegionKind(rawValue: key) == nil {
      let known = RegionKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw DefinitionError(file: name, keyPath: "regions.\(key)", problem: "is not one of \(known)")
    }
    var regions: [FormRegion] = []
    for kind in RegionKind.allCases {
      guard let part = parts[kind.rawValue] else { continue }
      regions.append(try region(part, kind: kind, name: name))
    }
    return Form(
      id: id, code: file.template, basis: file.basis, firstYear: file.firstYear, lastYear: file.lastYear,
      regions: regions, isLocal: file.local ?? false)
  }

  /// Gives the regions of a form: its own, and those of the form that it extends, which may extend another.
  private func parts(
    of file: FormFile, name: String, among all: [(name: String, file: FormFile)]
  ) throws(DefinitionError) -> [String: RegionFile] {
    var parts = file.regions
    var seen = [file.template]
    var next = file.extends
    while let basis = next {
      guard let parent = all.first(where: { $0.file.template == basis })?.file, !seen.contains(basis) else {
        let problem =
          seen.contains(basis)
          ? "leads back to the form itself: \((seen + [basis]).joined(separator: " extends "))"
          : "names no other form: \(basis)"
        throw DefinitionError(file: name, keyPath: "extends", problem: problem)
      }
      parts.merge(parent.regions) { own, _ in own }
      seen.append(basis)
      next = parent.extends
    }
    return parts
  }

  private mutating func region(
    _ part: RegionFile, kind: RegionKind, name: String
  ) throws(DefinitionError) -> FormRegion {
    var blocks: [FormBlock] = []
    for (index, block) in part.blocks.enumerated() {
      blocks.append(try self.block(block, name: name, path: "regions.\(kind.rawValue).blocks[\(index)]"))
    }
    var identities: [FormIdentity] = []
    for (index, identity) in part.identities.enumerated() {
      let path = "regions.\(kind.rawValue).identities[\(index)]"
      identities.append(try self.identity(identity, name: name, path: path))
    }
    return FormRegion(kind: kind, blocks: blocks, identities: identities)
  }

  private mutating func block(
    _ block: BlockFile, name: String, path: String
  ) throws(DefinitionError) -> FormBlock {
    let table = TableID(index: Self.intern(block.table, in: &tables))
    var columns: [FormColumn] = []
    for column in block.columns {
      let label = self.label(column.label, table: block.table, measure: column.measure)
      columns.append(
        FormColumn(label: label, measure: MeasureID(index: Self.intern(column.measure, in: &measures))))
    }
    var groups: [FormGroup] = []
    var groupIndex: [String: Int] = [:]
    var choices: [String] = []
    var rows: [FormRow] = []
    for (index, row) in block.rows.enumerated() {
      let rowPath = "\(path).rows[\(index)]"
      var parent: Int?
      if let owner = row.in {
        guard let found = groupIndex[owner] else {
          throw DefinitionError(
            file: name, keyPath: "\(rowPath).in", problem: "names no group above it: \(owner)")
        }
        parent = found
      }
      if let group = row.group {
        groupIndex[group] = groups.count
        groups.append(FormGroup(label: label(row.label, table: block.table, group: group), parent: parent))
      } else if let item = row.item {
        var choice: Int?
        if let key = row.choice {
          choice = choices.firstIndex(of: key) ?? choices.count
          if choice == choices.count { choices.append(key) }
        }
        let cells = try self.cells(
          block, item: item, unit: row.unit.map { ($0, "\(rowPath).unit") }, table: table, name: name,
          path: path)
        rows.append(
          FormRow(
            label: label(row.label, table: block.table, item: item), cells: cells, group: parent,
            choice: choice, variant: row.variant ?? 0, code: characters.fold(row.code ?? "")))
      } else {
        throw DefinitionError(file: name, keyPath: rowPath, problem: "has neither an item nor a group")
      }
    }
    if let across = block.across {
      var cells: [FormCell] = []
      for part in across {
        groups.append(FormGroup(label: label(part.label, table: block.table, item: part.item), parent: nil))
        cells += try self.cells(block, item: part.item, table: table, name: name, path: path)
      }
      let empty = FormLabel(text: "", folded: [])
      rows.append(FormRow(label: empty, cells: cells, group: nil, choice: nil, variant: 0))
    }
    func words(_ texts: [String]) -> [FormLabel] {
      texts.map { FormLabel(text: $0, folded: [characters.fold($0)]) }
    }
    return FormBlock(
      table: table, caption: block.caption.flatMap { words([$0]).first }, columns: columns, rows: rows,
      groups: groups, furniture: words(block.furniture), unitHeaders: words(block.unitHeaders ?? []),
      codeHeaders: words(block.codeHeaders ?? []))
  }

  /// - Parameter unit: what the row itself says of its unit, and where; else its columns say it.
  private mutating func cells(
    _ block: BlockFile, item: String, unit own: (symbol: String, path: String)? = nil, table: TableID,
    name: String, path: String
  ) throws(DefinitionError) -> [FormCell] {
    var cells: [FormCell] = []
    for (index, column) in block.columns.enumerated() {
      let printed = own?.symbol ?? column.printed ?? (column.unit == .yuan ? "元" : "件")
      guard let printedUnit = units.unit(printed) else {
        throw DefinitionError(
          file: name, keyPath: own?.path ?? "\(path).columns[\(index)].printed",
          problem: "names no unit of units.json: \(printed)")
      }
      let unit =
        own == nil ? column.unit ?? .count : units[printedUnit].dimension == .money ? .yuan : .count
      cells.append(
        FormCell(
          table: table, item: ItemID(index: Self.intern(item, in: &items)),
          measure: MeasureID(index: Self.intern(column.measure, in: &measures)), unit: unit,
          printedUnit: printedUnit, maySigned: column.signed ?? false))
    }
    return cells
  }

  private mutating func identity(
    _ identity: IdentityFile, name: String, path: String
  ) throws(DefinitionError) -> FormIdentity {
    guard let table = tables.firstIndex(of: identity.table) else {
      throw DefinitionError(
        file: name, keyPath: "\(path).table", problem: "names no table: \(identity.table)")
    }
    func ids(_ codes: [String], _ known: [String], _ side: String) throws(DefinitionError) -> [UInt16] {
      var found: [UInt16] = []
      for code in codes {
        guard let index = known.firstIndex(of: code) else {
          let what = identity.over == .measures ? "row" : "column"
          throw DefinitionError(
            file: name, keyPath: "\(path).\(side)", problem: "names no \(what) of the form: \(code)")
        }
        found.append(UInt16(index))
      }
      return found
    }
    let terms: FormIdentity.Terms
    switch identity.over {
    case .measures:
      terms = .items(
        left: try ids(identity.left, items, "left").map(ItemID.init(index:)),
        right: try ids(identity.right, items, "right").map(ItemID.init(index:)))
    case .items:
      terms = .measures(
        left: try ids(identity.left, measures, "left").map(MeasureID.init(index:)),
        right: try ids(identity.right, measures, "right").map(MeasureID.init(index:)))
    }
    return FormIdentity(
      table: TableID(index: UInt16(table)), terms: terms, statement: identity.statement)
  }

  // MARK: Labels

  private mutating func label(
    _ text: String, table: String, item: String? = nil, measure: String? = nil, group: String? = nil
  ) -> FormLabel {
    var folded = [characters.fold(text)]
    for (index, entry) in synonyms.enumerated() where entry.table == table {
      let named =
        (item != nil && entry.item == item) || (measure != nil && entry.measure == measure)
        || (group != nil && entry.group == group)
      if !named { continue }
      usedSynonyms.insert(index)
      for other in entry.as {
        let key = characters.fold(other)
        if !folded.contains(key) { folded.append(key) }
      }
    }
    return FormLabel(text: text, folded: folded)
  }

  private func describe(_ entry: SynonymFile.Entry) -> String {
    [entry.table, entry.item ?? entry.measure ?? entry.group ?? "?"].joined(separator: "/")
  }

  private static func intern(_ code: String, in list: inout [String]) -> UInt16 {
    if let index = list.firstIndex(of: code) { return UInt16(index) }
    list.append(code)
    return UInt16(list.count - 1)
  }

  // MARK: Files

  private func unitList() throws(DefinitionError) -> Units {
    let file = try decode(UnitFile.self, "units.json")
    var all: [PrintedUnit] = []
    var seen: Set<String> = []
    for (index, entry) in file.units.enumerated() {
      guard let factor = Decimal64(entry.factor) else {
        throw DefinitionError(
          file: "units.json", keyPath: "units[\(index)].factor",
          problem: "is not a decimal number: \(entry.factor)")
      }
      for symbol in [entry.symbol] + entry.aliases where !seen.insert(symbol).inserted {
        throw DefinitionError(
          file: "units.json", keyPath: "units[\(index)]", problem: "has a symbol with two meanings: \(symbol)"
        )
      }
      all.append(
        PrintedUnit(
          symbol: entry.symbol, aliases: entry.aliases, short: entry.short ?? [], dimension: entry.dimension,
          factor: factor, notBefore: entry.notBefore ?? []))
    }
    return Units(all: all)
  }

  private func characterMap() throws(DefinitionError) -> CharacterMap {
    let file = try decode(CharacterFile.self, "characters.json")
    func pairs(_ text: String, _ key: String) throws(DefinitionError) -> [UInt16: UInt16] {
      let scalars = Array(text.unicodeScalars)
      if scalars.count % 2 != 0 || scalars.contains(where: { $0.value > 0xFFFF }) {
        throw DefinitionError(
          file: "characters.json", keyPath: key,
          problem: "must be pairs of characters of the Basic Multilingual Plane")
      }
      var map: [UInt16: UInt16] = [:]
      for index in stride(from: 0, to: scalars.count, by: 2) {
        map[UInt16(scalars[index].value)] = UInt16(scalars[index + 1].value)
      }
      return map
    }
    return CharacterMap(
      radicals: try pairs(file.radicals, "radicals"), variants: try pairs(file.variants, "variants"))
  }

  private func sectionWords() throws(DefinitionError) -> SectionWords {
    let file = try decode(SectionFile.self, "sections.json")
    var entries: [SectionWords.Entry] = []
    for (index, entry) in file.sections.enumerated() {
      guard let kind = SectionKind(rawValue: entry.kind) else {
        let known = SectionKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw DefinitionError(
          file: "sections.json", keyPath: "sections[\(index)].kind", problem: "is not one of \(known)")
      }
      entries.append(
        SectionWords.Entry(
          kind: kind, words: entry.words.map(characters.fold), alone: entry.alone.map(characters.fold)))
    }
    let otherReports = file.otherReports.map { report in
      SectionWords.OtherReport(
        name: report.name, titleWords: report.titleWords.map(characters.fold),
        unlessTitleSays: report.unlessTitleSays.map(characters.fold))
    }
    return SectionWords(
      entries: entries, notHeadings: file.notHeadings.map(characters.fold), otherReports: otherReports)
  }

  private func prose() throws(DefinitionError) -> ProseDefinitions {
    let files = ProseFiles(
      metricFile: try decode(MetricFile.self, "metrics.json"),
      numeralFile: try decode(NumeralFile.self, "numerals.json"), units: units)
    return try files.definitions()
  }

  /// Gives a list of words as it is, none of them empty: what is empty stands everywhere.
  func filled(_ list: [String], in file: String, _ keyPath: String) throws(DefinitionError) -> [String] {
    guard let index = list.firstIndex(of: "") else { return list }
    throw DefinitionError(file: file, keyPath: "\(keyPath)[\(index)]", problem: "is empty")
  }

  func isThere(_ name: String) -> Bool { files[name] != nil }

  func decode<T: Decodable>(_ type: T.Type, _ name: String) throws(DefinitionError) -> T {
    guard let bytes = files[name] else {
      throw DefinitionError(file: name, problem: "is missing")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw Self.fault(error, file: name)
    } catch {
      throw DefinitionError(file: name, problem: "is not readable as JSON")
    }
  }

  private static func fault(_ error: DecodingError, file: String) -> DefinitionError {
    func path(_ keys: [any CodingKey]) -> String {
      var text = ""
      for key in keys {
        if let index = key.intValue {
          text += "[\(index)]"
        } else {
          text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
        }
      }
      return text
    }
    switch error {
    case .keyNotFound(let key, let context):
      return DefinitionError(
        file: file, keyPath: path(context.codingPath + [key]), problem: "is required and missing")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return DefinitionError(
        file: file, keyPath: path(context.codingPath), problem: "must be of type \(type)")
    case .dataCorrupted(let context):
      return DefinitionError(
        file: file, keyPath: path(context.codingPath), problem: context.debugDescription)
    @unknown default:
      return DefinitionError(file: file, problem: "is not readable as JSON")
    }
  }
}
