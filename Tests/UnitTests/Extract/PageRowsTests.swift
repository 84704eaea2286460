import Core
import Testing

/// What text of a page leaves of a row: numbers cut in two, a last column that the edge of the page cut off, digits of
/// notes glued to some. What is doubtful takes the rows that it is about, and no others.
@Suite struct PageRowsTests {
  private static let ambiguous = [Confidence](repeating: .ambiguous, count: 7)
  private static let clean = [Confidence](repeating: .clean, count: 7)
  private static let cut = [Confidence.ambiguous] + inferred + [.ambiguous]
  private static let inferred = [Confidence](repeating: .inferred, count: 5)

  @Test(
    "rows that stand for themselves in a table of which others fail",
    arguments: [
      ("carried_in", clean), ("denied_third_party", ambiguous), ("denied_deliberative", ambiguous),
      // Their labels stand around their numbers, between rows that stand.
      ("denied_other_law", clean), ("unavailable_not_held", clean),
    ])
  func standing(item: String, expected: [Confidence]) throws {
    let text = table(
      [
        "4.保护第三方合法权益": "4.保护第三方合法权益 0 220 0 0 0 0 0", "6.属于四类过程性信息": "6.属于四类过程性信息 0 0 0 580 0 0 0",
      ], header: "59 5 90 54 59")
    #expect(try confidences(in: text, of: item) == expected)
  }

  @Test(
    "rows beside one that fails, its numbers on the line of its label, and a number a line",
    arguments: [("denied_other_law", clean), ("denied_three_securities", ambiguous), ("carried_in", clean)])
  func standingBesideFailing(item: String, expected: [Confidence]) throws {
    let text = table(
      [
        "3.危及“三安全一稳定”": "3.危及“三安全一稳定” 950 0 0 0 0 0 3", "6.属于四类过程性信息": "6.属于四类过程性信息 0 0 0 580 0 0 0",
      ], header: "59 5 90 54 59")
    #expect(try confidences(in: text, of: item) == expected)
    let cells = text.split(separator: "\n").flatMap { line in
      line.contains("年") ? [line] : line.split(separator: " ")
    }
    #expect(try confidences(in: cells.joined(separator: "\n"), of: "carried_in") == Self.clean)
  }

