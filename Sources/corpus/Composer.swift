/// This puts a report together: title, sections, tables, signature; and notes what the report says of itself.
struct Composer {
  let agency: Agency
  let year: Int
  let style: Style
  let headings: HeadingNoise
  let missing: Set<FormPart>
  /// The report bears a long form: free sections, the one table at its end.
  let isLong: Bool
  /// Neither title nor signature nor what stands beside them is printed.
  var lostTitle: LostTitle?
  private(set) var head: Report.Head

  init(agency: Agency, year: Int, style: Style, headings: HeadingNoise, missing: Set<FormPart>, isLong: Bool)
  {
    self.agency = agency
    self.year = year
    self.style = style
    self.headings = headings
    self.missing = missing
    self.isLong = isLong
    head = Report.Head(
      title: "", agency: agency.shortName, year: year, publishedOn: "", periodStart: "", periodEnd: "")
  }

  mutating func manuscript(
    tables: [FormPart: Passage], writer: inout ProseWriter, with chance: inout Randomness
  ) -> Manuscript {
    let decoys = Decoys(agency: agency, year: year)
    var passages: [Passage] = []
    let date = (month: chance.number(1...3), day: chance.number(1...28))
    let isoDate = "\(year + 1)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    let isDecorated = style.noise > 1
    if isDecorated, chance.chance(percent: 8) {
      passages.append(.block(decoys.metadata(date: isoDate, with: &chance)))
      head.publishedOn = isoDate
      head.agency = agency.fullName
    }
    if style.noise > 2, chance.chance(percent: 5) {
      passages.append(.block(decoys.navigation(with: &chance)))
    }
    passages += title(date: isoDate, with: &chance)
    if lostTitle != nil {
      passages = []
      (head.title, head.agency, head.publishedOn) = ("", agency.shortName, "")
    }
    if isDecorated, chance.chance(percent: 5) { passages.append(.block(decoys.contents())) }
    let hasPeriod = chance.chance(percent: 60)
    if hasPeriod { (head.periodStart, head.periodEnd) = ("\(year)-01-01", "\(year)-12-31") }
    let introduction = writer.introduction(period: hasPeriod, with: &chance)
    passages.append(.paragraph((lostTitle?.sentence ?? "") + introduction))

    passages.append(heading(1))
    passages += overview(&writer, decoys, with: &chance)
    if headings.hasExtraSection {
      passages += [
        .heading(level: 1, "二\(headings.mark)重点工作开展情况"), .paragraph("聚焦重点领域，细化任务分工，推动各项要求落到实处。"),
      ]
    }
    if isLong {
      passages += longBody(tables[.indicators] ?? .table([]), &writer, with: &chance)
    } else {
      append(.disclosure, 2, tables, to: &passages, with: &chance)
      append(.requests, 3, tables, to: &passages, with: &chance)
      append(.reviews, 4, tables, to: &passages, with: &chance)
      passages.append(heading(5))
      passages += writer.problems(with: &chance).map { .paragraph($0) }
      passages.append(heading(6))
      passages += writer.otherMatters(with: &chance).map { .paragraph($0) }
    }
    if style.noise > 2, chance.chance(percent: 5) { passages.append(.block(decoys.table(with: &chance))) }
    if chance.chance(percent: 70), lostTitle == nil {
      head.publishedOn = isoDate
      head.agency = agency.fullName
      let name =
        style.noise > 1 && chance.chance(percent: 6)
        ? agency.fullName.map(String.init).joined(separator: " ") : agency.fullName
      passages += [.signature(name), .signature(signed(date, with: &chance))]
    }
    if style.noise > 2, chance.chance(percent: 5) {
      passages.append(.block(decoys.secondArticle(with: &chance)))
    }
    return Manuscript(passages: passages)
  }

  private mutating func title(date: String, with chance: inout Randomness) -> [Passage] {
    let kind = chance.pick(
      style.noise == 0
        ? ["年政府信息公开工作年度报告"]
        : [
          "年政府信息公开工作年度报告", "年政府信息公开年度报告", "年度政府信息公开工作年度报告", "年度政府信息公开工作报告", "年度政府信息公开年度报告",
          "年政务公开工作年度报告",
        ])
    let subject = String(year) + kind
    head.title = agency.shortName + subject
    var printedYear = String(year)
    if style.noise > 0 {
      printedYear = chance.pick(weighted: [
        (80, "\(year)"), (10, "\(year) "), (8, " \(year) "), (2, style.fullWidth(year)),
      ])
    }
    let printed = printedYear + kind
    var passages: [Passage]
    if style.noise > 0, chance.chance(percent: 8) {
      head.title = String(year) + "年" + agency.shortName + kind.dropFirst()
      if kind.hasPrefix("年度") { head.title = String(year) + "年度" + agency.shortName + kind.dropFirst(2) }
      passages = [.title(head.title)]
    } else if style.noise > 0, chance.chance(percent: 40) {
      passages = [.title(agency.shortName), .title(printed.trimmedBlanks)]
    } else {
      passages = [.title(agency.shortName + printed)]
    }
    if style.noise > 0, chance.chance(percent: 4) {
      head.title = agency.shortName + "政府信息公开工作\(year)年度报告"
      passages = [.title(head.title)]
    }
    if style.noise > 1, chance.chance(percent: 4) {
      passages.append(.note("\(agency.city.prefix(1))公开〔\(year + 1)〕\(chance.number(1...20))号"))
    }
    if style.noise > 1, chance.chance(percent: 8), head.publishedOn.isEmpty {
      head.publishedOn = date
      passages.append(
        .note(chance.pick(["发布日期：\(date)", "发布时间：\(date) 10:2\(chance.below(10))", "时间：\(date)　来源：本站"])))
    }
    return passages
  }

