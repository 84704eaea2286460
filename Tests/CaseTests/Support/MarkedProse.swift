/// This is a document whose text says behind every number what it counts: 公开信息312条⟦disclosed_website 312 条⟧.
///
/// `⟦metric value unit⟧`, several metrics that would do with slashes between them, `.` for none; `⟦?…⟧` may be left
/// out; `⟦!value unit⟧` counts nothing of the year: it has no metric, or no row.
struct MarkedProse {
  struct Mark {
    enum Kind { case expected, optional, notOfTheYear }
    let line: Int
    let kind: Kind
    let metrics: [String]
    let value: String
    let unit: String
  }

  let name: String
  private(set) var text = ""
  private(set) var marks: [Mark] = []

  /// Gives the documents of a file, each behind a line `=== name`.
  static func documents(in text: String) -> [MarkedProse] {
    var documents: [MarkedProse] = []
    var name: Substring?
    var lines: [Substring] = []
    func close() {
      guard let name else { return }
      while lines.last?.isEmpty == true { lines.removeLast() }
      documents.append(MarkedProse(name: String(name), lines: lines))
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        close()
        name = line.dropFirst(4)
      } else {
        lines.append(line)
      }
    }
    close()
    return documents
  }

  private init(name: String, lines: [Substring]) {
    self.name = name
    for (index, line) in lines.enumerated() {
      for (position, piece) in line.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
        let halves = piece.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
        if position > 0, halves.count == 2 {
          marks.append(Self.mark(halves[0], line: index + 1))
          text += halves[1]
        } else {
          text += piece
        }
      }
      text += "\n"
    }
  }

  private static func mark(_ code: Substring, line: Int) -> Mark {
    let kind: Mark.Kind = code.hasPrefix("!") ? .notOfTheYear : code.hasPrefix("?") ? .optional : .expected
    var words = (kind == .expected ? code : code.dropFirst())
      .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let metrics = kind == .notOfTheYear ? ["."] : words.removeFirst().split(separator: "/").map(String.init)
    return Mark(
      line: line, kind: kind, metrics: metrics, value: words.first ?? "",
      unit: words.count > 1 ? words[1] : "")
  }

  // MARK: What was found

  /// This is a row of `narrative`.
  struct Row {
    let line: Int
    let metric: String
    let value: String
    let unit: String
  }

  /// Tells every difference from the marks, by line: rows are held against marks of their value, in order.
  func differences(from rows: [Row]) -> [String] {
    Set(marks.map(\.line) + rows.map(\.line)).sorted().flatMap { line in
      differences(marks.filter { $0.line == line }, rows.filter { $0.line == line }).map {
        "\(name):\(line) \($0)"
      }
    }
  }

  private func differences(_ marks: [Mark], _ rows: [Row]) -> [String] {
    var found: [String] = []
    var rest = rows[...]
    for (mark, row) in Self.paired(marks, rows) {
      while let first = rest.first, rows.count - rest.count < row ?? 0 {
        found.append("extra \(first.metric) \(first.value) \(first.unit)")
        rest = rest.dropFirst()
      }
      let told = "\(mark.value) \(mark.unit)"
      guard let row else {
        if mark.kind == .expected { found.append("missed \(mark.metrics.joined(separator: "/")) \(told)") }
        continue
      }
      rest = rest.dropFirst()
      let metric = rows[row].metric.isEmpty ? "." : rows[row].metric
      if mark.metrics.contains(metric) || (mark.kind == .optional && metric == ".") { continue }
      let wanted = mark.kind == .notOfTheYear ? "not of the year" : mark.metrics.joined(separator: "/")
      found.append("\(metric) instead of \(wanted): \(told)")
    }
    return found + rest.map { "extra \($0.metric) \($0.value) \($0.unit)" }
  }

  /// Gives each mark with the place of its row: the longest common sequence by value and unit.
  private static func paired(_ marks: [Mark], _ rows: [Row]) -> [(mark: Mark, row: Int?)] {
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: rows.count + 1), count: marks.count + 1)
    func isSame(_ mark: Int, _ row: Int) -> Bool {
      marks[mark].value == rows[row].value && marks[mark].unit == rows[row].unit
    }
    for mark in marks.indices.reversed() {
      for row in rows.indices.reversed() {
        lengths[mark][row] =
          isSame(mark, row)
          ? lengths[mark + 1][row + 1] + 1 : max(lengths[mark + 1][row], lengths[mark][row + 1])
      }
    }
    var pairs: [(mark: Mark, row: Int?)] = []
    var row = 0
    for mark in marks.indices {
      while row < rows.count, !isSame(mark, row), lengths[mark][row + 1] == lengths[mark][row],
        lengths[mark][row] > lengths[mark + 1][row]
      {
        row += 1
      }
      if row < rows.count, isSame(mark, row), lengths[mark][row] == lengths[mark + 1][row + 1] + 1 {
        pairs.append((marks[mark], row))
        row += 1
      } else {
        pairs.append((marks[mark], nil))
      }
    }
    return pairs
  }
}