  @Test("headings of other sections among the rows of a table that goes on")
  func headings() throws {
    let rows = Self.rows.map { label, numbers in
      "\(label)|\(numbers.split(separator: " ").joined(separator: "|"))"
    }
    let headings = ["四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "公开的内容还不够细，下一步将继续加强培训。"]
    let text = Self.head + (rows[..<4] + headings + rows[4...]).joined(separator: "\n")
    #expect(try values(in: text, of: "granted_full") == ["146", "4", "0", "0", "2", "0", "152"])
    #expect(try values(in: text, of: "denied_state_secret") == ["108", "0", "0", "0", "0", "0", "108"])
    #expect(try !confidences(in: text, of: "granted_full").contains(.ambiguous))
    // A table that begins again is another one.
    let again = Self.head + (rows[..<4] + headings + rows).joined(separator: "\n")
    #expect(try confidences(in: again, of: "granted_full") == Self.clean)
  }

  @Test("a number too many between rows that stand for themselves")
  func crowded() throws {
    let text = table(
      [
        "4.保护第三方合法权益": "4.保护第三方合法权益 0 220 0 0 0 0 0", "6.属于四类过程性信息": "6.属于四类过程性信息 0 0 0 580 0 0 0",
        "1.本机关不掌握相关政府": "1.本机关不掌握相关政府\n0 0 0 0 3 0 0 0\n信息",
      ], header: "59 5 90 54 59")
    #expect(try !confidences(in: text, of: "unavailable_not_held").contains(.clean))
  }

  @Test(
    "numbers that a narrow column cut in two",
    arguments: [
      // On three lines, the halves at the same places along them.
      """
                              731                         732
        一、本年新收政府信息公开申请数量            4    0   0   6   0
                              0                           0
      """,
      // Cell by cell.
      "一、本年新收政府信息公开申请数量\n731\n0\n4 0 0 6 0\n732\n0",
      "一、本年新收政府信息公开申请数量\n731\n0\n4\n0\n0\n6\n0\n732\n0",
      // All second halves behind the row.
      "一、本年新收政府信息公开申请数量 731 4 0 0 6 0 732\n0 0",
    ])
  func cutNumbers(row: String) throws {
    let text = table(["一、本年新收政府信息公开申请数量": row].merging(Self.thousands) { $1 })
    #expect(try confidences(in: text, of: "received_new") == Self.cut)
    #expect(try values(in: text, of: "received_new")[1...5] == ["4", "0", "0", "6", "0"])
    #expect(try confidences(in: text, of: "carried_in") == Self.clean)
    #expect(try confidences(in: text, of: "total_handled") == Self.clean)
  }

  @Test(
    "halves that no sum puts together",
    arguments: [
      "一、本年新收政府信息公开申请数量\n731\n0\n5 0 0 6 0\n732\n0", "一、本年新收政府信息公开申请数量 731 5 0 0 6 0 732\n0 0",
      // A second half is not the longer one.
      "一、本年新收政府信息公开申请数量\n7\n310\n5 0 0 6 0\n732\n1",
      // The row adds up without the half that is left of 1292.
      "一、本年新收政府信息公开申请数量\n129\n2\n0 0 0 0 0\n129",
    ])
  func halves(row: String) throws {
    let text = table(["一、本年新收政府信息公开申请数量": row].merging(Self.thousands) { $1 })
    #expect(try !confidences(in: text, of: "received_new").contains(.clean))
    #expect(try !confidences(in: text, of: "received_new").contains(.inferred))
  }

  @Test("halves above a row whose other halves look like its numbers")
  func halvesAbove() throws {
    let text = table(["6.属于四类过程性信息": "664 664\n6.属于四类过程性信息 0 0 0 0 0 7 7"])
    #expect(try confidences(in: text, of: "denied_deliberative") == Self.ambiguous)
  }

  @Test("totals that the edge of a page cut off")
  func totals() throws {
    let text = table(Self.short)
    let expected = [Confidence](repeating: .inferred, count: 6) + [.ambiguous]
    #expect(try confidences(in: text, of: "received_new") == Self.clean)
    for item in ["carried_in", "granted_full", "denied_other_law", "unavailable_unclear"] {
      #expect(try confidences(in: text, of: item) == expected)
    }
    #expect(try values(in: text, of: "granted_full") == ["146", "4", "0", "0", "2", "0", nil])
    // One part is lost besides, and the sums of the columns tell.
    let lost = Self.short.merging(["（七）总计": "（七）总计 700 0 0 6 0 710"]) { $1 }
    #expect(try !confidences(in: table(lost), of: "granted_full").contains(.inferred))
  }

  @Test("a last total that the edge of a page cut off, of three in a row")
  func lastOfThree() throws {
    func row(_ numbers: String) throws -> [Confidence] {
      let text = """
        四、政府信息公开行政复议、行政诉讼情况
        行政复议 行政诉讼
        未经复议直接起诉 复议后起诉
        结果维持 结果纠正 其他结果 尚未审结 总计
        结果维持 结果纠正 其他结果 尚未审结 总计
        结果维持 结果纠正 其他结果 尚未审结 总计
        \(numbers)
        """
      return try ["review", "litigation_direct", "litigation_after_review"]
        .flatMap { try confidences(in: text, of: $0) }
    }
    let expected = [Confidence](repeating: .inferred, count: 14) + [.ambiguous]
    #expect(try row("0 12 0 0 12 0 9 0 0 9 0 3 0 0") == expected)
    #expect(try row("0 12 0 0 13 0 9 0 0 9 0 3 0 0").allSatisfy { $0 == .ambiguous })
  }

  @Test("a grid with a column that is none")
  func splitColumn() throws {
    let rows = Self.rows.map { label, numbers in
      let cells = numbers.split(separator: " ").map(String.init)
      let gap = cells[0].count > 1 ? [cells[0], ""] : ["", cells[0]]
      // The label stands on a line of its own.
      return "\(label)\n| " + (["", ""] + gap + cells[1...]).joined(separator: " | ") + " |"
    }
    let text = Self.head + rows.joined(separator: "\n")
    #expect(try values(in: text, of: "granted_full") == ["146", "4", "0", "0", "2", "0", "152"])
    #expect(try values(in: text, of: "carried_in") == ["9", "0", "0", "0", "0", "0", "9"])
    #expect(try !confidences(in: text, of: "granted_full").contains(.ambiguous))
  }

  @Test("the print of a choice that the labels name, where the numbers stand elsewhere")
  func choice() throws {
    let labels = Self.rows.map(\.label).joined(separator: "\n")
    // A line of numbers more than either print of the choice has.
    let numbers = Self.rows.map(\.numbers) + ["0 0 0 0 0 0 0"]
    let text =
      Self.head + labels + "\n" + numbers.joined(separator: " ").split(separator: " ").joined(separator: "\n")
    #expect(try confidences(in: text, of: "other").count == 7)
    #expect(try confidences(in: text, of: "other_fee_overdue").isEmpty)
  }

  // MARK: A table

  private static let rows: [(label: String, numbers: String)] = [
    ("一、本年新收政府信息公开申请数量", "731 4 0 0 6 0 741"), ("二、上年结转政府信息公开申请数量", "9 0 0 0 0 0 9"),
    ("（一）予以公开", "146 4 0 0 2 0 152"), ("（二）部分公开", "0 0 0 0 0 0 0"), ("1.属于国家秘密", "108 0 0 0 0 0 108"),
    ("2.其他法律行政法规禁止", "0 0 0 0 0 0 0"), ("3.危及“三安全一稳定”", "3 0 0 0 0 0 3"),
    ("4.保护第三方合法权益", "0 0 0 0 0 0 0"), ("5.属于三类内部事务信息", "0 0 0 0 2 0 2"),
    ("6.属于四类过程性信息", "0 0 0 0 0 0 0"), ("7.属于行政执法案卷", "0 0 0 0 0 0 0"),
    ("8.属于行政查询事项", "0 0 0 0 0 0 0"), ("1.本机关不掌握相关政府", "0 0 0 0 0 0 0"),
    ("2.没有现成信息需要另行制作", "443 0 0 0 0 0 443"), ("3.补正后申请内容仍不明确", "0 0 0 0 0 0 0"),
    ("1.信访举报投诉类申请", "0 0 0 0 0 0 0"), ("2.重复申请", "0 0 0 0 0 0 0"), ("3.要求提供公开出版物", "0 0 0 0 0 0 0"),
    ("4.无正当理由大量反复申请", "0 0 0 0 0 0 0"), ("5.要求行政机关确认或重新出具已获取信息", "0 0 0 0 0 0 0"),
    ("（六）其他处理", "0 0 0 0 2 0 2"), ("（七）总计", "700 4 0 0 6 0 710"), ("四、结转下年度继续办理", "40 0 0 0 0 0 40"),
  ]

  /// Rows that make one of 7310 and 7320 add up.
  private static let thousands = [
    "2.没有现成信息需要另行制作": "2.没有现成信息需要另行制作 7022 0 0 0 0 0 7022", "（七）总计": "（七）总计 7279 4 0 0 6 0 7289",
  ]

  private static let tails = ["2.其他法律行政法规禁止": "公开", "1.本机关不掌握相关政府": "信息"]

  private static let head = """
    云阳县民政局2022年政府信息公开工作年度报告
    三、收到和处理政府信息公开申请情况
    申请人情况
    自然人 法人或其他组织 总计
    商业企业 科研机构 社会公益组织 法律服务机构 其他

    """

  /// Gives the table with some of its lines replaced, labels that a column wraps around their numbers.
  private func table(_ replaced: [String: String], header: String = "") -> String {
    let lines = Self.rows.map { label, numbers in
      if let line = replaced[label] { return line }
      return Self.tails[label].map { "\(label)\n\(numbers)\n\($0)" } ?? "\(label) \(numbers)"
    }
    return Self.head + (header.isEmpty ? "" : header + "\n") + lines.joined(separator: "\n")
  }

  /// Gives the rows without their last number, but those of which it has three digits.
  private static let short: [String: String] = {
    var found: [String: String] = [:]
    for (label, numbers) in rows {
      var cells = numbers.split(separator: " ")
      if let last = cells.last, last.count < 3 || label == "（一）予以公开" { cells.removeLast() }
      let line = cells.joined(separator: " ")
      found[label] = tails[label].map { "\(label)\n\(line)\n\($0)" } ?? "\(label) \(line)"
    }
    return found
  }()

  private func confidences(in text: String, of item: String) throws -> [Confidence] {
    try PlacedText(text).confidences(of: item)
  }

  private func values(in text: String, of item: String) throws -> [String?] {
    let placed = PlacedText(text)
    return try placed.digits(placed.placements(of: item))
  }
}
