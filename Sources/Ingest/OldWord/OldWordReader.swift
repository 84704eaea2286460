import Core

/// Walks the characters of an old Word file and makes blocks of them. Tables are told by the properties of
/// paragraphs: how deep in tables one stands, and whether its end is that of a cell or of a row. Deleted and
/// hidden text and the codes of fields are left out.
struct OldWordReader {
  private let text: PieceTable
  private let paragraphs: PropertyRuns
  private let characters: PropertyRuns
  private let data: [UInt8]

  private var body: [Block] = []
  private var levels: [Level] = []

  /// This is a table that is not at its end yet.
  private struct Level {
    var table = OldWordTable()
    var row: [[Block]] = []
    var cell: [Block] = []
    var hasRows = false
  }

  private static let deepest = 30

  init(text: PieceTable, paragraphs: PropertyRuns, characters: PropertyRuns, data: [UInt8]) {
    self.text = text
    self.paragraphs = paragraphs
    self.characters = characters
    self.data = data
  }

  mutating func blocks(_ ranges: [Range<Int>]) throws(Reject) -> [Block] {
    for range in ranges {
      try read(range)
      try close(to: 0)
    }
    return body
  }

  // MARK: Characters

  private mutating func read(_ range: Range<Int>) throws(Reject) {
    guard range.upperBound <= text.units.count else { throw Reject.brokenOldOffice() }
    var paragraph: [UInt16] = []
    // For each field around here whether its code is over and its result is being read.
    var fields: [Bool] = []
    var runEnd = -1
    var runStart = 0
    var isUnprinted = false
    var (position, shift) = (0, TextStyle.Shift.none)
    var line = TextLine()
    for index in range {
      let offset = Int(text.offsets[index])
      if offset < runStart || offset >= runEnd {
        let changes = characters.changes(at: offset)
        (isUnprinted, position, shift) = (changes.isUnprinted, changes.position, changes.shift)
        (runStart, runEnd) = (offset, characters.end(at: offset))
      }
      let unit = text.units[index]
      switch unit {
      case 0x07, 0x0D, 0x0C:
        // The deleted end of a paragraph joins it with the next one; that of a cell stays.
        if unit == 0x0D, isUnprinted, !paragraphs.changes(at: offset).isOn(PropertyChanges.inTable) {
          continue
        }
        try end(paragraph, mark: unit, offset: offset)
        paragraph = []
        fields = []
        line = TextLine()
      case 0x13: fields.append(false)
      case 0x14: if !fields.isEmpty { fields[fields.count - 1] = true }
      case 0x15: _ = fields.popLast()
      case _ where isUnprinted || fields.contains(false): continue
      case 0x09: paragraph.append(0x09)
      case 0x0B: paragraph.append(0x0A)
      case 0x1E: paragraph.append(0x2D)
      case 0x00...0x1F: continue
      case 0x30...0x39:
        let style = TextStyle(shift: line.shift(at: position, told: shift))
        paragraph += String(decoding: style.printed([UInt8(unit)]), as: UTF8.self).utf16
      default:
        _ = line.shift(at: position, told: .none)
        paragraph.append(unit)
      }
    }
    if !paragraph.isEmpty { try end(paragraph, mark: 0x0D, offset: nil) }
  }

  // MARK: Paragraphs

  private mutating func end(_ units: [UInt16], mark: UInt16, offset: Int?) throws(Reject) {
    let block = Block.paragraph(Array(String(decoding: units, as: UTF16.self).utf8))
    let changes = offset.map { properties(at: $0) } ?? PropertyChanges(bytes: [])
    let depth = try depth(changes)
    if depth == 0 {
      // A cell mark where no table is: the properties are lost, and with them the columns.
      if mark == 0x07 { throw Reject.brokenOldTable() }
      try close(to: 0)
      body.append(block)
      return
    }
    try close(to: depth)
    while levels.count < depth { levels.append(Level()) }
    let last = depth - 1
    if changes.isOn(depth == 1 ? PropertyChanges.endsRow : PropertyChanges.endsInnerRow) {
      guard let definition = changes.operand(PropertyChanges.rowDefinition), levels[last].cell.isEmpty else {
        throw Reject.brokenOldTable()
      }
      try levels[last].table.append(row: levels[last].row, definition: definition)
      levels[last].row = []
      levels[last].hasRows = true
      return
    }
    levels[last].cell.append(block)
    if depth == 1 ? mark == 0x07 : changes.isOn(PropertyChanges.endsInnerCell) {
      levels[last].row.append(levels[last].cell)
      levels[last].cell = []
    }
  }

  private func depth(_ changes: PropertyChanges) throws(Reject) -> Int {
    guard changes.isOn(PropertyChanges.inTable) else { return 0 }
    guard let told = changes.operand(PropertyChanges.depth) else { return 1 }
    let depth = LittleEndian(Array(told)).long(0) ?? 1
    guard (1...Self.deepest).contains(depth) else { throw Reject.brokenOldTable() }
    return depth
  }

  /// Long lists of changes stand in a stream of their own.
  private func properties(at offset: Int) -> PropertyChanges {
    let changes = paragraphs.changes(at: offset)
    for code in PropertyChanges.elsewhere {
      guard let operand = changes.operand(code), let place = LittleEndian(Array(operand)).long(0) else {
        continue
      }
      let reader = LittleEndian(data)
      if let count = reader.short(place), let list = reader.slice(place + 2, count: count) {
        return PropertyChanges(bytes: changes.bytes + list)
      }
    }
    return changes
  }

  /// Ends the tables that are deeper than a depth; each stands in the cell around it.
  private mutating func close(to depth: Int) throws(Reject) {
    while levels.count > depth, let level = levels.popLast() {
      guard level.row.isEmpty, level.cell.isEmpty else { throw Reject.brokenOldTable() }
      if !level.hasRows { continue }
      let block = Block.table(try level.table.table())
      if levels.isEmpty { body.append(block) } else { levels[levels.count - 1].cell.append(block) }
    }
  }
}
