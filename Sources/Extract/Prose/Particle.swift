/// These are characters that prose is cut at, by what they do.
enum Particle {
  static let of: UInt16 = 0x7684  // 的
  static let done: UInt16 = 0x4E86  // 了
  static let others: UInt16 = 0x7B49  // 等
  static let ordinal: UInt16 = 0x7B2C  // 第
  static let every: UInt16 = 0x6BCF  // 每
  static let have: UInt16 = 0x6709  // 有
  static let beyond: UInt16 = 0x4EE5  // 以, as in 以上
  static let shareOf: UInt16 = 0x5360  // 占
  static let divide: UInt16 = 0x5206  // 分 of 分别
  static let separately: UInt16 = 0x522B  // 别 of 分别
  static let times: UInt16 = 0x500D  // 倍
  static let incident: UInt16 = 0x8D77  // 起
  static let hyphenDot: UInt16 = 0xB7
  static let plus: UInt16 = 0x2B
  static let year: UInt16 = 0x5E74  // 年
  static let slash: UInt16 = 0x2F
  static let tilde: UInt16 = 0x7E
  /// Of **bold** in Markdown.
  static let asterisk: UInt16 = 0x2A

  /// 和, 与, 及: between members of a list.
  static func joins(_ code: UInt16) -> Bool { code == 0x548C || code == 0x4E0E || code == 0x53CA }

  /// 将, 把 before an object; not in 将乐县, 将军.
  static func leadsToObject(_ code: UInt16, before next: UInt16) -> Bool {
    code == 0x628A || (code == 0x5C06 && next != 0x4E50 && next != 0x519B)
  }

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

  /// 的, 为, 属, 是 between a unit and the noun behind it.
  static func opensNoun(_ code: UInt16) -> Bool {
    code == of || code == 0x4E3A || code == 0x5C5E || code == 0x662F
  }

  /// 了, 过, 着, 的, 共, 和, 及, 与, 为, 属, and the asterisks of Markdown: what may stand in front of a noun phrase and is none of it.
  static func fillsIn(_ code: UInt16) -> Bool {
    switch code {
    case 0x4E86, 0x8FC7, 0x7740, 0x7684, 0x5171, 0x548C, 0x53CA, 0x4E0E, 0x4E3A, 0x5C5E, asterisk: true
    default: false
    }
  }

  /// 在 and 对 before the one whom a number is about.
  static func leadsToScope(_ code: UInt16) -> Bool { code == 0x5728 || code == 0x5BF9 }

  /// 年度, 年底 behind 年
  static func endsDate(_ code: UInt16) -> Bool { code == 0x5EA6 || code == 0x5E95 }

  /// 自, 从: since a year.
  static func isSince(_ code: UInt16) -> Bool { code == 0x81EA || code == 0x4ECE }

  /// 由, 从 before a level that was left: 由86个精简至52个.
  static func isFrom(_ code: UInt16) -> Bool { code == 0x7531 || code == 0x4ECE }

  /// 长, 率, 比, 为, 幅: behind them a dash is a sign, as in 增长-3.5%.
  static func endsRate(_ code: UInt16) -> Bool {
    code == 0x957F || code == 0x7387 || code == 0x6BD4 || code == 0x4E3A || code == 0x5E45
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
