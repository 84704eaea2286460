import Foundation

/// This is a literate case: prose, a piece of a report, and what must be read from it. The file is kept as
/// lines and blocks, so that expectations can be written again without touching the rest.
///
/// A block starts with three backticks and a word:
/// - `report`, or `report NAME.md` where the name of the file matters;
/// - `observations of TABLE/ITEM …`: the rows of these cells, all rows where `of …` is missing;
/// - `findings without RULE …`: the findings, but those of rules whose code starts so. A piece of a report
///   lacks sections and tables, which is true and beside the point.
struct CaseFile {
  struct Block {
    let words: [String]
    var lines: [String]
  }

  enum Part {
    case line(String)
    case block(Block)
  }

  let name: String
  private(set) var parts: [Part]

  static let observationColumns = [
    "table", "item", "measure", "value", "unit", "raw", "line", "flags",
  ]
  static let findingColumns = [
    "rule", "severity", "kind", "table", "item", "measure", "expected", "actual", "line",
  ]

  /// A case has a block `narrative` where it is about prose.
  static let narrativeColumns = ["metric", "subject", "value", "unit", "line"]

  /// Gives the names of all cases, in order.
  static let names: [String] = {
    let files = (try? Project.files(below: Project.cases)) ?? []
    return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
  }()

  init(name: String) throws {
    self.name = name
    let text = String(decoding: try Project.bytes(Self.file(name)), as: UTF8.self)
    parts = []
    var open: Block?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open {
          parts.append(.block(block))
          open = nil
        } else {
          open = Block(words: line.dropFirst(3).split(separator: " ").map(String.init), lines: [])
        }
      } else if open != nil {
        open?.lines.append(line)
      } else {
        parts.append(.line(line))
      }
    }
  }

  static func file(_ name: String) -> URL { Project.cases.appending(path: "\(name).md") }

  func block(_ kind: String) -> Block? {
    for case .block(let block) in parts where block.words.first == kind { return block }
    return nil
  }

  /// The name under which the piece of a report is given to the program.
  var documentName: String {
    let words = block("report")?.words ?? []
    return words.count > 1 ? "\(name)-\(words[1])" : "\(name).txt"
  }

  var document: [UInt8] { Array(((block("report")?.lines ?? []).map { $0 + "\n" }.joined()).utf8) }

  /// Tells whether a row belongs to what `observations of …` asks for.
  func asksFor(_ row: [String: String]) -> Bool {
    let wanted = (block("observations")?.words ?? []).dropFirst(2)
    let place = [row["table"], row["item"], row["measure"]].map { $0 ?? "" }.joined(separator: "/")
    return wanted.isEmpty || wanted.contains { place == $0 || place.hasPrefix($0 + "/") }
  }

  func asksForFinding(_ row: [String: String]) -> Bool {
    let left = (block("findings")?.words ?? []).dropFirst(2)
    return !left.contains { (row["rule"] ?? "").hasPrefix($0) }
  }

  mutating func replace(_ kind: String, with lines: [String]) {
    for (index, part) in parts.enumerated() {
      if case .block(var block) = part, block.words.first == kind {
        block.lines = lines
        parts[index] = .block(block)
      }
    }
  }

  var text: String {
    parts.map { part in
      switch part {
      case .line(let line): line
      case .block(let block):
        (["```" + block.words.joined(separator: " ")] + block.lines + ["```"]).joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }
}
