/// This is how the headings of one report depart from the notice: other words, other numbers, none at all.
struct HeadingNoise {
  /// Sections come this much later than the notice has them, because a section was put in after 一、.
  var hasExtraSection = false
  /// The numbering starts anew, or one number is skipped.
  var repeatsNumber = false
  var loses: FormPart?
  var gluesDisclosure = false
  var wording = 0
  var mark = "、"

  static func drawn(style: Style, with chance: inout Randomness) -> HeadingNoise {
    var noise = HeadingNoise()
    noise.mark = style.sectionMark
    guard style.noise > 0 else { return noise }
    noise.wording = chance.pick(weighted: [(60, 0), (15, 1), (15, 2), (10, 3)])
    noise.hasExtraSection = chance.chance(percent: 6)
    guard style.noise > 1 else { return noise }
    noise.repeatsNumber = chance.chance(percent: 4)
    guard style.noise > 2 else { return noise }
    noise.loses = chance.chance(percent: 6) ? chance.pick([.requests, .reviews]) : nil
    noise.gluesDisclosure = chance.chance(percent: 4)
    return noise
  }

  func words(of section: Int) -> String {
    let choices: [String] =
      switch section {
      case 1: ["总体情况", "总体情况", "概述", "年度总体情况"]
      case 2: ["主动公开政府信息情况", "主动公开政务信息情况", "主动公开政府信息的情况", "行政机关主动公开政府信息情况"]
      case 3:
        [
          "收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况", "收到和办理政府信息公开申请情况",
        ]
      case 4:
        [
          "政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议和行政诉讼情况", "行政复议、行政诉讼情况",
        ]
      case 5: ["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在问题及改进措施", "主要问题和改进情况"]
      default: ["其他需要报告的事项", "其他需要报告的事项", "需要报告的其他事项", "其他需要报告事项"]
      }
    return choices[wording]
  }

  func number(of section: Int) -> String {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八"]
    var index = section - 1
    if hasExtraSection, section > 1 { index += 1 }
    if repeatsNumber, section > 3 { index -= 1 }
    return numerals[index]
  }
}
