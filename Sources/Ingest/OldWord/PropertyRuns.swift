import Core

/// These are the stretches of an old Word file that share properties, in the pages of 512 bytes that Word keeps
/// them in; for each stretch the place of its list of changes (a grpprl) is kept.
struct PropertyRuns {
  enum Kind { case paragraphs, characters }

  private struct Run {
    let start: Int
    let end: Int
    let changes: Range<Int>
  }

  private let document: LittleEndian
  private var runs: [Run] = []

  init(
    _ kind: Kind, document: [UInt8], table: [UInt8], place: OldWordHead.Place
  ) throws(Reject) {
    self.document = LittleEndian(document)
    let reader = LittleEndian(table)
    guard place.count >= 4, reader.slice(place.start, count: place.count) != nil else {
      throw Reject.brokenOldOffice()
    }
    let pages = (place.count - 4) / 8
    // A page cannot be named more often than the file has pages.
    if pages > document.count / 512 + 1 { throw Reject.brokenOldOffice() }
    for index in 0..<pages {
      guard let number = reader.long(place.start + 4 * (pages + 1) + 4 * index) else {
        throw Reject.brokenOldOffice()
      }
      try readPage(at: (number & 0x3F_FFFF) * 512, kind: kind)
    }
    runs.sort { $0.start < $1.start }
  }

  private mutating func readPage(at page: Int, kind: Kind) throws(Reject) {
    guard let count = document.byte(page + 511).map(Int.init) else { throw Reject.brokenOldOffice() }
    let width = kind == .paragraphs ? 13 : 1
    guard 4 * (count + 1) + width * count < 512 else { throw Reject.brokenOldOffice() }
    for index in 0..<count {
      guard let start = document.long(page + 4 * index), let end = document.long(page + 4 * index + 4),
        let half = document.byte(page + 4 * (count + 1) + width * index).map(Int.init)
      else { throw Reject.brokenOldOffice() }
      // No place: the properties are those of the style.
      let changes = half == 0 ? 0..<0 : try self.changes(at: page + 2 * half, end: page + 511, kind: kind)
      runs.append(Run(start: start, end: end, changes: changes))
    }
  }

  private func changes(at place: Int, end: Int, kind: Kind) throws(Reject) -> Range<Int> {
    guard let length = document.byte(place).map(Int.init) else { throw Reject.brokenOldOffice() }
    let range: Range<Int>
    switch kind {
    case .characters: range = (place + 1)..<(place + 1 + length)
    case .paragraphs:
      // The length counts pairs of bytes, and the number of the style stands in front.
      if length > 0 {
        range = (place + 3)..<max(place + 3, place + 2 * length)
      } else {
        guard let longer = document.byte(place + 1).map(Int.init) else { throw Reject.brokenOldOffice() }
        range = (place + 4)..<max(place + 4, place + 2 + 2 * longer)
      }
    }
    guard range.upperBound <= end else { throw Reject.brokenOldOffice() }
    return range
  }

  /// Gives the changes that hold for the character at an offset of the stream.
  func changes(at offset: Int) -> PropertyChanges {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset < runs[low - 1].end else { return PropertyChanges(bytes: []) }
    return PropertyChanges(bytes: Array(document.bytes[runs[low - 1].changes]))
  }

  /// The end of the run that an offset lies in, so that a walk need not ask for every character.
  func end(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset < runs[low - 1].end else { return low < runs.count ? runs[low].start : Int.max }
    return runs[low - 1].end
  }
}

/// This is a list of changes to properties: codes (sprm) with operands whose length the code tells.
struct PropertyChanges {
  let bytes: [UInt8]

  /// Gives the operand of the last change with this code.
  func operand(_ code: Int) -> ArraySlice<UInt8>? {
    let reader = LittleEndian(bytes)
    var found: ArraySlice<UInt8>?
    var at = 0
    while let current = reader.short(at) {
      at += 2
      let length: Int
      switch current >> 13 {
      case 0, 1: length = 1
      case 2, 4, 5: length = 2
      case 3: length = 4
      case 7: length = 3
      default:
        // The definition of a table row has its length in two bytes, all others in one.
        if current == Self.rowDefinition {
          length = 1 + max(1, reader.short(at) ?? 0)
        } else {
          length = 1 + Int(reader.byte(at) ?? 0)
        }
      }
      guard let operand = reader.slice(at, count: length) else { return found }
      if current == code { found = operand }
      at += length
    }
    return found
  }

  func isOn(_ code: Int) -> Bool { operand(code)?.first.map { $0 != 0 } ?? false }

  /// Deleted, hidden, or struck out: what stands beside it has replaced it.
  var isUnprinted: Bool {
    isOn(Self.isDeleted) || isOn(Self.isHidden) || isOn(Self.isStruck) || isOn(Self.isStruckTwice)
  }

  var shift: TextStyle.Shift {
    switch operand(Self.shiftCode)?.first {
    case 1: .raised
    case 2: .lowered
    default: .none
    }
  }

  /// How far above the line, in half points.
  var position: Int {
    guard let operand = operand(Self.positionCode), let value = LittleEndian(Array(operand)).short(0) else {
      return 0
    }
    return Int(Int16(truncatingIfNeeded: value))
  }

  static let rowDefinition = 0xD608
  static let inTable = 0x2416
  static let endsRow = 0x2417
  static let depth = 0x6649
  static let endsInnerCell = 0x244B
  static let endsInnerRow = 0x244C
  static let elsewhere = [0x6645, 0x6646]
  private static let isDeleted = 0x0800
  private static let isHidden = 0x083C
  private static let isStruck = 0x0837
  private static let isStruckTwice = 0x2A53
  private static let shiftCode = 0x2A48
  private static let positionCode = 0x4845
}
