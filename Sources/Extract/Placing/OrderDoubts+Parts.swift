import Core

/// Rows that a document parts into rows of its own, 其他对外管理服务事项 | 行政检查 | 1 | 0 | 7 above 行政确认 | 2 | 0 | 9: the numbers of
/// the first are not those of the whole.
extension OrderDoubts {
  func rowsInParts() -> Set<Int> {
    Set(
      readings.indices.filter { row in
        guard readings[row].isPrinted, let label = alignment.rows[row].labels.first,
          let first = alignment.rows[row].values.first, let last = alignment.rows[row].values.last,
          label < first,
          ((label + 1)..<first).contains(where: isForeign),
          let next = tokens.indices[(last + 1)...].first(where: { tokens[$0].kind != .blank }),
          isForeign(next)
        else { return false }
        let behind = tokens.indices[next...].prefix(Self.reach).prefix {
          leftover.contains($0) || isForeign($0)
        }
        return behind.count { tokens[$0].kind == .number } >= alignment.rows[row].values.count
      })
  }

  /// The tokens of a row or two.
  private static let reach = 20

  /// A label that is no part of any of the form.
  private func isForeign(_ index: Int) -> Bool {
    tokens[index].kind == .label && !isHeader(index)
      && !LabelPiece(folded[index]).touches(table.labels)
  }
}
