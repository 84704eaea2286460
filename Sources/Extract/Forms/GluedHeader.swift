import Core

/// Reads the header of a long table from its characters alone: `指标名称计算单位代码本期实际本年累计`, whether its words
/// stand in cells, are glued together or cut in pieces. A text that lost what parts its cells has one number a row, and
/// one that cut its numbers has several: how many columns there are only the header says then.
struct GluedHeader {
  let block: FormBlock

  /// This is what a header names.
  struct Columns {
    /// Those of values, in printed order.
    var measures: [MeasureID] = []
    /// A column in which each row says its number.
    var hasRowNumbers = false
  }

  /// Gives the columns that the header names, or nil where something stands in it that is no word of the form's header:
  /// a column that somebody added.
  ///
  /// - Parameter stream: the labels before the first number, folded.
  func columns(in stream: [UInt16]) -> Columns? {
    let codes = block.codeHeaders.flatMap(\.folded)
    let others = block.headerWords.flatMap(\.folded)
    guard
      let start = stream.indices.last(where: { begin in
        others.contains { isPrinted($0, in: stream, at: begin) }
      })
      .map({ beginning(of: $0, in: stream, words: others) })
    else { return nil }
    var columns = Columns()
    var index = start
    while index < stream.count {
      if let word = longest(others, in: stream, at: index) {
        index += word.count
        if codes.contains(word) { columns.hasRowNumbers = true }
        continue
      }
      let named = block.columns.compactMap { column in
        longest(column.label.folded, in: stream, at: index).map { (column.measure, $0.count) }
      }.max { $0.1 < $1.1 }
      guard let (measure, length) = named else { break }
      if columns.measures.contains(measure) { return nil }
      columns.measures.append(measure)
      index += length
    }
    return isRow(stream[index...]) ? columns : nil
  }

  /// Gives where a run of header words begins that one of them ends.
  private func beginning(of last: Int, in stream: [UInt16], words: [[UInt16]]) -> Int {
    var begin = last
    while let before = words.first(where: {
      !$0.isEmpty && begin >= $0.count && isPrinted($0, in: stream, at: begin - $0.count)
    }) {
      begin -= before.count
    }
    return begin
  }

  private func longest(_ words: [[UInt16]], in stream: [UInt16], at index: Int) -> [UInt16]? {
    words.longest(startOf: stream[index...]).map { words[$0] }
  }

  private func isPrinted(_ word: [UInt16], in stream: [UInt16], at index: Int) -> Bool {
    !word.isEmpty && stream[index...].starts(with: word)
  }

  /// Tells whether the first row or heading of the form stands there, or nothing.
  private func isRow(_ rest: ArraySlice<UInt16>) -> Bool {
    rest.isEmpty
      || (block.rows.map(\.label) + block.groups.map(\.label)).flatMap(\.folded).contains {
        rest.starts(with: $0) || $0.starts(with: rest)
      }
  }
}
