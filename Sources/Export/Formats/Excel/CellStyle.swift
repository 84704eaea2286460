/// This is how a cell looks: what it holds and why it is coloured. Its index is the place in `styles.xml`.
struct CellStyle {
  enum Content: Int, CaseIterable {
    case text
    /// Text that begins like a formula: it stays text when a person edits the cell.
    case guardedText
    /// A number that is a name, such as a year or a line.
    case number
    /// A number that counts something.
    case amount
    case fraction
    case date

    /// The number format and, for text, the mark that keeps it text.
    fileprivate var attributes: String {
      switch self {
      case .text: "numFmtId=\"49\""
      case .guardedText: "numFmtId=\"49\" quotePrefix=\"1\""
      case .number: "numFmtId=\"1\""
      case .amount: "numFmtId=\"3\""
      case .fraction: "numFmtId=\"164\""
      case .date: "numFmtId=\"165\""
      }
    }
  }

  /// Why a cell is coloured, the gravest last.
  enum Colour: Int, CaseIterable {
    case none, empty, note, corrected, doubtful, unknown

    fileprivate var red: String {
      switch self {
      case .none: ""
      case .empty: "FFEDEDED"
      case .note: "FFFFF2CC"
      case .corrected: "FFDDEBF7"
      case .doubtful: "FFFCE4D6"
      case .unknown: "FFF8CBAD"
      }
    }

    /// What the colour says, for the sheet that explains.
    var meaning: String {
      switch self {
      case .none: ""
      case .empty: "单元格为空或不适用"
      case .note: "数字旁有说明，或严重程度为警告"
      case .corrected: "人工更正"
      case .doubtful: "存疑：位置推定、字符修复或单位不明"
      case .unknown: "位置不能确定，数值留空；或严重程度为错误"
      }
    }
  }

  static func index(_ content: Content, _ colour: Colour = .none) -> Int {
    content.rawValue * Colour.allCases.count + colour.rawValue
  }

  private static let plain = Content.allCases.count * Colour.allCases.count
  /// The row of names for people.
  static let heading = plain
  /// The row of names for programs.
  static let code = plain + 1
  /// A text of several lines.
  static let wrapped = plain + 2

  /// Gives `xl/styles.xml`. The first two fills are fixed by the format.
  static var part: String {
    let coloured = Colour.allCases.dropFirst().map(\.red) + ["FF1F4E78"]
    let fills = coloured.map {
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\($0)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    }
    var formats: [String] = []
    for content in Content.allCases {
      for colour in Colour.allCases {
        let fill = colour == .none ? 0 : colour.rawValue + 1
        formats.append(
          "<xf \(content.attributes) fontId=\"0\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
            + " applyNumberFormat=\"1\" applyFill=\"1\"/>")
      }
    }
    let headingFill = coloured.count + 1
    formats += [
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"\(headingFill)\" borderId=\"0\" xfId=\"0\" applyFont=\"1\""
        + " applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>",
      "<xf numFmtId=\"49\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>",
      "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
        + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>",
    ]
    return XMLText.declaration
      + "<styleSheet xmlns=\"\(XMLText.main)\">"
      + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00####\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      + "<fonts count=\"3\">\(font(""))\(font("<b/>", colour: "FFFFFFFF"))\(font("<i/>", colour: "FF7F7F7F"))</fonts>"
      + "<fills count=\"\(fills.count + 2)\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill>\(fills.joined())</fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      + "<cellXfs count=\"\(formats.count)\">\(formats.joined())</cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
      + "</styleSheet>"
  }

  private static func font(_ shape: String, colour: String = "FF000000") -> String {
    "<font>\(shape)<sz val=\"11\"/><color rgb=\"\(colour)\"/><name val=\"等线\"/><family val=\"2\"/></font>"
  }
}
