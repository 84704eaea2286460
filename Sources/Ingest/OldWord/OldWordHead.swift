import Core

/// This is what the head of an old Word file (the FIB) tells: where its text and the properties of its text
/// stand. Files of Word 97 and later are read, and what WPS writes under the name of .wps.
struct OldWordHead {
  /// A piece of the table stream.
  struct Place {
    let start: Int
    let count: Int
  }

  let tableStream: String
  /// The number of characters of the text, and of what follows it in the file: the text boxes are wanted.
  let textCount: Int
  let boxes: Range<Int>
  let pieces: Place
  let characterRuns: Place
  let paragraphRuns: Place

  init(_ stream: [UInt8]) throws(Reject) {
    let reader = LittleEndian(stream)
    guard reader.short(0) == 0xA5EC, let version = reader.short(2), let flags = reader.short(10) else {
      throw Reject.brokenOldOffice()
    }
    if flags & 0x8100 != 0 { throw Reject.protectedOldWord() }
    if version < 0xC1 { throw Reject.tooOldWord() }
    tableStream = flags & 0x200 != 0 ? "1Table" : "0Table"
    guard let shorts = reader.short(32), let longs = reader.short(34 + 2 * shorts), longs >= 11 else {
      throw Reject.brokenOldOffice()
    }
    let counts = 36 + 2 * shorts
    let places = counts + 4 * longs + 2
    func count(_ index: Int) throws(Reject) -> Int {
      guard let value = reader.long(counts + 4 * index), value <= Self.mostCharacters else {
        throw Reject.brokenOldOffice()
      }
      return value
    }
    func place(_ index: Int) throws(Reject) -> Place {
      guard let start = reader.long(places + 8 * index), let count = reader.long(places + 8 * index + 4)
      else {
        throw Reject.brokenOldOffice()
      }
      return Place(start: start, count: count)
    }
    textCount = try count(3)
    // Notes, heads of pages, comments and end notes stand between the text and the boxes.
    var before = textCount
    for index in [4, 5, 6, 7, 8] { before += try count(index) }
    boxes = before..<(before + (try count(9)))
    characterRuns = try place(12)
    paragraphRuns = try place(13)
    pieces = try place(33)
  }

  /// Far more than any report has; pieces may refer to the same bytes again and again.
  static let mostCharacters = 8 << 20
}
