import Foundation

/// This writes the documents of a corpus and the tables of what is true of them.
struct CorpusWriter {
  let root: URL
  private var observations = "source_path,table,item,measure,value,unit,raw,also_right,readable\n"
  private var reports =
    "source_path,title,agency,year,template,published_on,period_start,period_end,layout,form,noise,encoding,expected\n"
  private var defects = "source_path,kind,table,cells,provable\n"
  private var crossings = "source_path,kind,rule,provable\n"
  private var agencies = "source_path,agency\n"
  private var narrative = "source_path,line,value,unit,approximate,change_pct,family\n"

  init(root: URL) throws {
    self.root = root
    for folder in ["documents", "truth"] {
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
  }

  /// Writes a document that is no report: the right answer is to reject it.
  mutating func append(otherDocument lines: [String], name: String) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(
      to: root.appendingPathComponent("documents").appendingPathComponent(name))
    let empty = [String](repeating: "", count: 7)
    reports += row([name] + empty + ["other", "none", "0", "UTF-8", "reject"])
  }

  mutating func append(_ report: Report) throws {
    let lineEnd = report.hasCarriageReturns ? "\r\n" : "\n"
    let text = report.lines.joined(separator: lineEnd) + lineEnd
    let bytes = report.file.map { Data($0) } ?? report.encoding.bytes(of: text)
    try bytes.write(to: try place(of: report))
    let head = report.head
    reports += row([
      report.name, head.title, head.agency, String(head.year), report.form.shape.template, head.publishedOn,
      head.periodStart, head.periodEnd, report.layout.name, report.form.shape.name, String(report.noise),
      report.encoding.rawValue, "report",
    ])
    for part in report.form.parts where !report.missingParts.contains(part) {
      for cell in report.form.cells[report.form.range(of: part)] {
        observations += row([
          report.name, cell.key.table, cell.key.item, cell.key.measure, cell.truth, cell.unit,
          cell.text.trimmedBlanks, cell.alsoRight, cell.isReadable ? "yes" : "no",
        ])
      }
    }
    for defect in report.defects {
      let cells = defect.cells.map { "\($0.item)/\($0.measure)" }.joined(separator: " ")
      defects += row([report.name, defect.kind, defect.table, cells, defect.isProvable ? "yes" : "no"])
    }
    if let isProvable = report.showsYearSlip {
      crossings += row([report.name, "yearSlip", "NB512", isProvable ? "yes" : "no"])
    }
    for (line, quantity) in report.quantities {
      narrative += row([
        report.name, line.map(String.init) ?? "", quantity.value, quantity.unit,
        quantity.isApproximate ? "true" : "false",
        quantity.changePercent, quantity.family,
      ])
    }
  }

  /// Notes what is wrong between a report and others, and whose it is.
  mutating func append(_ found: [Crossing], of report: Report, agency: Int) {
    for crossing in found {
      crossings += row([
        report.name, crossing.kind.rawValue, crossing.kind.expected, crossing.isProvable ? "yes" : "no",
      ])
    }
    agencies += row([report.name, String(agency)])
  }

  /// A PDF is printed from a Word file, which waits in a folder of its own for the program that does it.
  private func place(of report: Report) throws -> URL {
    guard report.layout.format == .pdf else {
      return root.appendingPathComponent("documents").appendingPathComponent(report.name)
    }
    let folder = root.appendingPathComponent("print")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent(report.name).deletingPathExtension().appendingPathExtension("docx")
  }

  func finish() throws {
    let tables = [
      ("reports", reports), ("observations", observations), ("defects", defects), ("narrative", narrative),
      ("crossings", crossings), ("agencies", agencies),
    ]
    for (name, text) in tables {
      try Data(text.utf8).write(to: root.appendingPathComponent("truth/\(name).csv"))
    }
  }

  private func row(_ fields: [String]) -> String {
    fields.map(Self.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
