import Core

/// Reads one sheet of a workbook: the cells that are shown, as they are printed, and the ranges that are merged.
struct SheetReader: ~Copyable {
  private var stream: XMLStream
  private let part: String
  private let strings: [[UInt8]]
  private(set) var cells: [SheetPlace: [UInt8]] = [:]
  private(set) var merged: [SheetRange] = []
  private var hidden = HiddenPlaces()

  init(_ content: [UInt8], part: String, strings: [[UInt8]]) throws(Reject) {
    stream = try XMLStream(content, part: part)
    self.part = part
    self.strings = strings
  }

  mutating func read() throws(Reject) {
    var row = -1
    var column = -1
    while try stream.opensNext() {
      switch stream.name {
      case "row":
        // Rows and cells that tell no place follow the ones before.
        row = stream.attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
        column = -1
        guard (0..<1_048_576).contains(row) else { throw Reject.brokenXML(part) }
        if isOn("hidden") { hidden.hide(row: row) }
      case "c":
        let place =
          stream.attribute("r").flatMap { SheetPlace($0[...]) }
          ?? SheetPlace(row: max(0, row), column: column + 1)
        (row, column) = (place.row, place.column)
        if cells.count + hidden.cells.count >= BlockCell.mostCells { throw Reject.tooManyCells(part) }
        if hidden.contains(place) { hidden.add(try value(), at: place) } else { cells[place] = try value() }
      case "col" where isOn("hidden"):
        hidden.hide(columnsFrom: number("min"), to: number("max"))
      case "mergeCell":
        if let range = stream.attribute("ref").flatMap(SheetRange.init) { merged.append(range) }
        if merged.count > BlockCell.mostCells { throw Reject.tooManyCells(part) }
      default: break
      }
    }
    for range in merged {
      if let text = hidden.text(shownOf: range) { cells[range.first] = text }
    }
  }

  private func number(_ attribute: String) -> Int? { stream.attribute(attribute).flatMap { Int($0) } }

  private func isOn(_ attribute: String) -> Bool {
    stream.attribute(attribute).map { $0 == "1" || $0 == "true" } ?? false
  }

  /// Reads the cell that was just opened.
  private mutating func value() throws(Reject) -> [UInt8] {
    let level = stream.depth
    let type = stream.attribute("t") ?? "n"
    var value: [UInt8]?
    var formula: [UInt8]?
    while true {
      switch try stream.next() {
      case .close where stream.depth == level, .end:
        // A formula that nobody has computed is no empty cell; what it would give is not ours to guess.
        guard let value else { return formula.map { [UInt8(ascii: "=")] + $0 } ?? [] }
        return printed(value, type: type)
      case .open:
        switch stream.name {
        case "v": value = try stream.text()
        case "f": formula = try stream.text()
        case "is": value = try SharedStrings.string(&stream)
        default: break
        }
      case .close, .text: continue
      }
    }
  }

  private func printed(_ value: [UInt8], type: String) -> [UInt8] {
    switch type {
    case "s":
      let index = Int(String(decoding: value, as: UTF8.self)) ?? -1
      return strings.indices.contains(index) ? strings[index] : []
    case "b": return Array((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
    case "n": return SheetNumber.printed(value)
    default: return value
    }
  }
}
