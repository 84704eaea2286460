import Core
import Ingest
import Segment
import Testing

/// A short run of what scripts/fuzz does at length: files of every kind, changed inside, give a document whose cells
/// lie in it, or a reject that says why.
@Suite struct MutationTests {
  /// Changes bytes as a damaged or hostile file has them; the same for the same seed.
  private struct Mutation {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 11) % max(1, bound)
    }

    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      for _ in 0...below(3) where !bytes.isEmpty {
        let place = below(bytes.count)
        let end = min(bytes.count, place + below(60))
        switch below(6) {
        case 0: bytes[place] = UInt8(below(256))
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
        case 3: bytes.replaceSubrange(place..<end, with: repeatElement(UInt8(below(256)), count: below(40)))
        case 4: bytes = Array(bytes.prefix(max(1, place)))
        default: bytes.insert(contentsOf: Array(Self.words[below(Self.words.count)].utf8), at: place)
        }
      }
      return bytes
    }

    /// Changes XML so that it stays XML: what is no XML is refused before anything of it is read.
    mutating func changedXML(_ bytes: [UInt8], prefix: String) -> [UInt8] {
      var bytes = bytes
      for _ in 0...below(6) {
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: ">") }
        guard ends.count > 2 else { return bytes }
        // Behind the element that holds everything nothing may stand.
        let end = ends[below(ends.count - 1)] + 1
        switch below(3) {
        case 0:
          let word = Self.elements[below(Self.elements.count)].replacing("p:", with: prefix)
          bytes.insert(contentsOf: Array(word.utf8), at: end)
        case 1:
          let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
          if !digits.isEmpty { bytes[digits[below(digits.count)]] = UInt8(0x30 + below(10)) }
        default: bytes.insert(contentsOf: Array("\(below(1_000_000))".utf8), at: end)
        }
      }
      return bytes
    }

    private static let words = [
      "\u{7}", "\u{13}", "\0", "99999999999999999999", "<table>", "<td rowspan=65000 colspan=9>", "</td>",
      "--=_x",
    ]

    /// Of Word, OpenDocument and Excel files alike; `p:` stands for the prefix of the file.
    private static let elements = [
      "<p:tbl><p:tr><p:tc><p:p/></p:tc></p:tr></p:tbl>", "<p:tr/>", "<p:vMerge/>",
      "<p:gridSpan p:val=\"99999\"/>",
      "<p:tcPr><p:vMerge p:val=\"restart\"/></p:tcPr>", "<p:del><p:r><p:t>9</p:t></p:r></p:del>",
      "<p:table-row p:number-rows-repeated=\"9999999\"/>",
      "<p:table-cell p:number-columns-repeated=\"9999999\" p:number-rows-spanned=\"9\"/>",
      "<p:covered-table-cell/>",
      "<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"A0\" t=\"s\"><v>99</v></c>", "<row r=\"9999999999\"/>",
      "<mergeCells><mergeCell ref=\"A1:XFD9\"/><mergeCell ref=\"B9:A1\"/></mergeCells>",
    ]
  }

  enum Kind: String, CaseIterable { case html, mht, csv, docx, xlsx, odt, doc, zip, gb18030, utf16 }

  /// Gives a file of the kind with something inside it changed.
  private static func file(_ kind: Kind, seed: Int) throws -> [UInt8] {
    var mutation = Mutation(seed: seed)
    let text = try SampleReport.text(count: 12)
    switch kind {
    case .html, .mht, .csv, .gb18030, .utf16, .doc:
      guard let whole = SampleFiles.Kind(rawValue: kind.rawValue) else { return [] }
      return mutation.changed(try SampleFiles.bytes(whole, of: text))
    case .zip: return mutation.changed(try SampleFiles.bytes(.docx, of: text))
    case .docx, .xlsx, .odt:
      var builder = try SampleFiles.container(kind.rawValue, of: text)
      let last = builder.members.count - 1
      let prefix = kind == .docx ? "w:" : kind == .odt ? "t:" : ""
      builder.members[last].content = mutation.changedXML(builder.members[last].content, prefix: prefix)
      return builder.bytes
    }
  }

  @Test(arguments: Kind.allCases) func anyBytesGiveADocumentOrAReject(kind: Kind) throws {
    let definitions = try TestDefinitions.loaded()
    let ingester = Ingester(definitions: definitions)
    let segmenter = Segmenter(definitions: definitions)
    var documents = 0
    var messages: Set<String> = []
    for seed in 0..<60 {
      let file = RawFile(path: SourcePath("a.\(kind.rawValue)"), bytes: try Self.file(kind, seed: seed))
      do throws(Reject) {
        let document = try ingester.document(from: file)
        documents += 1
        Self.check(document, seed: seed)
        _ = try segmenter.outline(of: document)
      } catch {
        messages.insert(error.message)
        #expect(!error.message.isEmpty)
      }
    }
    // Changes that no file survives would test nothing but the first check; a checksum finds every one in a container.
    if kind != .zip { #expect(documents > 0, "\(messages)") }
  }

  private static func check(_ document: Document, seed: Int) {
    #expect(String(validating: document.text, as: UTF8.self) != nil, "seed \(seed)")
    for cell in document.grids.flatMap(\.cells) {
      let line = document.lines[document.lineNumber(at: Int(cell.span.start)) - 1]
      let isInside = line.start <= cell.span.start && cell.span.end <= line.end
      #expect(isInside && cell.row >= 0 && cell.column >= 0, "seed \(seed)")
    }
  }
}
