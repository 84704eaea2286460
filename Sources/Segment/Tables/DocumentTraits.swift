/// This is what one table of a document shows about the others.
struct DocumentTraits {
  let commasPart: Bool
  /// A blank cell is an empty line.
  let emptyLinesAreCells: Bool
  /// Lines, from 0, that are heads and feet of pages, or repeat other lines.
  let running: Set<Int>
}
