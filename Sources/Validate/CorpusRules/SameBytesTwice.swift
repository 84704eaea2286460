import Core

/// Two files with the same bytes are one report that was collected twice.
struct SameBytesTwice: CorpusRule {
  static let info = RuleInfo(
    "NB401", "SameBytesTwice", .warning, kinds: [.report], chinese: "同一文件重复", english: "the same file twice",
    explanation: "A file whose bytes are those of another counts twice in every total that is made from the "
      + "tables.",
    example: "b/2021.txt has the bytes of a/2021.txt",
    basis: "SHA-256 of the files")
  static let cells: [CellCode] = []

  init(book: FormBook) {}

  func findings(in shelf: Shelf) -> [(index: Int, draft: Draft)] {
    shelf.sameBytes.map { pair in (pair.later, .sameBytes(as: shelf.entries[pair.earlier].path)) }
  }
}

extension Draft {
  fileprivate static func sameBytes(as path: SourcePath) -> Draft {
    Draft(
      .report, expected: "", actual: path.description, line: 0,
      "the file has the same bytes as \(path.description): remove one of them from the input")
  }
}
