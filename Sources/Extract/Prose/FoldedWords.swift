internal import Core

/// This is a list of words in folded form, searched for at a place without touching memory that is counted:
/// one pool of characters, the longest word first.
struct FoldedWords: Sendable {
  private let pool: [UInt16]
  private let words: [(start: Int32, count: Int32)]
  /// A bit for each first and each last character, modulo 64: most places are refused by them.
  private let firsts: UInt64
  private let lasts: UInt64

  init(_ list: [String], _ script: ProseScript) {
    var pool: [UInt16] = []
    var words: [(start: Int32, count: Int32)] = []
    var firsts: UInt64 = 0
    var lasts: UInt64 = 0
    for codes in list.map(script.fold).sorted(by: { $0.count > $1.count }) {
      guard let first = codes.first, let last = codes.last else { continue }
      words.append((Int32(pool.count), Int32(codes.count)))
      pool += codes
      firsts |= 1 << UInt64(first & 63)
      lasts |= 1 << UInt64(last & 63)
    }
    self.pool = pool
    self.words = words
    self.firsts = firsts
    self.lasts = lasts
  }

  /// Gives the length of the longest word that stands at a place and ends within a limit.
  func length(at place: Int, in codes: [UInt16], limit: Int) -> Int? {
    if place < 0 || place >= limit || firsts & (1 << UInt64(codes[place] & 63)) == 0 { return nil }
    for word in words where place + Int(word.count) <= limit && matches(word, at: place, codes) {
      return Int(word.count)
    }
    return nil
  }

  /// Gives the length of the longest word that ends before a place and begins at a bound or behind it.
  func length(before place: Int, in codes: [UInt16], from bound: Int) -> Int? {
    if place <= bound || lasts & (1 << UInt64(codes[place - 1] & 63)) == 0 { return nil }
    for word in words
    where place - Int(word.count) >= bound && matches(word, at: place - Int(word.count), codes) {
      return Int(word.count)
    }
    return nil
  }

  /// Tells whether one of the words stands anywhere in a range.
  func stand(in range: Range<Int>, of codes: [UInt16]) -> Bool {
    for place in range where length(at: place, in: codes, limit: codes.count) != nil { return true }
    return false
  }

  private func matches(_ word: (start: Int32, count: Int32), at place: Int, _ codes: [UInt16]) -> Bool {
    let start = Int(word.start)
    for index in 0..<Int(word.count) where codes[place + index] != pool[start + index] { return false }
    return true
  }
}

/// These are characters that prose is cut at, by what they do.
enum Particle {
  static let of: UInt16 = 0x7684  // 的
  static let done: UInt16 = 0x4E86  // 了
  static let others: UInt16 = 0x7B49  // 等
  static let every: UInt16 = 0x6BCF  // 每
  static let have: UInt16 = 0x6709  // 有
  static let beyond: UInt16 = 0x4EE5  // 以, as in 以上
  static let shareOf: UInt16 = 0x5360  // 占
  static let times: UInt16 = 0x500D  // 倍
  static let incident: UInt16 = 0x8D77  // 起
  static let hyphenDot: UInt16 = 0xB7
  static let plus: UInt16 = 0x2B
  static let slash: UInt16 = 0x2F
  static let tilde: UInt16 = 0x7E

  /// 和, 与, 及: between members of a list.
  static func joins(_ code: UInt16) -> Bool { code == 0x548C || code == 0x4E0E || code == 0x53CA }

  /// 对, 将, 把, 向, 在, 从, 由, 于, 与, 给: a number right behind one has its noun behind its unit.
  static func isPreposition(_ code: UInt16) -> Bool {
    switch code {
    case 0x5BF9, 0x5C06, 0x628A, 0x5411, 0x5728, 0x4ECE, 0x7531, 0x4E8E, 0x4E0E, 0x7ED9: true
    default: false
    }
  }

  /// 并, 在, 向, 对, 由, 为, 通 of 通过: what leads from one verb to the next.
  static func leadsToVerb(_ code: UInt16) -> Bool {
    switch code {
    case 0x5E76, 0x5728, 0x5411, 0x5BF9, 0x7531, 0x4E3A, 0x901A: true
    default: false
    }
  }

  /// 到, 至, 为 behind 提高: what follows is the level reached.
  static func reaches(_ code: UInt16) -> Bool { code == 0x5230 || code == 0x81F3 || code == 0x4E3A }

  /// 年, 月, 日
  static func isDate(_ code: UInt16) -> Bool { code == 0x5E74 || code == 0x6708 || code == 0x65E5 }

  /// 每, 任, 某, 同, 这, 那, 唯, 逐, 另, 何, 的 before 一件: it singles out and does not count.
  static func singlesOut(_ code: UInt16) -> Bool {
    switch code {
    case 0x6BCF, 0x4EFB, 0x67D0, 0x540C, 0x8FD9, 0x90A3, 0x552F, 0x9010, 0x53E6, 0x4F55, 0x7684: true
    default: false
    }
  }
}
