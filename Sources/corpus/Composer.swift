/// This puts a report together: title, sections, tables, signature; and notes what the report says of itself.
struct Composer {
  let agency: Agency
  let year: Int
  let style: Style
  let shape: FormShape
  private(set) var head: Report.Head

  init(agency: Agency, year: Int, style: Style, shape: FormShape) {
    self.agency = agency
    self.year = year
    self.style = style
    self.shape = shape
    head = Report.Head(
      title: "", agency: agency.shortName, year: year, publishedOn: "", periodStart: "", periodEnd: "")
  }

  mutating func manuscript(
    tables: [FormPart: [String]], writer: inout ProseWriter, with chance: inout Randomness
  ) -> Manuscript {
    var manuscript = Manuscript()
    let kind = chance.pick(
      style.noise == 0
        ? ["政府信息公开工作年度报告"] : ["政府信息公开工作年度报告", "政府信息公开年度报告", "度政府信息公开工作年度报告", "度政府信息公开工作报告"])
    let subject = "\(year)年" + kind
    head.title = agency.shortName + subject
    if style.noise > 0, chance.chance(percent: 40) {
      manuscript.passages += [.title(agency.shortName), .title(subject)]
    } else {
      manuscript.passages.append(.title(agency.shortName + subject))
    }
    let hasPeriod = chance.chance(percent: 60)
    if hasPeriod { (head.periodStart, head.periodEnd) = ("\(year)-01-01", "\(year)-12-31") }
    manuscript.passages.append(.paragraph(writer.introduction(period: hasPeriod, with: &chance)))

    manuscript.passages.append(heading(1, "总体情况"))
    manuscript.passages += writer.overview(with: &chance).map { .paragraph($0) }
    append(.disclosure, 2, "主动公开政府信息情况", tables, to: &manuscript)
    append(.requests, 3, "收到和处理政府信息公开申请情况", tables, to: &manuscript)
    append(.reviews, 4, "政府信息公开行政复议、行政诉讼情况", tables, to: &manuscript)
    manuscript.passages.append(heading(5, "存在的主要问题及改进情况"))
    manuscript.passages += writer.problems(with: &chance).map { .paragraph($0) }
    manuscript.passages.append(heading(6, "其他需要报告的事项"))
    manuscript.passages += writer.otherMatters(with: &chance).map { .paragraph($0) }
    if chance.chance(percent: 70) {
      let month = chance.number(1...3)
      let day = chance.number(1...28)
      head.publishedOn = "\(year + 1)-\(twoDigits(month))-\(twoDigits(day))"
      head.agency = agency.fullName
      manuscript.passages += [.signature(agency.fullName), .signature("\(year + 1)年\(month)月\(day)日")]
    }
    return manuscript
  }

  private func append(
    _ part: FormPart, _ number: Int, _ text: String, _ tables: [FormPart: [String]],
    to manuscript: inout Manuscript
  ) {
    guard let lines = tables[part] else { return }
    manuscript.passages += [heading(number, text), .table(lines)]
  }

  private func heading(_ number: Int, _ text: String) -> Passage {
    let numerals = ["一", "二", "三", "四", "五", "六", "七"]
    return .heading(level: 1, numerals[number - 1] + style.sectionMark + text)
  }
}

/// Gives a month or day as ISO 8601 writes it.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
