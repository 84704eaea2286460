public import Core

/// This is `crosswalk.csv`: which cells of the generations of the form tell the same, one row a cell.
public struct CrosswalkTable: Sendable {
  private let definitions: Definitions

  /// The name of the file beside `codebook.csv`.
  public static let fileName = "crosswalk.csv"

  public init(definitions: Definitions) { self.definitions = definitions }

  /// The columns: name, Chinese label, English label, what stands in them.
  static let columns: [(name: String, chinese: String, english: String, definition: String)] = [
    ("series", "序列", "Series", "Code of the series: what several generations of the form tell."),
    ("label_zh", "序列名称", "Label in Chinese", "What the series counts, in Chinese."),
    ("label_en", "序列英文名称", "Label in English", "What the series counts, in English."),
    ("template", "表样", "Form", "Generation of the form that the cell stands in."),
    ("table", "表", "Table", "Table of the cell."), ("item", "项目", "Item", "Row of the cell."),
    ("measure", "指标", "Measure", "Column of the cell."),
    ("unit", "单位", "Unit", "Unit of the value."),
    (
      "relation", "关系", "Relation",
      "same: the cell is the series; sum: the cells of the series in this form add up, those that are not "
        + "printed counting as none."
    ),
    (
      "comparability", "可比性", "Comparability",
      "comparable: may be set beside the latest form as it is; approximate: with the note in mind; "
        + "not_comparable: alike in words, not in meaning."
    ),
    ("note_zh", "说明", "Note in Chinese", "What to keep in mind, in Chinese."),
    ("note_en", "英文说明", "Note in English", "What to keep in mind, in English."),
  ]

  /// Gives the table: a header and one row a cell, by series, then by form.
  public func csv() -> [UInt8] {
    var writer = CSVWriter()
    for column in Self.columns { writer.text(column.name) }
    writer.endRow()
    let vocabulary = definitions.vocabulary
    for series in definitions.crosswalk.series {
      for entry in series.entries {
        for cell in entry.cells {
          writer.text(series.code)
          writer.text(series.chineseLabel)
          writer.text(series.englishLabel)
          writer.text(definitions[entry.form].code)
          writer.text(vocabulary.code(cell.table))
          writer.text(vocabulary.code(cell.item))
          writer.text(vocabulary.code(cell.measure))
          writer.text(cell.unit.rawValue)
          writer.text(entry.cells.count == 1 ? "same" : "sum")
          writer.text(entry.comparability.rawValue)
          writer.text(entry.chineseNote)
          writer.text(entry.englishNote)
          writer.endRow()
        }
      }
    }
    return writer.bytes()
  }

  /// Gives the table as a resource of a Data Package.
  func resource(_ file: Manifest.File) -> JSONText {
    let fields = Self.columns.map { column in
      JSONText.object([
        ("name", .text(column.name)), ("type", .text("string")), ("title", .text(column.chinese)),
        ("label_en", .text(column.english)), ("description", .text(column.definition)),
      ])
    }
    return .object([
      ("name", .text("crosswalk")), ("title", .text("各代表样对照表")),
      ("description", .text("Which cells of the generations of the form tell the same.")),
      ("type", .text("table")), ("path", .text(file.path)), ("format", .text("csv")),
      ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")), ("bytes", .integer(file.bytes)),
      ("hash", .text("sha256:\(file.sha256)")),
      (
        "schema",
        .object([
          ("$schema", .text("https://datapackage.org/profiles/2.0/tableschema.json")),
          ("fields", .list(fields)), ("missingValues", .texts([""])),
          ("primaryKey", .texts(["series", "template", "table", "item", "measure"])),
        ])
      ),
    ])
  }
}
