import Core

/// A section that the form asks for has no heading in the report.
struct SectionMissing: Rule {
  static let info = RuleInfo(
    "NB503", "SectionMissing", .warning, kinds: [.extraction],
    chinese: "缺少应有的章节", english: "a section of the form that the report lacks",
    explanation: "A report has six sections, 一 to 六; 六 must state the 信息处理费 collected. The "
      + "sections with tables are judged by their tables. One finding a report.",
    example: "the report has no section 六、其他需要报告的事项",
    exceptions: "A heading that is misprinted or merged with another.",
    basis: "国办公开办函〔2019〕60号, 〔2021〕30号: the six sections; data/rules.json")

  private let expected: [(kind: SectionKind, region: RegionKind?, heading: String, forms: [FormID])]

  init(book: FormBook) {
    expected = book.definitions.rules.sections.compactMap { section in
      guard let kind = SectionKind(rawValue: section.kind) else { return nil }
      let forms = section.templates.compactMap { book.definitions.form($0) }
      return (kind, RegionKind(rawValue: section.kind), section.heading, forms)
    }
  }

  func findings(in sheet: ReportSheet) -> [Draft] {
    guard let form = sheet.form else { return [] }
    var missing: [String] = []
    for section in expected where section.forms.contains(form) {
      if sheet.review.outline.sections.contains(where: { $0.kind == section.kind }) { continue }
      // A section with tables is there where they are, whatever became of its heading; where they are not,
      // that is a finding of its own.
      if section.region != nil { continue }
      missing.append(section.heading)
    }
    return missing.isEmpty ? [] : [.missing(missing)]
  }
}

extension Draft {
  fileprivate static func missing(_ headings: [String]) -> Draft {
    let what = headings.count == 1 ? "section" : "sections"
    return Draft(
      .extraction, expected: headings.joined(separator: ", "), line: 0,
      "the report has no \(what) \(headings.joined(separator: ", "))")
  }
}
