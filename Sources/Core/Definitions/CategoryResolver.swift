/// Turns the files of `data/categories` into ``Category`` values and checks them against the forms: a number
/// of a form must have a column to stand in, and a column must have something to hold.
struct CategoryResolver {
  let forms: [Form]
  let vocabulary: Vocabulary
  let shared: [String: ColumnEntry]
  let files: [(name: String, file: CategoryFile)]
  let agencies: AgencyFacts
  let metrics: [ProseMetric]
  let crosswalk: Crosswalk

  func categories() throws(DefinitionError) -> [Category] {
    var seen: Set<String> = []
    var positions: Set<Int> = []
    for (name, file) in files {
      if name != "categories/\(file.table).json" {
        throw DefinitionError(
          file: name, keyPath: "table", problem: "differs from the file's name: \(file.table)")
      }
      seen.insert(file.table)
      if !positions.insert(file.position).inserted {
        throw DefinitionError(
          file: name, keyPath: "position", problem: "is the position of another table: \(file.position)")
      }
    }
    for table in FixedTable.allCases.map(\.rawValue) + vocabulary.tables where !seen.contains(table) {
      throw DefinitionError(file: "categories/\(table).json", problem: "is missing")
    }
    var categories: [Category] = []
    for (name, file) in files.sorted(by: { $0.file.position < $1.file.position }) {
      categories.append(try category(file, name: name))
    }
    return categories
  }

  private func category(_ file: CategoryFile, name: String) throws(DefinitionError) -> Category {
    let fixed = FixedTable(rawValue: file.table)
    try checkItems(file, name: name)
    var columns: [CategoryColumn] = []
    for (index, entry) in file.columns.enumerated() {
      let path = "columns[\(index)]"
      if entry.series == true {
        columns += try seriesColumns(name: name, path: path)
        continue
      }
      let column = try self.column(entry, of: file, name: name, path: path)
      if columns.contains(where: { $0.name == column.name }) {
        throw DefinitionError(file: name, keyPath: path, problem: "names a column twice: \(column.name)")
      }
      columns.append(column)
    }
    if let fixed {
      try checkFixed(columns, fixed, name: name)
    } else {
      try checkWide(columns, table: file.table, name: name)
    }
    for (index, column) in file.key.enumerated() where !columns.contains(where: { $0.name == column }) {
      throw DefinitionError(file: name, keyPath: "key[\(index)]", problem: "names no column: \(column)")
    }
    return Category(
      table: file.table, chineseLabel: file.chinese, englishLabel: file.english,
      definition: file.definition, key: file.key, columns: columns, fixed: fixed)
  }

  // MARK: Columns

  private func column(
    _ entry: ColumnEntry, of file: CategoryFile, name fileName: String, path: String
  ) throws(DefinitionError) -> CategoryColumn {
    func fault(_ key: String, _ problem: String) -> DefinitionError {
      DefinitionError(file: fileName, keyPath: key.isEmpty ? path : "\(path).\(key)", problem: problem)
    }
    var entry = entry
    if let use = entry.use {
      guard let found = shared[use] else { throw fault("use", "names no column of columns.json: \(use)") }
      entry = found
    }
    guard let name = entry.name else { throw fault("", "has neither a name nor a use") }
    guard let type = entry.type else { throw fault("type", "is required and missing") }
    guard let english = entry.english else { throw fault("label_en", "is required and missing") }
    guard let definition = entry.definition else { throw fault("definition", "is required and missing") }
    if !Self.isColumnName(name) {
      throw fault("name", "must be at most 32 of a–z, 0–9 and _, and start with a letter: \(name)")
    }
    var unit = entry.unit ?? ""
    var chinese = entry.chinese ?? ""
    var forms = forms(with: file.table)
    var measure: MeasureID?
    if let code = entry.measure {
      guard let id = vocabulary.measure(code), let printed = printedMeasure(id, table: file.table) else {
        throw fault("measure", "names no column of the table in any form: \(code)")
      }
      if entry.chinese != nil || entry.unit != nil {
        throw fault("measure", "has its label and its unit from the forms, not from here: \(code)")
      }
      if (printed.unit == .count) != (type == .integer) || (printed.unit == .yuan) != (type == .decimal) {
        throw fault("type", "must be integer for a count and decimal for an amount: \(code)")
      }
      (unit, chinese, forms, measure) = (printed.unit.rawValue, printed.label, printed.forms, id)
    } else if chinese.isEmpty {
      throw fault("label_zh", "is required and missing")
    }
    return CategoryColumn(
      name: name, type: type, unit: unit, chineseLabel: chinese, englishLabel: english,
      definition: definition, forms: forms, values: values(of: entry, in: file),
      isList: entry.list ?? false, isRequired: entry.required ?? false, isOpen: entry.open ?? false,
      measure: measure)
  }

