// What a fuzzer changes is the inside of a file, not the container around it: a container whose checksums no longer
// hold is refused before anything in it is read. The builders are those of the tests.
import Foundation

/// Makes the file that the readers get out of the bytes that the fuzzer made.
enum FuzzedFile {
  /// Raw kinds are files as they stand; `zip` and `ole` are the containers themselves.
  enum Kind: String { case text, html, mht, zip, ole, docx, xlsx, odt, doc, pdf }

  static func bytes(_ input: [UInt8], kind: Kind) -> [UInt8] {
    switch kind {
    case .text, .html, .mht, .zip, .ole: return input
    // What is changed is what the programs of poppler say of it.
    case .pdf: return Array("%PDF-1.7".utf8)
    case .docx:
      return zip(
        ["word/document.xml", "word/numbering.xml", "word/styles.xml"], input,
        around: [
          ("[Content_Types].xml", "<Types/>")
        ])
    case .xlsx:
      return zip(
        ["xl/a.xml", "xl/sharedStrings.xml", "xl/workbook.xml"], input,
        around: [
          ("[Content_Types].xml", "<Types/>"), ("xl/_rels/workbook.xml.rels", relations),
        ])
    case .odt:
      return zip(
        ["content.xml", "meta.xml"], input,
        around: [
          ("mimetype", "application/vnd.oasis.opendocument.text")
        ])
    case .doc:
      let (document, table) = streams(in: input)
      return CompoundBuilder(streams: [("WordDocument", document), ("1Table", table), ("Data", [])]).bytes
    }
  }

  private static let relations =
    "<Relationships><Relationship Id=\"i\" Type=\"x/worksheet\" Target=\"a.xml\"/>"
    + "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"

  /// The parts of a container stand one behind the other, parted by zero bytes.
  private static func zip(
    _ names: [String], _ input: [UInt8], around: [(name: String, content: String)]
  ) -> [UInt8] {
    var builder = ZipBuilder(around)
    let parts = input.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    for (name, part) in Swift.zip(names, parts) {
      builder.members.append(ZipBuilder.Member(Array(name.utf8), Array(part)))
    }
    return builder.bytes
  }

  /// Two bytes tell how many of the following are the first stream.
  private static func streams(in input: [UInt8]) -> (document: [UInt8], table: [UInt8]) {
    guard input.count > 2 else { return (input, []) }
    let count = min(Int(input[0]) | Int(input[1]) << 8, input.count - 2)
    return (Array(input[2..<(2 + count)]), Array(input[(2 + count)...]))
  }

  // MARK: Seeds

  /// Writes the inputs from which a run starts, where they are no text that lies beside this file.
  static func writeSeeds(_ kind: Kind, to folder: String) throws {
    let rows = [["信息内容", "本年制发件数"], ["规章", "0"], ["行政规范性文件", "12"], ["行政许可", "1,104"]]
    let paragraphs =
      [OldWordBuilder.text("青石县水务局2021年政府信息公开工作年度报告"), OldWordBuilder.text("二、主动公开政府信息情况")]
      + rows.flatMap { row in
        row.map { OldWordBuilder.cell($0) } + [OldWordBuilder.rowEnd([0, 2000, 4000])]
      } + [OldWordBuilder.text("\u{13}PAGE \u{14}3\u{15}完")]
    let word = OldWordBuilder(paragraphs: paragraphs).container
    let seed: [UInt8]
    switch kind {
    case .doc:
      let document = word.streams[0].content
      seed = [UInt8(document.count & 0xFF), UInt8(document.count >> 8)] + document + word.streams[1].content
    case .ole: seed = word.bytes
    case .zip:
      var members = [("a.txt", "规章\t0"), ("b/二.md", "| 规章 | 0 |"), ("word/document.xml", "<w:p/>")]
      members.append(("[Content_Types].xml", "<Types/>"))
      seed = ZipBuilder(members).bytes
      let archive = ZipBuilder(Array(members.prefix(2))).bytes
      try Data(archive).write(to: URL(filePath: folder).appending(path: "archive"))
    case .pdf: seed = FuzzedPoppler.seed
    case .text, .html, .mht, .docx, .xlsx, .odt: return
    }
    try Data(seed).write(to: URL(filePath: folder).appending(path: "built"))
  }
}
