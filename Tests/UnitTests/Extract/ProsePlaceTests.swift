import Core
import Testing

@testable import Extract

/// Where prose is and where it is not: broken lines, headings, tables, navigation, other articles.
@Suite struct ProsePlaceTests {
  private static func told(_ mentions: [Mention]) -> [String] {
    mentions.map { "\($0.line): \($0.value.description) \($0.unit)" }
  }

  struct Layout: Sendable {
    let name: String
    let text: String
    let expected: [String]
  }

  static let layouts = [
    Layout(
      name: "every line broken, blank lines between, a number and its unit apart",
      text: """
        今年以来，围绕中心工作持续推进平台建设，在门户网站上发布各类信息506条，网站访问量

        280346次，访客31471人；在公众号发布信息328条，全年共制作政策简明问答119期，其中市级47

        期、县级72期。
        """,
      expected: ["1: 506 条", "3: 280346 次", "3: 31471 人", "3: 328 条", "3: 119 期", "3: 47 期", "5: 72 期"]),
    Layout(
      name: "a number broken in two",
      text: "全市涉企信息归集量逐年增加，到年底前已经达到并且稳定在15\n19629条的水平。",
      expected: ["1: 1519629 条"]),
    Layout(
      name: "a page number between two lines of a sentence",
      text: "全年依托政府门户网站和政务新媒体向社会公众主动公开政府信息\n-1-\n\n1136条。", expected: ["4: 1136 条"]),
    Layout(
      name: "headings are not joined with what follows",
      text: "一、总体情况\n2021年以来，公开信息12条。\n（一）平台建设\n3个平台上线。", expected: ["2: 12 条", "4: 3 个"]),
    Layout(
      name: "links with dates, links cut short, list of navigation",
      text: """
        - 我市新增专利授权1200件 [2022.02.07]
        - 公开遴选工作人员30名... [2022.01.28]
        - 监督抽检食品80批次...
        - 全市新增企业500家 2022-01-29
        公开信息5条。
        """, expected: ["5: 5 条"]),
    Layout(
      name: "another article on the page, up to the next heading of the form",
      text: """
        一、总体情况
        举办培训1次。
        索引号:\tMB12/2021-0326\t文号:\t
        发文日期:\t2021-06-28\t发布机构:\t某局
        全局80名干部参加会议，发放材料200份。
        二、其他需要报告的事项
        收取信息处理费0元。
        """, expected: ["2: 1 次", "7: 0 CNY"]),
    Layout(
      name: "an index table above the report does not hide it",
      text: "索引号：MB12/2021-0326\n发文日期：2021-06-28\n一、总体情况\n公开信息7条。", expected: ["4: 7 条"]),
    Layout(
      name: "furniture of the page", text: "浏览次数：1245次\n【字体：大 中 小】\n公开信息7条。\n第 2 页 共 3 页",
      expected: ["3: 7 条"]),
    Layout(
      name: "cells of a table that was not found", text: "政府集中采购\t14批\t329万元\n14批\n251000元", expected: []),
    Layout(
      name: "CRLF and a byte order mark", text: "\u{FEFF}公开信息7条，\r\n解读3篇。\r\n",
      expected: ["1: 7 条", "2: 3 篇"]),
  ]

  @Test(arguments: layouts)
  func readsProseOnly(layout: Layout) throws {
    #expect(Self.told(try ProseSupport.mentions(layout.text)) == layout.expected, "\(layout.name)")
  }

  @Test func regionsAndNoiseGiveNothing() throws {
    let text = "公开信息1条。\n公开信息2条。\n公开信息3条。\n公开信息4条。\n公开信息5条。"
    func section(_ kind: SectionKind, _ lines: ClosedRange<Int>) -> Section {
      Section(
        level: 1, kind: kind, heading: "", firstLine: lines.lowerBound, lastLine: lines.upperBound,
        characters: 0)
    }
    let outline = ProseSupport.outline(
      sections: [
        section(.overview, 1...2), section(.noise, 3...3), section(.problems, 4...4),
        section(.signature, 5...5),
      ],
      regions: [Region(kind: .requests, firstLine: 2, lastLine: 2, tokens: [])])
    let found = try ProseSupport.mentions(text, outline)
    #expect(Self.told(found) == ["1: 1 条", "4: 4 条"])
    #expect(found.map(\.section) == [.overview, .problems])
  }

  @Test func rawAndSentenceAreAsPrinted() throws {
    let text = "（二）公开情况。  全年公开近 300\n  条信息。均已归档。"
    let found = try ProseSupport.mentions(text)
    let mention = try #require(found.first)
    let document = ProseSupport.document(Array(text.utf8))
    #expect(found.count == 1)
    #expect(document.string(mention.raw) == "近 300\n  条")
    #expect(mention.sentence == "全年公开近 300条信息。")
    #expect(mention.line == 1)
  }

  /// Whatever the bytes, nothing traps, and what is found lies in the text.
  @Test func takesAnyBytes() throws {
    let scanner = ProseScanner(definitions: try TestDefinitions.loaded())
    let sample = Array(Self.layouts.map(\.text).joined(separator: "\n").utf8)
    var state: UInt64 = 20_260_131
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("0123456789，。、；：（）《》“”一十万亿余多近约第年件条个%.-+·/同比增长其中 \n\t公开申请".unicodeScalars)
    for round in 0..<600 {
      var bytes: [UInt8]
      if round % 2 == 0 {
        bytes = Array(sample[next(sample.count)...].prefix(400))
        for _ in 0..<4 { bytes[next(bytes.count)] = UInt8(next(256)) }
      } else {
        var text = String.UnicodeScalarView()
        for _ in 0..<60 { text.append(alphabet[next(alphabet.count)]) }
        bytes = Array(String(text).utf8)
      }
      let document = ProseSupport.document(bytes)
      for mention in scanner.mentions(in: document, outline: ProseSupport.outline(), tables: []) {
        #expect(Int(mention.raw.end) <= bytes.count && !mention.raw.isEmpty)
        #expect(mention.line >= 1 && Int(mention.line) <= document.lines.count)
      }
    }
  }
}