  /// Gives a column for each series of the crosswalk, with what is to be kept in mind of the forms.
  private func seriesColumns(name: String, path: String) throws(DefinitionError) -> [CategoryColumn] {
    var columns: [CategoryColumn] = []
    for series in crosswalk.series {
      if !Self.isColumnName(series.code) {
        throw DefinitionError(
          file: name, keyPath: path,
          problem:
            "a series cannot be a column, its code must be at most 32 of a–z, 0–9 and _: \(series.code)")
      }
      let used = series.entries.filter { $0.comparability != .notComparable }
      guard let unit = used.first?.cells.first?.unit,
        used.allSatisfy({ $0.cells.allSatisfy { $0.unit == unit } })
      else {
        throw DefinitionError(
          file: name, keyPath: path,
          problem: "a series cannot be a column, its forms must have one unit: \(series.code)")
      }
      var definition = "\(series.englishLabel): a series of crosswalk.csv."
      for entry in series.entries where entry.comparability != .comparable {
        let word = entry.comparability == .approximate ? "approximate" : "left empty as not comparable"
        let note = entry.englishNote.isEmpty ? "" : " (\(entry.englishNote))"
        definition += " Form of \(forms[Int(entry.form.index)].code): \(word)\(note)."
      }
      columns.append(
        CategoryColumn(
          name: series.code, type: unit == .count ? .integer : .decimal, unit: unit.rawValue,
          chineseLabel: series.chineseLabel, englishLabel: series.englishLabel, definition: definition,
          forms: used.map(\.form), values: [], isList: false, isRequired: false, measure: nil))
    }
    return columns
  }

