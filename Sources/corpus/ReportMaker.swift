/// This makes one report from chance: an agency, its numbers, its habits, a converter, the noise.
struct ReportMaker {
  let layout: Layout
  let shape: FormShape
  let noise: Int
  /// In how many of a hundred reports sums stand beside the headings of table 3.
  var headingSums = 0
  /// In how many of a hundred reports the text speaks of last year.
  var yearTalk = 0
  /// In how many of a hundred reports in text title and signature were lost.
  var untitled = 0

  func report(number: Int, usedNames: inout Set<String>, with chance: inout Randomness) -> Report {
    let agency = Self.unusedAgency(&usedNames, with: &chance)
    let year = chance.number(shape.years)
    var form = FilledForm(shape: shape)
    Figures.fill(&form, size: agency.size, makesRegulations: agency.makesRegulations, with: &chance)
    return report(
      number: number, agency: agency, year: year, form: form, mayMistake: true, with: &chance)
  }

  /// Makes the report of an agency for a year with the numbers of a form.
  ///
  /// - Parameters:
  ///   - mayMistake: now and then a mistake of the agency's is put in.
  ///   - toldMore: how many requests more the text tells than the table has.
  func report(
    number: Int, agency: Agency, year: Int, form filled: FilledForm, mayMistake: Bool = false,
    toldMore: Int = 0, with chance: inout Randomness
  ) -> Report {
    var form = filled
    var printer = CellPrinter.drawn(noise: noise, template: shape.template, with: &chance)
    // The long forms have a column for units.
    if shape.isLong { printer.moneyUnit = .header }
    var defects: [Defect] = []
    if mayMistake, chance.chance(percent: 6), let defect = DefectMaker.defect(in: &form, with: &chance) {
      defects.append(defect)
      // Where blanks stand for zeros nobody can tell a mistake from a habit.
      printer.zeros = .printed
      printer.gaps = 0
    }
    let sums = HeadingSums.drawn(percent: defects.isEmpty ? headingSums : 0, form: form, with: chance)
    if let defect = sums?.defect(in: form) { defects.append(defect) }
    let style = Style.drawn(
      noise: noise, year: year, printer: printer, template: shape.template, with: &chance)
    printer.print(&form, with: &chance)
    let missing = missingParts(defects, with: &chance)

    var rendering = Rendering(chance: chance.fork(), style: style)
    let builder = SheetBuilder(form: form, style: style, headingSums: sums)
    var tables: [FormPart: Passage] = [:]
    for part in form.parts {
      var sheet = builder.sheet(of: part)
      SheetNoise.apply(to: &sheet, style: style, with: &chance)
      let lines = layout.table(sheet, &rendering)
      tables[part] =
        lines.isEmpty && layout.file != nil ? .sheet(style.scripted(sheet)) : .table(style.scripted(lines))
      rendering.unreadable.formUnion(sheet.misread)
    }
    for index in rendering.unreadable { form.cells[index].isReadable = false }
    for index in defects.indices {
      let table = defects[index].table
      defects[index].isProvable = form.cells.allSatisfy { $0.key.table != table || $0.isReadable }
    }

    var writer = ProseWriter(agency: agency, year: year, form: form, gap: style.numberGap)
    writer.toldMore = toldMore
    writer.yearTalk = YearTalk.drawn(percent: yearTalk, year: year, with: chance)
    var composer = Composer(
      agency: agency, year: year, style: style, headings: HeadingNoise.drawn(style: style, with: &chance),
      missing: missing, isLong: shape.isLong)
    if layout.file == nil {
      composer.lostTitle = LostTitle.drawn(percent: untitled, agency: agency, year: year, with: chance)
    }
    let manuscript = composer.manuscript(tables: tables, writer: &writer, with: &chance)
    if let file = layout.file {
      let bytes = file(manuscript, composer.head, &rendering)
      return Report(
        name: Self.name(number, layout), layout: layout, noise: noise, form: form, head: composer.head,
        missingParts: missing, defects: defects, lines: [], file: bytes,
        quantities: writer.register.quantities.map { (nil, $0) }, tellsTooMany: writer.hasToldTooMany,
        showsYearSlip: writer.showsYearSlip, hasCarriageReturns: false, encoding: .utf8)
    }
    var lines = Typesetter(paper: layout.paper, noise: noise).lines(of: manuscript, with: &chance)
    lines = PageNoise.applied(to: lines, layout: layout, noise: noise, with: &chance)
    let text = TextNoise.drawn(layout: layout, noise: noise, with: &chance)
    let (plain, places) = QuantityRegister.unmarked(text.applied(to: lines))
    return Report(
      name: Self.name(number, layout), layout: layout, noise: noise, form: form, head: composer.head,
      missingParts: missing, defects: defects, lines: plain, file: nil,
      quantities: places.map { ($0.line, writer.register.quantities[$0.quantity]) },
      tellsTooMany: writer.hasToldTooMany, showsYearSlip: writer.showsYearSlip,
      hasCarriageReturns: text.hasCarriageReturns, encoding: text.encoding)
  }

  /// Gives the tables that the report leaves out; never one in which a mistake was made.
  private func missingParts(_ defects: [Defect], with chance: inout Randomness) -> Set<FormPart> {
    guard noise > 0, !shape.isLong, defects.isEmpty, chance.chance(percent: 5) else { return [] }
    return [chance.pick([.disclosure, .requests, .reviews])]
  }

  /// Gives an agency that shares no name with another: one of two that sign alike would be taken for the other.
  static func unusedAgency(_ usedNames: inout Set<String>, with chance: inout Randomness) -> Agency {
    for attempt in 0..<400 {
      let agency = attempt < 200 ? Agency.drawn(with: &chance) : Agency.town(with: &chance)
      if usedNames.isDisjoint(with: [agency.shortName, agency.fullName]) {
        usedNames.formUnion([agency.shortName, agency.fullName])
        return agency
      }
    }
    preconditionFailure("there are not enough names for so many reports")
  }

  private static func name(_ number: Int, _ layout: Layout) -> String {
    digits(number) + "-" + layout.name + "." + layout.fileExtension
  }

  /// Gives a number of five digits, so that names sort as they were made.
  static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
