import Core
import Extract
import Ingest
import Normalize
import Segment
import Testing

/// Whole reports, shown in every way that the tests know: each cell must come out as it was filled in.
@Suite struct PageShapeTests {
  private let definitions: Definitions

  init() throws { definitions = try TestDefinitions.loaded() }

  private func read(_ bytes: [UInt8], _ name: String) throws -> (
    document: Document, outline: Outline, cells: [Observation]
  ) {
    let file = RawFile(path: SourcePath(name), bytes: bytes)
    let document = try Ingester(definitions: definitions).document(from: file)
    let outline = try Segmenter(definitions: definitions).outline(of: document)
    let extraction = Extractor(definitions: definitions).extraction(from: document, outline: outline)
    let cells = Normalizer(definitions: definitions).observations(of: document, extraction: extraction)
    return (document, outline, cells)
  }

  private func address(_ cell: FormCell) -> String {
    let words = definitions.vocabulary
    return "\(words.code(cell.table))/\(words.code(cell.item))/\(words.code(cell.measure))"
  }

  /// Gives what differs, one line a cell.
  private func differences(_ cells: [Observation], from truth: [String: String]) -> [String] {
    var left = truth
    var found: [String] = []
    for cell in cells {
      let name = address(cell.cell)
      let value = cell.reading.quantity?.description ?? ""
      let expected = left.removeValue(forKey: name)
      if value != expected { found.append("\(name) is “\(value)”, not “\(expected ?? "no cell")”") }
      let doubtful = CellFlags.named.filter {
        $0.flag != .blank && $0.flag != .unitAssumed && cell.flags.contains($0.flag)
      }
      if !doubtful.isEmpty { found.append("\(name) is \(doubtful.map(\.name).joined(separator: ", "))") }
    }
    return found + left.keys.sorted().map { "\($0) is missing" }
  }

  @Test(arguments: allPageShapes.indices, [false, true])
  func readsEveryCell(shape: Int, isSparse: Bool) throws {
    let shape = allPageShapes[shape]
    let form = SampleForm(isSparse: isSparse)
    let (document, outline, cells) = try read(shape.page(form), shape.file)
    #expect(differences(cells, from: form.truth) == [], "\(shape.name)")
    for cell in cells where !cell.flags.contains(.blank) {
      #expect(document.text[cell.raw.range].contains { $0 >= 0x30 && $0 <= 0x39 }, "\(shape.name)")
    }
    #expect(outline.head.title == "青川市水利局2021年政府信息公开工作年度报告", "\(shape.name)")
    #expect(outline.head.agency == "青川市水利局", "\(shape.name)")
    #expect(outline.head.publishedOn == "2022-01-18", "\(shape.name)")
    #expect(outline.sections.compactMap(\.kind).contains(.otherMatters), "\(shape.name)")
  }

  // MARK: Rows with fewer cells than the form

  /// Gives table 3 with one row of it changed.
  private func page(changing row: Int, _ change: @escaping @Sendable (inout [SampleForm.Cell]) -> Void)
    -> [UInt8]
  {
    let shape = PageShape(
      name: "one row changed",
      table: { rows in
        var rows = rows
        if rows.count > 20 { change(&rows[row]) }
        return PageShape.table(rows)
      })
    return shape.page(SampleForm(isSparse: false))
  }

  /// The page shows one cell less, and all behind it have moved: no number may stand in the wrong cell unless a
  /// flag says so, and no other row may suffer.
  @Test(arguments: [3, 5, 18, 19, 25], 0..<7)
  func aRowWithoutOneOfItsCellsGivesNothingWrong(row: Int, dropped: Int) throws {
    let bytes = page(changing: row) { cells in
      let values = cells.indices.filter { cells[$0].isValue }
      cells.remove(at: values[dropped])
    }
    let truth = SampleForm(isSparse: false).truth
    let cells = try read(bytes, "a.html").cells
    let wrong = cells.filter { $0.reading.quantity?.description ?? "" != truth[address($0.cell)] }
    #expect(wrong.allSatisfy { $0.flags.contains(.blank) || $0.flags.contains(.ambiguousPosition) })
    #expect(Set(wrong.map(\.cell.item)).count <= 1)
    #expect(cells.count == 200)
  }

  @Test func aCellThatCoversTheRowBelowMovesNothingThere() throws {
    let shape = PageShape(
      name: "a cell over two rows",
      table: { rows in
        var rows = rows
        if rows.count > 20 {
          // 3.要求提供公开出版物 and 4.无正当理由大量反复申请: both print 0 in every cell.
          rows[20][2].rowSpan = 2
          rows[21].remove(at: 2)
        }
        return PageShape.table(rows)
      })
    let form = SampleForm(isSparse: false)
    let cells = try read(shape.page(form), "a.html").cells
    let found = differences(cells, from: form.truth)
    #expect(found == ["requests/unprocessed_excessive/enterprise is “”, not “0”"])
  }
}
