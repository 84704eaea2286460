/// These are the habits of what made one web page: a content system, an editor in the browser, Word, WPS.
struct PageStyle {
  enum Frame { case bare, site, layoutTables, word, wps }
  enum Content { case bare, paragraph, word, font, pieces, division }
  enum Tables { case whole, cut, blocks, rows, divisions, nested }

  var frame = Frame.bare
  var content = Content.bare
  var tables = Tables.whole
  /// What stands in a cell that holds nothing.
  var blank = ""
  var closesCells = true
  var isUpper = false
  /// Line ends and blanks between tags and text.
  var isIndented = false
  /// Chances in a hundred that a label has a line break inside.
  var breaks = 0
  /// Word puts a cell without a meaning at the end of rows whose widths do not fit the grid.
  var hasMisalignedCells = false
  var encoding = Encoding.utf8
  /// What the page says of its encoding.
  var label = "utf-8"
  var hasMetadata = false

  static func drawn(_ kind: PageKind, noise: Int, with chance: inout Randomness) -> PageStyle {
    var style = PageStyle()
    switch kind {
    case .site:
      style.frame = chance.pick([.bare, .site, .site, .layoutTables])
      style.content = chance.pick([.bare, .paragraph, .pieces, .font, .division])
      style.tables = chance.pick(weighted: [(60, .whole), (15, .blocks), (15, .cut), (10, .nested)])
    case .word:
      style.frame = .word
      style.content = .word
      style.tables = chance.pick(weighted: [(70, .whole), (20, .cut), (10, .blocks)])
    case .wps:
      style.frame = .wps
      style.content = chance.pick([.word, .pieces])
      style.tables = chance.pick(weighted: [(80, .whole), (20, .cut)])
    case .loose:
      style.frame = chance.pick([.site, .layoutTables, .bare])
      style.content = chance.pick([.bare, .font, .paragraph])
      style.closesCells = false
      style.isUpper = true
    case .divisions:
      style.frame = .site
      style.content = chance.pick([.bare, .paragraph, .pieces])
      style.tables = .divisions
    case .rows:
      style.frame = chance.pick([.site, .bare])
      style.content = chance.pick([.bare, .paragraph])
      style.tables = .rows
    case .lines: style.frame = chance.pick([.site, .layoutTables])
    }
    guard noise > 0 else { return style }
    style.blank = chance.pick(["", "&nbsp;", "<br>", "&nbsp;&nbsp;", "　", "<p>&nbsp;</p>", "<o:p></o:p>"])
    style.isIndented = chance.chance(percent: 40)
    style.breaks = chance.chance(percent: 40) ? chance.number(5...40) : 0
    style.hasMetadata = chance.chance(percent: 50)
    style.hasMisalignedCells = kind == .word && noise > 1 && chance.chance(percent: 30)
    (style.encoding, style.label) = chance.pick(weighted: [
      (60, (.utf8, "utf-8")), (5, (.utf8WithMark, "utf-8")), (15, (.gb18030, "gb2312")),
      (6, (.gb18030, "gbk")), (4, (.gb18030, "")), (4, (.gb18030, "utf-8")), (3, (.utf8, "gb2312")),
      (3, (.utf16LittleEndian, "unicode")),
    ])
    return style
  }
}

/// These are the families of web pages, each a layout of its own in the tables of the scorer.
enum PageKind: String, CaseIterable { case site, word, wps, loose, divisions, rows, lines }
