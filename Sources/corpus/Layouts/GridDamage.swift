/// This is what recognition of a scanned table does to its rows: cells fall out, come in, slide and merge.
/// Numbers are kept in order, so that a careful person still reads them; where one is lost, nobody does.
struct GridDamage {
  let rows: [[Field]]

  init(_ rows: [[Field]], part: FormPart, rendering: inout Rendering) {
    guard rendering.noise > 1 else {
      self.rows = rows
      return
    }
    let trailing = rendering.chance.pick([0, 0, 0, 1, 2])
    let isRough = rendering.noise > 2 && rendering.chance.chance(percent: 60)
    var damaged: [[Field]] = []
    for row in rows {
      var row = row + [Field](repeating: Field(text: "", value: nil), count: trailing)
      if isRough, row.contains(where: { $0.value != nil }) {
        Self.damage(&row, part: part, rendering: &rendering)
      }
      damaged.append(row)
    }
    self.rows = damaged
  }

  private static func damage(_ row: inout [Field], part: FormPart, rendering: inout Rendering) {
    let values = row.indices.filter { row[$0].value != nil }
    let isFull = values.allSatisfy { !row[$0].text.trimmedBlanks.isEmpty }
    guard isFull, let first = values.first, let last = values.last else { return }
    switch rendering.chance.below(100) {
    case 0..<8:
      if let empty = row[..<first].firstIndex(where: { $0.text.isEmpty }) { row.remove(at: empty) }
    case 8..<14: row.insert(Field(text: "", value: nil), at: first)
    case 14..<17:
      if let label = row[..<first].firstIndex(where: { !$0.text.isEmpty }), label > 0 { row.swapAt(0, label) }
    case 17..<19 where values.count > 2:
      let place = rendering.chance.number(first...(last - 1))
      row[place].text = row[place].text.trimmedBlanks + " " + row[place + 1].text.trimmedBlanks
      row.remove(at: place + 1)
    case 19..<21 where values.count > 2:
      lose(1, from: &row, values, rendering: &rendering)
    case 21..<40 where part == .reviews:
      lose(rendering.chance.number(1...5), from: &row, values, rendering: &rendering)
    default: break
    }
  }

  private static func lose(
    _ count: Int, from row: inout [Field], _ values: [Int], rendering: inout Rendering
  ) {
    for place in values { if let index = row[place].value { rendering.unreadable.insert(index) } }
    let start = values[rendering.chance.below(values.count - count + 1)]
    row.removeSubrange(start..<(start + count))
  }
}
