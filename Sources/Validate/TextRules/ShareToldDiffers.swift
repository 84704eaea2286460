import Core

/// The text tells a share of requests that does not follow from the numbers beside it.
struct ShareToldDiffers: Rule {
  static let info = RuleInfo(
    "NB306", "ShareToldDiffers", .warning, kinds: [.report, .extraction], templates: ["2019", "2021"],
    tables: ["requests"],
    needsNarrative: true, chinese: "正文所述占比与件数不符",
    english: "a share told that does not follow from its number",
    explanation:
      "The text tells N 件 of a result, a channel or an applicant and 占 p% of it, and p is N divided by none "
      + "of the numbers it may be a share of: （七）总计, 本年新收, with 上年结转, or a number of requests that the text "
      + "tells. The last digit may be rounded or cut.",
    example: "the text tells 258 件 and 33.9%, but 258 is 32.05% of 805",
    exceptions: "A share of something that neither text nor table tells.",
    basis: "arithmetic")

  private let numbers: ToldNumbers
  private static let parts = ["requests_result", "requests_channel", "requests_applicant"]
  private static let wholes = ["requests_received", "requests_closed"]

  init(book: FormBook) { numbers = ToldNumbers(book) }

  func findings(in sheet: ReportSheet) -> [Draft] {
    let mentions = sheet.review.extraction.mentions
    guard mentions.contains(where: { $0.metric == "share" }) else { return [] }
    var drafts: [Draft] = []
    for (index, share) in mentions.enumerated().dropFirst() where share.metric == "share" {
      let part = mentions[index - 1]
      // 占 stands between a number and its share.
      guard Self.parts.contains(part.metric), part.sentence == share.sentence, part.value.isWhole,
        part.value > .zero, !part.isApproximate, part.subject == share.subject
      else { continue }
      let told = Told(share, in: sheet.review.document, sheet.book.definitions.characters)
      guard told.clause.suffix(4).contains(0x5360) else { continue }  // 占
      let bases = self.bases(of: part, in: sheet)
      if bases.isEmpty || bases.contains(where: { Self.isShare(share.value, of: part.value, in: $0) }) {
        continue
      }
      drafts.append(.share(share, part, bases, sheet))
    }
    return drafts
  }

  private func bases(of part: Mention, in sheet: ReportSheet) -> [Int64] {
    let figures = FormFigures(sheet: sheet)
    var bases = ToldRequests.closed(figures, ["total"]).map(\.value)
    if bases.isEmpty { return [] }
    var listed: Int64 = 0
    for mention in sheet.review.extraction.mentions where mention.value.isWhole {
      if Self.wholes.contains(mention.metric) || Self.parts.contains(mention.metric) {
        bases.append(mention.value.mantissa)
      }
      if mention.metric == part.metric, mention.sentence == part.sentence { listed += mention.value.mantissa }
    }
    return (bases + [listed]).filter { $0 > 0 && $0 >= part.value.mantissa }
  }

  /// p stands for N / base within one unit of its last digit, which leaves room for cutting and rounding.
  static func isShare(_ percent: Decimal64, of part: Decimal64, in base: Int64) -> Bool {
    var unit: Int64 = 1
    for _ in 0..<percent.scale { unit *= 10 }
    let (scaled, overflow) = part.mantissa.multipliedReportingOverflow(by: 100 * unit)
    let (product, otherOverflow) = percent.mantissa.multipliedReportingOverflow(by: base)
    if overflow || otherOverflow { return true }
    return (scaled - product).magnitude <= UInt64(base)
  }
}

extension Draft {
  fileprivate static func share(
    _ share: Mention, _ part: Mention, _ bases: [Int64], _ sheet: ReportSheet
  ) -> Draft {
    let table = sheet.book.vocabulary.table("requests")
    var seen: [Int64] = []
    for base in bases where !seen.contains(base) { seen.append(base) }
    let kind: FindingKind = table.map(sheet.isReadWhole) == true ? .report : .extraction
    return Draft(
      kind, table: table, expected: "", actual: "\(share.value.description)%", line: Int(share.line),
      "the text tells \(part.value.description) \(part.unit) \(part.subject) and \(share.value.description)% of it, which is the share "
        + "of \(part.value.description) in none of \(seen.prefix(5).map(String.init).joined(separator: ", "))"
    )
  }
}
