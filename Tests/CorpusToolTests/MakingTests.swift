import Testing

@testable import corpus

@Suite("Making reports with known answers")
struct MakingTests {
  static func report(_ layout: Layout, _ shape: FormShape, noise: Int, seed: UInt64) -> Report {
    var chance = Randomness(seed: seed)
    var names: Set<String> = []
    return ReportMaker(layout: layout, shape: shape, noise: noise)
      .report(number: 1, usedNames: &names, with: &chance)
  }

  @Test("a seed gives the same document again", arguments: Layout.all.map(\.name), FormShape.all)
  func repeats(name: String, shape: FormShape) throws {
    let layout = try #require(Layout.named(name))
    let first = Self.report(layout, shape, noise: 3, seed: 7)
    let second = Self.report(layout, shape, noise: 3, seed: 7)
    #expect(first.lines == second.lines)
    #expect(first.form.cells.map(\.truth) == second.form.cells.map(\.truth))
    #expect(Self.report(layout, shape, noise: 3, seed: 8).lines != first.lines)
  }

  @Test("without noise every number of the truth stands in the document", arguments: Layout.all.map(\.name))
  func printsEveryNumber(name: String) throws {
    let layout = try #require(Layout.named(name))
    for seed in 1...10 as ClosedRange<UInt64> {
      let report = Self.report(layout, FormShape.all[0], noise: 0, seed: seed)
      let text = report.lines.joined(separator: "\n")
      for cell in report.form.cells where !cell.isMoney {
        #expect(cell.isReadable)
        #expect(cell.text == cell.truth)
        #expect(text.contains(cell.text))
      }
    }
  }

