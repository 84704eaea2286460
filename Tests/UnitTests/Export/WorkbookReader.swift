// Foundation's XML stands in a module of its own on Linux; its parser shares no code with what is tested.
import Foundation
import FoundationXML

@testable import Ingest

/// Reads a workbook the plain way: every sheet as rows of what the cells say they hold.
struct WorkbookReader {
  struct Cell: Equatable {
    /// `n`, `b`, `s` for a text that the workbook holds once, or `inlineStr`.
    let type: String
    let text: String
    let style: Int
  }

  struct Sheet {
    let name: String
    /// By the reference: `B3`.
    let cells: [String: Cell]
    let xml: String
  }

  let sheets: [Sheet]
  let parts: [String]

  init(_ bytes: [UInt8]) throws {
    var contents: [String: [UInt8]] = [:]
    parts = try ZipDirectory(bytes).members.map { member in
      let name = String(decoding: member.name, as: UTF8.self)
      let packed = bytes[member.start..<(member.start + member.packedSize)]
      contents[name] = try ZipContainer.content(of: member, packed: packed)
      return name
    }
    let names = try Self.parse(contents["xl/workbook.xml"] ?? []).sheetNames
    let shared = try Self.parse(contents["xl/sharedStrings.xml"] ?? []).sharedTexts
    sheets = try names.enumerated().map { index, name in
      let xml = contents["xl/worksheets/sheet\(index + 1).xml"] ?? []
      let cells = try Self.parse(xml).cells.mapValues { cell in
        guard cell.type == "s" else { return cell }
        guard let number = Int(cell.text), shared.indices.contains(number) else { throw Broken() }
        return Cell(type: cell.type, text: shared[number], style: cell.style)
      }
      return Sheet(name: name, cells: cells, xml: String(decoding: xml, as: UTF8.self))
    }
  }

  struct Broken: Error {}

  private static func parse(_ xml: [UInt8]) throws -> Reader {
    let parser = XMLParser(data: Data(xml))
    let reader = Reader()
    parser.delegate = reader
    if !parser.parse() { throw Broken() }
    return reader
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var sheetNames: [String] = []
    var sharedTexts: [String] = []
    var cells: [String: Cell] = [:]
    private var reference = ""
    private var type = ""
    private var style = 0
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      switch name {
      case "si": text = ""
      case "sheet": sheetNames.append(attributes["name"] ?? "")
      case "c":
        reference = attributes["r"] ?? ""
        type = attributes["t"] ?? "n"
        style = Int(attributes["s"] ?? "0") ?? 0
        text = ""
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if name == "si" { sharedTexts.append(WorkbookReader.decoded(text)) }
      if name == "c" { cells[reference] = Cell(type: type, text: WorkbookReader.decoded(text), style: style) }
    }
  }

  /// Gives `_x000D_` as the character that it stands for.
  private static func decoded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.first {
      if rest.count >= 7, scalar == "_", rest[rest.startIndex + 1] == "x", rest[rest.startIndex + 6] == "_" {
        let digits = String(String.UnicodeScalarView(rest[(rest.startIndex + 2)..<(rest.startIndex + 6)]))
        if let code = UInt32(digits, radix: 16), let decoded = Unicode.Scalar(code) {
          result.append(decoded)
          rest = rest.dropFirst(7)
          continue
        }
      }
      result.append(scalar)
      rest.removeFirst()
    }
    return String(result)
  }
}
