/// This makes one report from chance: an agency, its numbers, its habits, a converter, the noise.
struct ReportMaker {
  let layout: Layout
  let shape: FormShape
  let noise: Int

  func report(number: Int, usedNames: inout Set<String>, with chance: inout Randomness) -> Report {
    let agency = unusedAgency(&usedNames, with: &chance)
    let year = shape.template == "2019" ? chance.number(2019...2020) : chance.number(2021...2025)
    var form = FilledForm(shape: shape)
    Figures.fill(&form, size: agency.size, makesRegulations: agency.makesRegulations, with: &chance)
    let printer = CellPrinter.drawn(noise: noise, template: shape.template, with: &chance)
    let style = Style.drawn(
      noise: noise, year: year, printer: printer, template: shape.template, with: &chance)
    printer.print(&form, with: &chance)

    var rendering = Rendering(chance: chance.fork(), style: style)
    let builder = SheetBuilder(form: form, style: style)
    var tables: [FormPart: [String]] = [:]
    for part in FormPart.allCases { tables[part] = layout.table(builder.sheet(of: part), &rendering) }
    for index in rendering.unreadable { form.cells[index].isReadable = false }

    var writer = ProseWriter(agency: agency, year: year, form: form)
    var composer = Composer(agency: agency, year: year, style: style, shape: shape)
    let manuscript = composer.manuscript(tables: tables, writer: &writer, with: &chance)
    let lines = Typesetter(paper: layout.paper, noise: noise).lines(of: manuscript, with: &chance)
    let (plain, places) = QuantityRegister.unmarked(lines)
    return Report(
      name: Self.name(number, layout), layout: layout, noise: noise, form: form, head: composer.head,
      missingParts: [], defects: [], lines: plain,
      quantities: places.map { ($0.line, writer.register.quantities[$0.quantity]) }, encoding: .utf8)
  }

  private func unusedAgency(_ usedNames: inout Set<String>, with chance: inout Randomness) -> Agency {
    for _ in 0..<200 {
      let agency = Agency.drawn(with: &chance)
      if usedNames.insert(agency.fullName).inserted { return agency }
    }
    preconditionFailure("there are not enough names for so many reports")
  }

  private static func name(_ number: Int, _ layout: Layout) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + "-" + layout.name + "."
      + layout.fileExtension
  }
}
