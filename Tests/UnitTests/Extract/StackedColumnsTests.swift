import Core
import Testing

/// Columns of a long form that stand below each other are read where one way alone leads back to rows, and doubted
/// as a whole where none or several do.
@Suite struct StackedColumnsTests {
  private static let labels = [
    "主动信息公开", "新增的行政规范性文件数", "申请总次数", "其中：1.当面申请数", "2.传真申请数", "对申请的答复总数",
  ]
  private static let units = ["条", "条", "条", "条", "条", "条"]
  private static let codes = ["01", "03", "10", "11", "12", "17"]
  private static let period = ["31", "0", "3", "1", "2", "3"]
  private static let year = ["124", "2", "7", "4", "3", "7"]

  @Test("each number comes to its row, in whatever order the columns come")
  func orders() throws {
    let labels = ["指标名称"] + Self.labels
    let units = ["计算单位"] + Self.units
    let codes = ["代码"] + Self.codes
    let period = ["本期实际"] + Self.period
    let year = ["本年累计"] + Self.year
    for columns in [[labels, units, codes, period, year], [codes, period, year, labels, units]] {
      #expect(try values(of: columns) == zip(Self.period, Self.year).flatMap { [$0, $1] })
    }
  }

  @Test("stretches of one column each, where there is one column of values")
  func oneColumn() throws {
    let columns = [
      ["指标名称"] + Self.labels, ["计算单位"], ["本年累计"], Array(Self.units[..<4]), Array(Self.year[..<4]),
      Array(Self.units[4...]), Array(Self.year[4...]),
    ]
    #expect(try values(of: columns) == Self.year)
  }

  /// What must not be given to rows, and why.
  @Test(
    arguments: [
      // A number less than units, and one more.
      (Self.codes, Array(Self.period.dropLast()), Self.year),
      (Self.codes, Self.period, Self.year + ["5"]),
      // The year has less than a part of it: the columns are not these.
      (Self.codes, Self.year, Self.period),
      // Nothing counts the rows, though there is a column more than the form has.
      (["1", "1", "4", "1", "2", "1"], Self.period, Self.year),
    ])
  func doubted(codes: [String], period: [String], year: [String]) throws {
    let columns = [
      ["指标名称"] + Self.labels, ["计算单位"] + Self.units, ["代码"] + codes, ["本期实际"] + period, ["本年累计"] + year,
    ]
    let placements = try placements(of: columns)
    #expect(!placements.isEmpty && placements.allSatisfy { $0.confidence == .ambiguous })
  }

  @Test("an empty line behind each line: the order of one column stands as far as the sums hold")
  func emptyLines() throws {
    let received = ["（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数", "（二）申请办结数"]
    for (numbers, isRead) in [
      (["7", "1", "2", "4", "0", "7"], true), (["7", "1", "2", "0", "3", "7"], false),
    ] {
      let lines = ["统计指标"] + received + ["单位"] + [String](repeating: "件", count: 6) + ["统计数"] + numbers
      let placements = try placements(of: lines.map { [$0] }, year: 2015)
      #expect(placements.contains { $0.confidence == .clean } == isRead)
    }
  }

  // MARK: What is read

  private func text(of columns: [[String]], year: Int = 2010) -> PlacedText {
    PlacedText(
      "云阳县林业站\(year)年政府信息公开工作年度报告\n政府信息公开情况统计表\n"
        + columns.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
  }

  private func placements(of columns: [[String]], year: Int = 2010) throws -> [Placement] {
    try text(of: columns, year: year).placements()
  }

  /// Gives the digits of all cells, in the order of the form, or nil where one is doubted.
  private func values(of columns: [[String]]) throws -> [String?]? {
    let text = text(of: columns)
    return try text.certainDigits(text.placements())
  }
}
