// Nobody but poppler reads the bytes of a PDF: what a fuzzer can change is what poppler says of its words and lines.
import Core

/// Answers with the two parts of an input, parted by a zero byte: the words, and the lines that are drawn.
///
/// One input is read at a time, by one thread.
final class FuzzedPoppler: HelperRunner, @unchecked Sendable {
  private var parts: [[UInt8]] = []

  func take(_ input: [UInt8]) {
    parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
  }

  func output(
    of program: HelperProgram, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8] {
    switch program {
    case .pdftotext: return parts.first ?? []
    case .pdftocairo: return parts.dropFirst().first ?? []
    case .soffice: throw .missing
    }
  }

  /// A page with a table in lines, one with a table that goes on without, and the end of that on a third.
  static let seed: [UInt8] = {
    var ruled = FakePoppler.Page(
      edges: [50, 150, 200, 250], [100, 120, 140], [["信息内容", "制发", "废止"], ["规章", "", "3"]])
    ruled.words.append(("二、主动公开政府信息情况", 60, 80))
    var open = FakePoppler.Page()
    for (line, words) in [["本年", "本年", "现行"], ["制发", "废止", "有效"], ["件数", "件数", "件数"]].enumerated() {
      for (word, left) in zip(words, [140.0, 170, 200]) {
        open.words.append((word, left, 690 + 10 * Double(line)))
      }
    }
    open.words += [("规章", 50, 740), ("104", 142, 735), ("4", 147, 745), ("0", 207, 740)]
    open.words += [("行政规范性文件", 50, 780), ("104", 142, 780), ("7", 207, 780)]
    var next = FakePoppler.Page()
    next.words = [("4", 147, 60), ("行政许可", 50, 75), ("0", 147, 75), ("- 3 -", 280, 800)]
    let poppler = FakePoppler(pages: [ruled, open, next])
    do {
      let words = try poppler.output(of: .pdftotext, arguments: [], input: [])
      return words + [0] + (try poppler.output(of: .pdftocairo, arguments: [], input: []))
    } catch {
      preconditionFailure("a page that is drawn here has words and lines")
    }
  }()
}