  @Test("sums beside headings and talk of last year are added to a report and change nothing else of it")
  func addsWithoutChanging() throws {
    let layout = try #require(Layout.named("word-tabs"))
    let shape = try #require(FormShape.named("2021"))
    var wrong: Set<String> = []
    var slips = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let plain = Self.report(layout, shape, noise: 0, seed: seed)
      var chance = Randomness(seed: seed)
      var names: Set<String> = []
      let more = ReportMaker(layout: layout, shape: shape, noise: 0, headingSums: 100, yearTalk: 100)
        .report(number: 1, usedNames: &names, with: &chance)
      #expect(more.form.cells.map(\.truth) == plain.form.cells.map(\.truth))
      #expect(more.head.title == plain.head.title)
      #expect(more.lines.contains { $0.contains("\(more.head.year - 1)年") })
      wrong.formUnion(more.defects.map(\.kind))
      if more.showsYearSlip == true { slips += 1 }
    }
    #expect(wrong.contains("heading_off"))
    #expect(slips > 0)
  }

  @Test("a report that lost its title names its agency and its year in its text, and is the same otherwise")
  func losesTitles() throws {
    let layout = try #require(Layout.named("word-tabs"))
    let shape = try #require(FormShape.named("2021"))
    for seed in 1...60 as ClosedRange<UInt64> {
      let plain = Self.report(layout, shape, noise: 0, seed: seed)
      var chance = Randomness(seed: seed)
      var names: Set<String> = []
      let lost = ReportMaker(layout: layout, shape: shape, noise: 0, untitled: 100)
        .report(number: 1, usedNames: &names, with: &chance)
      #expect(lost.form.cells.map(\.truth) == plain.form.cells.map(\.truth))
      #expect(lost.head.title.isEmpty && lost.head.publishedOn.isEmpty)
      #expect(plain.head.agency.hasSuffix(lost.head.agency))
      let introduction = lost.lines.first { $0.contains(lost.head.agency) }
      #expect(introduction?.contains("\(lost.head.year)年") == true)
      #expect(!lost.lines.contains(plain.head.title))
    }
  }

  @Test("a seed gives the same file again", arguments: Layout.files.map(\.name), FormShape.all)
  func repeatsFiles(name: String, shape: FormShape) throws {
    let layout = try #require(Layout.named(name))
    let first = try #require(Self.report(layout, shape, noise: 3, seed: 7).file)
    #expect(first == Self.report(layout, shape, noise: 3, seed: 7).file)
    #expect(first != Self.report(layout, shape, noise: 3, seed: 8).file)
  }

  @Test(
    "without noise every number of the truth stands in the file, between tags or blanks",
    arguments: Layout.files.filter { $0.name != "docx-edited" && $0.name != "docx-converted" }.map(\.name))
  func printsEveryNumberToFiles(name: String) throws {
    let layout = try #require(Layout.named(name))
    for seed in 1...4 as ClosedRange<UInt64> {
      let report = Self.report(layout, FormShape.all[0], noise: 0, seed: seed)
      let text = String(decoding: try #require(report.file), as: UTF8.self)
        .replacing("</span><span lang=\"EN-US\">", with: "").replacing("</text:span><text:span>", with: "")
      for cell in report.form.cells where !cell.isMoney {
        let places = [">\(cell.text)<", ">\(cell.text)\n", ";\(cell.text)&", ";\(cell.text)<"]
        #expect(places.contains { text.contains($0) }, "\(cell.key) \(cell.text)")
      }
    }
  }

  @Test("a table cut in two has each row once, and cells that reach over the cut go on")
  func cutsTables() {
    var sheet = Sheet(part: .requests, columns: 3)
    sheet.append([("组", .group, 3, 1), ("一", .label, 1, 1), ("1", .value(0), 1, 1)])
    sheet.append([("二", .label, 1, 1), ("2", .value(1), 1, 1)])
    sheet.append([("三", .label, 1, 1), ("3", .value(2), 1, 1)])
    let parts = FileTable.cut(sheet, before: 2, remains: .repeated)
    let own = parts.map { $0.ownRows.map { $0.map(\.text) } }
    #expect(own == [[["组", "一", "1"], ["二", "2"]], [["组", "三", "3"]]])
    #expect(parts.map { $0.rows[0][0].rowSpan } == [2, 1])
    #expect(FileTable.cut(sheet, before: 1, remains: .empty)[1].rows[0][0].text == "")
    #expect(FileTable.shreds(sheet).map(\.rows.count) == [1, 1, 1])
  }

  @Test("numbers add up, and do not after a mistake", arguments: FormShape.current)
  func addsUp(shape: FormShape) {
    var mistakes = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      var chance = Randomness(seed: seed)
      var form = FilledForm(shape: shape)
      Figures.fill(&form, size: chance.pick(Figures.Size.allCases), makesRegulations: true, with: &chance)
      #expect(DefectMaker.holds(form))
      guard let defect = DefectMaker.defect(in: &form, with: &chance) else { continue }
      mistakes += 1
      #expect(!DefectMaker.holds(form))
      #expect(defect.cells.allSatisfy { $0.table == defect.table })
    }
    #expect(mistakes > 100)
  }

  @Test("a flowing row of which some cells are blank cannot be read, an empty or a full one can")
  func notesLostBlanks() {
    let style = Style()
    var sheet = Sheet(part: .requests, columns: 3)
    sheet.append([("一", .label, 1, 1), ("1", .value(0), 1, 1), ("", .value(1), 1, 1)])
    sheet.append([("二", .label, 1, 1), ("", .value(2), 1, 1), ("", .value(3), 1, 1)])
    sheet.append([("三", .label, 1, 1), ("1", .value(4), 1, 1), ("/", .value(5), 1, 1)])
    var rendering = Rendering(chance: Randomness(seed: 1), style: style)
    rendering.noteDroppedBlanks(in: sheet)
    #expect(rendering.unreadable == [0, 1])
  }

  @Test(
    "money is printed in 万元 with the decimals it needs",
    arguments: [(0, "0"), (10_000, "1"), (10_001, "1.0001"), (3_291_877, "329.1877"), (50, "0.005")])
  func printsMoney(yuan: Int, printed: String) {
    #expect(CellPrinter.tenThousands(yuan) == printed)
  }

  @Test("no agency signs with the name of another")
  func agenciesShareNoName() {
    var chance = Randomness(seed: 3)
    var used: Set<String> = []
    var names: [String] = []
    for _ in 0..<2000 {
      let agency = ReportMaker.unusedAgency(&used, with: &chance)
      names += Set([agency.shortName, agency.fullName])
    }
    #expect(Set(names).count == names.count)
  }

  @Test("the marks of quantities leave the text and give their lines")
  func findsQuantities() {
    var register = QuantityRegister()
    let first = register.mark("3", "件", family: "a")
    let second = register.mark("40", "条", family: "b")
    let (lines, places) = QuantityRegister.unmarked(["收到\(first)3件", "无", "发布\(second)40条"])
    #expect(lines == ["收到3件", "无", "发布40条"])
    #expect(places.map(\.line) == [1, 3])
    #expect(places.map { register.quantities[$0.quantity].value } == ["3", "40"])
  }
}