  private func overview(_ writer: inout ProseWriter, _ decoys: Decoys, with chance: inout Randomness)
    -> [Passage]
  {
    var passages: [Passage] = writer.overview(with: &chance).map { .paragraph($0) }
    guard style.noise > 2 else { return passages }
    if chance.chance(percent: 4) {
      passages.insert(.block(decoys.navigation(with: &chance)), at: chance.number(1...passages.count))
    }
    if chance.chance(percent: 5) {
      passages.insert(.block(decoys.table(with: &chance)), at: chance.number(1...passages.count))
    }
    return passages
  }

  /// The sections of a report before 2019: free, its numbers in one table at the end.
  private func longBody(_ table: Passage, _ writer: inout ProseWriter, with chance: inout Randomness)
    -> [Passage]
  {
    let mark = headings.mark
    return [
      .heading(level: 1, "二\(mark)主动公开政府信息情况"), .paragraph("公开内容主要包括机构职能、工作动态和办事指南。"),
      .heading(level: 1, "三\(mark)依申请公开政府信息情况"), .paragraph("申请渠道保持畅通，答复及时规范。"),
      .heading(level: 1, "四\(mark)行政复议和行政诉讼情况"), .paragraph("各项工作依法开展。"),
      .heading(level: 1, "五\(mark)存在的问题和改进措施"),
      .paragraph(writer.problems(with: &chance).joined()),
      .heading(level: 1, "附表" + chance.pick(["", "：政府信息公开情况统计表", "\n政府信息公开工作情况统计表（\(year)年度）"])),
      table,
      .paragraph(
        "单位负责人：\(chance.pick(["王建国", "李明", "张晓华"]))　审核人：\(chance.pick(["陈静", "刘洋"]))　填报人：\(chance.pick(["周敏", "吴涛"]))　联系电话：0\(chance.number(310...999))-\(chance.number(2_000_000...8_999_999))"
      ),
    ]
  }

  private func signed(_ date: (month: Int, day: Int), with chance: inout Randomness) -> String {
    guard style.noise > 0 else { return "\(year + 1)年\(date.month)月\(date.day)日" }
    switch chance.below(10) {
    case 0: return "\(year + 1) 年 \(date.month) 月 \(date.day) 日"
    case 1: return "\(year + 1)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    case 2: return "\(year + 1)年\(twoDigits(date.month))月\(twoDigits(date.day))日"
    case 3:
      let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
      let told = String(year + 1).compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined()
      return "\(told)年\(Self.chinese(date.month))月\(Self.chinese(date.day))日"
    default: return "\(year + 1)年\(date.month)月\(date.day)日"
    }
  }

  /// Gives a number up to 99 in Chinese characters.
  private static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    if number < 10 { return digits[number] }
    return (number < 20 ? "" : digits[number / 10]) + "十" + digits[number % 10]
  }

  private func append(
    _ part: FormPart, _ number: Int, _ tables: [FormPart: Passage], to passages: inout [Passage],
    with chance: inout Randomness
  ) {
    if headings.loses == part, !missing.contains(part) {
      passages.append(tables[part] ?? .table([]))
      return
    }
    let isGlued = part == .disclosure && headings.gluesDisclosure
    if isGlued, case .paragraph(let last) = passages[passages.count - 1],
      case .heading(_, let text) = heading(number)
    {
      passages[passages.count - 1] = .paragraph(last + text)
    } else {
      passages.append(heading(number))
    }
    if missing.contains(part) {
      if let text = chance.pick([nil, "无", "详见附件。", "本年度没有此类情况。", "（表格见附图）"]) {
        passages.append(.paragraph(text))
      }
    } else {
      passages.append(tables[part] ?? .table([]))
    }
  }

  private func heading(_ section: Int) -> Passage {
    let text = headings.number(of: section) + headings.mark + headings.words(of: section)
    return .heading(level: 1, style.scripted([text])[0])
  }
}

/// Gives a month or day as ISO 8601 writes it.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
