/// This is how the text of a page tells whose report it is where title and signature were lost on the way.
struct LostTitle {
  /// A sentence of the introduction.
  let sentence: String

  /// Draws from a generator of its own, so that reports with a title stay what they are.
  static func drawn(percent: Int, agency: Agency, year: Int, with chance: Randomness) -> LostTitle? {
    guard var own = chance.added(0x1057_717E, percent: percent) else { return nil }
    // The office of a government may speak for it; only the report it publishes is its own beyond doubt.
    let isOffice = agency.shortName.hasSuffix("办公室")
    let pattern = own.pick(isOffice ? published : published + made + did + asked)
    return LostTitle(
      sentence: pattern.replacing("{A}", with: agency.shortName).replacing("{Y}", with: String(year)))
  }

  private static let published = [
    "现公布{A}{Y}年政府信息公开工作年度报告。", "根据有关规定，特向社会公布{Y}年度{A}政府信息公开工作年度报告。",
    "按照《关于做好政府信息公开工作年度报告编制工作的通知》（政公办〔{Y}〕3号）要求，编制《{A}{Y}年政府信息公开工作年度报告》。",
    "{A}{Y}年政府信息公开工作年度报告（以下简称年报）是根据条例编制的。", "现将{A}{Y}年度政府信息公开工作情况报告如下。",
  ]
  private static let made = [
    "{Y}年度政府信息公开工作年度报告由{A}编制。", "{A}根据《条例》要求，编制{Y}年政府信息公开工作年度报告。", "{A}编制了{Y}年政府信息公开工作年度报告。",
  ]
  private static let did = [
    "{Y}年，{A}坚持以公开为常态、不公开为例外。", "{Y}年，在上级的正确领导下，{A}认真贯彻条例。", "{Y}年度，{A}高度重视政府信息公开工作。",
  ]
  private static let asked = [
    "{Y}年，本机关继续做好政府信息公开工作。如对本报告有疑问，请与{A}联系。", "{Y}年，本机关继续做好政府信息公开工作。如对本报告有疑问，请联系：{A}。",
  ]
}