  private static func isColumnName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A, name.utf8.count <= 32 else {
      return false
    }
    return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
  }

  private func values(of entry: ColumnEntry, in file: CategoryFile) -> [AllowedValue] {
    switch entry.valuesFrom {
    case .templates:
      forms.map { form in
        let years = form.lastYear.map { "\(form.firstYear)–\($0)" } ?? "\(form.firstYear)–"
        return AllowedValue(code: form.code, chinese: form.basis, english: "Form for \(years)")
      }
    case .tables:
      files.sorted { $0.file.position < $1.file.position }
        .filter { vocabulary.table($0.file.table) != nil }
        .map { AllowedValue(code: $0.file.table, chinese: $0.file.chinese, english: $0.file.english) }
    case .items:
      items(of: file)
    case .levels:
      agencies.levels
    case .sectors:
      agencies.sectors.map { AllowedValue(code: $0.code, chinese: $0.chinese, english: $0.english) }
    case .metrics:
      metrics.filter { !$0.code.isEmpty }
        .map { AllowedValue(code: $0.code, chinese: $0.labelChinese, english: $0.labelEnglish) }
    case nil:
      entry.values?.map { AllowedValue(code: $0.code, chinese: $0.zh, english: $0.en) } ?? []
    }
  }

  // MARK: Checks

  private func checkItems(_ file: CategoryFile, name: String) throws(DefinitionError) {
    let known = Set(items(of: file).map(\.code))
    for item in (file.items ?? [:]).keys.sorted() where !known.contains(item) {
      throw DefinitionError(
        file: name, keyPath: "items.\(item)", problem: "names no row of the table in any form")
    }
  }

  private func checkFixed(
    _ columns: [CategoryColumn], _ table: FixedTable, name: String
  ) throws(DefinitionError) {
    if let column = columns.first(where: { $0.measure != nil }) {
      throw DefinitionError(
        file: name, keyPath: "columns",
        problem: "the table takes no measure, but a column does: \(column.name)")
    }
    let series = table.endsWithSeries ? crosswalk.series.map(\.code) : []
    if columns.map(\.name) != table.columns + series {
      throw DefinitionError(
        file: name, keyPath: "columns",
        problem: "must be, in this order: \(table.columns.joined(separator: ", "))"
          + (table.endsWithSeries ? ", and the series of crosswalk.json" : ""))
    }
  }

  private func checkWide(
    _ columns: [CategoryColumn], table: String, name: String
  ) throws(DefinitionError) {
    let lead = FixedTable.lead + ["item"]
    let middle = columns.dropFirst(lead.count).dropLast()
    guard columns.prefix(lead.count).map(\.name) == lead, columns.last?.name == "flags",
      middle.allSatisfy({ $0.measure != nil })
    else {
      throw DefinitionError(
        file: name, keyPath: "columns",
        problem: "must be \(lead.joined(separator: ", ")), then columns with a measure, then flags")
    }
    let taken = middle.compactMap(\.measure)
    for (index, measure) in taken.enumerated() where taken[..<index].contains(measure) {
      throw DefinitionError(
        file: name, keyPath: "columns[\(lead.count + index)].measure",
        problem: "is taken by two columns: \(vocabulary.code(measure))")
    }
    for block in blocks(of: table) {
      for column in block.block.columns where !taken.contains(column.measure) {
        throw DefinitionError(
          file: name, keyPath: "columns",
          problem:
            "no column takes the measure \(vocabulary.code(column.measure)) of the form \(block.form.code)")
      }
    }
  }

  // MARK: What the forms say

  private func blocks(of table: String) -> [(form: Form, block: FormBlock)] {
    guard let id = vocabulary.table(table) else { return [] }
    return forms.flatMap { form in
      form.regions.flatMap(\.blocks).filter { $0.table == id }.map { (form, $0) }
    }
  }

  /// Gives the forms that have the table: for one that no form prints, such as `sections`, all of them, and
  /// none where rows say no form.
  private func forms(with table: String) -> [FormID] {
    if let fixed = FixedTable(rawValue: table), !fixed.holdsFormCells {
      return fixed.columns.contains("template") ? forms.map(\.id) : []
    }
    let found = blocks(of: table).map(\.form.id)
    return forms.map(\.id).filter(found.contains)
  }

  /// Gives what the forms print of a measure, the wording of the latest form; nil where none has it.
  private func printedMeasure(
    _ measure: MeasureID, table: String
  ) -> (label: String, unit: ValueUnit, forms: [FormID])? {
    var found: (label: String, unit: ValueUnit, forms: [FormID])?
    for (form, block) in blocks(of: table) {
      guard let column = block.columns.first(where: { $0.measure == measure }),
        let cell = block.rows.lazy.flatMap(\.cells).first(where: { $0.measure == measure })
      else { continue }
      var forms = found?.forms ?? []
      if !forms.contains(form.id) { forms.append(form.id) }
      found = (column.label.text, cell.unit, forms)
    }
    return found
  }

  /// Gives the items of a table in the order of the forms, each worded as in the latest form that has it.
  private func items(of file: CategoryFile) -> [AllowedValue] {
    var order: [ItemID] = []
    var labels: [ItemID: String] = [:]
    for (_, block) in blocks(of: file.table) {
      for item in block.rows.lazy.flatMap(\.cells).map(\.item) {
        if !order.contains(item) { order.append(item) }
        guard let printed = block.printedLabel(of: item) else { continue }
        labels[item] = printed.heading.isEmpty ? printed.label : "\(printed.heading) \(printed.label)"
      }
    }
    return order.map { item in
      let code = vocabulary.code(item)
      return AllowedValue(code: code, chinese: labels[item] ?? "", english: file.items?[code] ?? "")
    }
  }
}
