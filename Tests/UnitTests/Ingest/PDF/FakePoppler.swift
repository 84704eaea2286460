import Core

/// Answers as the programs of poppler would for pages that a test draws.
struct FakePoppler: HelperRunner {
  struct Page {
    /// Words with their left edge and the middle of their line; characters are 10 points high.
    var words: [(text: String, left: Double, middle: Double)] = []
    /// Lines along the page: their height, from where to where.
    var across: [(at: Double, from: Double, to: Double)] = []
    var down: [(at: Double, from: Double, to: Double)] = []
    /// Paths that are drawn otherwise.
    var drawings = ""

    init() {}

    /// Draws a table with a line around every cell and puts a text into the middle of each.
    init(edges columns: [Double], _ rows: [Double], _ texts: [[String]]) {
      across = rows.map { ($0, columns[0], columns[columns.count - 1]) }
      down = columns.map { ($0, rows[0], rows[rows.count - 1]) }
      for (row, line) in texts.enumerated() {
        for (column, text) in line.enumerated() where !text.isEmpty {
          words.append((text, columns[column] + 3, (rows[row] + rows[row + 1]) / 2))
        }
      }
    }
  }

  var pages: [Page] = []
  var failures: [HelperProgram: HelperFailure] = [:]
  var answers: [HelperProgram: [UInt8]] = [:]

  func output(
    of program: HelperProgram, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8] {
    if let failure = failures[program] { throw failure }
    if let answer = answers[program] { return answer }
    switch program {
    case .pdftotext: return Array(table.utf8)
    case .pdftocairo: return Array(drawing.utf8)
    case .soffice: throw .missing
    }
  }

  static func width(_ text: String) -> Double {
    text.unicodeScalars.map { $0.value < 0x2E80 ? 5.0 : 10.0 }.reduce(0, +)
  }

  private var table: String {
    var text =
      "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    for (number, page) in pages.enumerated() {
      text += "1\t\(number + 1)\t0\t0\t0\t0\t0.0\t0.0\t595.0\t842.0\t-1\t###PAGE###\n"
      for word in page.words {
        text +=
          "5\t\(number + 1)\t0\t0\t0\t0\t\(word.left)\t\(word.middle - 5)\t\(Self.width(word.text))\t10.0\t100\t"
        text += "\(word.text)\n"
      }
    }
    return text
  }

  private var drawing: String {
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><defs><path style=\"fill:none;\" d=\"M 0 0 L 900 0 \"/></defs>"
    text += pages.count > 1 ? "<pageSet>" : ""
    for page in pages {
      text += pages.count > 1 ? "<page><g>" : "<g>"
      for line in page.across { text += Self.stroke("M \(line.from) \(line.at) L \(line.to) \(line.at) ") }
      for line in page.down { text += Self.stroke("M \(line.at) \(line.from) L \(line.at) \(line.to) ") }
      text += page.drawings + (pages.count > 1 ? "</g></page>" : "</g>")
    }
    return text + (pages.count > 1 ? "</pageSet></svg>" : "</svg>")
  }

  static func stroke(_ path: String, _ attributes: String = "") -> String {
    "<path style=\"fill:none;stroke:rgb(0%,0%,0%);\" d=\"\(path)\" \(attributes)/>"
  }

  static func fill(_ path: String, color: String = "0%,0%,0%") -> String {
    "<path style=\" stroke:none;fill-rule:nonzero;fill:rgb(\(color));\" d=\"\(path)\"/>"
  }
}
