import Core
import Testing

@testable import Ingest

/// Marks that stand between the numbers of several lines part cells, there and beside labels; elsewhere they are
/// what they are in sentences.
@Suite struct CellMarksTests {
  private static let labels = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]

  @Test(arguments: ["；", "，", "、", ";", " / ", "~", "#", "·"])
  func rows(mark: String) throws {
    let rows = Self.labels.map { [$0, "4", "0", "-", "12"] }
    let read = try #require(replaced(rows.map { $0.joined(separator: mark) }))
    #expect(read.map { $0.split(separator: "\t").map { $0.filter { $0 != " " } } } == rows)
  }

  @Test(
    "a label keeps the mark that stands in it, an empty cell its place, and marks at the ends are no cells")
  func within() throws {
    let row = "！不补正！不再处理！0！！3！"
    let read = try #require(replaced([row] + Self.labels.map { "！\($0)！4！0！1！" }))
    #expect(
      read[0].split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmed } == [
        "不补正！不再处理", "0", "", "3",
      ])
  }

  @Test("units stand between labels and their values; headers above rows are parted, headings are not")
  func units() throws {
    let lines = ["三、情况", "名称；单位；数", "所有；两个"] + Self.labels.map { "\($0)；件；12" } + ["说明；不是表；"]
    let read = try #require(replaced(lines))
    let cells = read.map { $0.split(separator: "\t").count }
    #expect(cells == [1, 3, 2] + Self.labels.map { _ in 3 } + [1])
  }

  @Test(
    "nothing is parted where few lines end so, or otherwise",
    arguments: [
      Array(labels.prefix(4)).map { "\($0)；4；0；12" }, labels.map { "\($0)2019、2020、2021年" },
      labels.map { "\($0) 4/0/12" }, labels.map { "\($0) 4 1 / 3 / 12" }, labels.map { "\($0) / / 3 / 12" },
      labels.map { "\($0) 4 0 12" }, labels.map { "\($0)；12" },
      labels.map { "\($0)-4-0-12" },
    ])
  func kept(lines: [String]) { #expect(replaced(lines) == nil) }

  /// Rows that begin with numbers would tell that the mark parts no cells: there are never enough of them here.
  @Test("a byte takes the place of a byte")
  func offsets() throws {
    let rows = (0..<10).flatMap { _ in Self.labels.map { "\($0)；4；0；12" } }
    let pieces = ["；", "0", "12", "规章", " ", " / ", "、", "-", "\t", "|", "，"]
    var random = SplitMix(seed: 3)
    for round in 0..<300 {
      let noise = (0..<8).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random)! }
          .joined()
      }
      let lines = rows + noise
      let read = try #require(replaced(lines), "round \(round)")
      #expect(read.map(\.utf8.count) == lines.map(\.utf8.count), "round \(round)")
      for (line, other) in zip(lines, read) {
        #expect(line.filter(\.isNumber) == other.filter(\.isNumber), "round \(round)")
      }
    }
  }

  private func replaced(_ lines: [String]) -> [String]? {
    let text = Array(lines.joined(separator: "\n").utf8)
    return CellMarks.replaced(text, lines: LineSplitter.lines(of: text)).map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
