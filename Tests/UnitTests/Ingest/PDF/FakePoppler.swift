import Core

/// Answers as the programs of poppler would for pages that a test draws.
struct FakePoppler: HelperRunner {
  struct Page {
    /// Words with their left edge and the middle of their line; characters are 10 points high.
    var words: [(text: String, left: Double, middle: Double)] = []
    /// Lines along the page: their height, from where to where.
    var across: [(at: Double, from: Double, to: Double)] = []
    var down: [(at: Double, from: Double, to: Double)] = []
    /// How high some of the words are, by their number.
    var heights: [Int: Double] = [:]
    /// So many right angles the page is turned clockwise.
    var turns = 0
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

    fileprivate func turned(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      switch turns {
      case 1: (842 - y, x)
      case 2: (595 - x, 842 - y)
      case 3: (y, 595 - x)
      default: (x, y)
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
      var line = 0
      for (index, word) in page.words.enumerated() {
        if index > 0, word.middle != page.words[index - 1].middle { line += 1 }
        let size = page.heights[index] ?? 10
        let (left, top) = (word.left, word.middle - size / 2)
        let first = page.turned(left, top)
        let last = page.turned(left + Self.width(word.text) * size / 10, top + size)
        let (x, y) = (min(first.x, last.x), min(first.y, last.y))
        let (width, height) = (abs(last.x - first.x), abs(last.y - first.y))
        text += "5\t\(number + 1)\t0\t0\t\(line)\t0\t"
        text += "\(x)\t\(y)\t\(width)\t\(height)\t100\t\(word.text)\n"
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
      for line in page.across {
        text += Self.stroke(from: page.turned(line.from, line.at), to: page.turned(line.to, line.at))
      }
      for line in page.down {
        text += Self.stroke(from: page.turned(line.at, line.from), to: page.turned(line.at, line.to))
      }
      text += page.drawings + (pages.count > 1 ? "</g></page>" : "</g>")
    }
    return text + (pages.count > 1 ? "</pageSet></svg>" : "</svg>")
  }

  private static func stroke(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> String {
    stroke("M \(start.x) \(start.y) L \(end.x) \(end.y) ")
  }

  static func stroke(_ path: String, _ attributes: String = "") -> String {
    "<path style=\"fill:none;stroke:rgb(0%,0%,0%);\" d=\"\(path)\" \(attributes)/>"
  }

  static func fill(_ path: String, color: String = "0%,0%,0%") -> String {
    "<path style=\" stroke:none;fill-rule:nonzero;fill:rgb(\(color));\" d=\"\(path)\"/>"
  }
}
