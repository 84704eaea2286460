/// Which rows of a page have a value: the definition levels of a column that may have missing values.
struct PageLevels {
  /// 1 where there is a value; filled only once a value is missing.
  private var levels: [UInt8] = []
  private(set) var rows = 0
  private(set) var missing = 0

  var present: Int { rows - missing }

  mutating func append(isMissing: Bool) {
    if isMissing || missing > 0 {
      if missing == 0 {
        levels.removeAll(keepingCapacity: true)
        levels.append(contentsOf: repeatElement(1, count: rows))
      }
      levels.append(isMissing ? 0 : 1)
      if isMissing { missing += 1 }
    }
    rows += 1
  }

  /// Gives the start of a page's body: the number of bytes, then the levels.
  func encoded() -> [UInt8] {
    var body: [UInt8] = []
    if missing == 0 {
      HybridRuns.append(run: 1, count: rows, width: 1, to: &body)
    } else {
      HybridRuns.append(levels.span, width: 1, to: &body)
    }
    var prefix: [UInt8] = []
    prefix.append(littleEndian: UInt32(body.count))
    return prefix + body
  }

  mutating func removeAll() {
    rows = 0
    missing = 0
  }
}
