/// How the text of a page lies: wide tables are often printed sideways, and some scanners turn pages over.
enum PageTurn {
  case none
  /// Upside down.
  case half
  /// Lines run down the page, the first one at the right.
  case right
  /// Lines run up the page, the first one at the left.
  case left
}

/// Gathers from the words of a page, in the order of reading, how its text lies.
struct TurnVotes {
  private var wide = 0
  private var tall = 0
  /// Steps from word to word and from line to line that each turn explains.
  private var steps = (none: 0, half: 0, right: 0, left: 0)
  private var last: (box: PageBox, block: Int, line: Int)?

  /// Steps that a page must take before it is turned.
  private static let fewest = 4

  /// - Parameters:
  ///   - characters: how many the word has; one alone is neither wide nor tall.
  ///   - block: tells the blocks of the page apart, `line` the lines of a block.
  mutating func add(_ box: PageBox, characters: Int, block: Int, line: Int) {
    if characters > 1, box.width > 1.2 * box.height { wide += 1 }
    if characters > 1, box.height > 1.2 * box.width { tall += 1 }
    if let last, last.block == block {
      let (x, y) = (box.left - last.box.left, box.top - last.box.top)
      if last.line == line {
        count(along: x, \.none, \.half)
        count(along: y, \.right, \.left)
      } else {
        count(along: y, \.none, \.half)
        count(along: -x, \.right, \.left)
      }
    }
    last = (box, block, line)
  }

  private mutating func count(
    along step: Double, _ forward: WritableKeyPath<(none: Int, half: Int, right: Int, left: Int), Int>,
    _ back: WritableKeyPath<(none: Int, half: Int, right: Int, left: Int), Int>
  ) {
    if step > 1 { steps[keyPath: forward] += 1 }
    if step < -1 { steps[keyPath: back] += 1 }
  }

  var turn: PageTurn {
    if tall > 2 * wide, tall >= Self.fewest { return steps.left > steps.right ? .left : .right }
    return steps.half >= Self.fewest && steps.half > 2 * steps.none ? .half : .none
  }
}

extension PDFPage {
  /// The page with its text upright.
  func upright(_ turn: PageTurn) -> PDFPage {
    if turn == .none { return self }
    let right = words.map(\.box.right).max() ?? 0
    let bottom = words.map(\.box.bottom).max() ?? 0
    var page = PDFPage(words: words)
    for index in page.words.indices {
      let box = words[index].box
      page.words[index].box =
        switch turn {
        case .none: box
        case .half:
          PageBox(
            left: right - box.right, top: bottom - box.bottom, right: right - box.left,
            bottom: bottom - box.top)
        case .right:
          PageBox(left: box.top, top: right - box.right, right: box.bottom, bottom: right - box.left)
        case .left:
          PageBox(left: bottom - box.bottom, top: box.left, right: bottom - box.top, bottom: box.right)
        }
    }
    switch turn {
    case .none: break
    case .half:
      page.rules.horizontal = rules.horizontal.map { $0.mirrored(across: bottom, along: right) }
      page.rules.vertical = rules.vertical.map { $0.mirrored(across: right, along: bottom) }
    case .right:
      page.rules.horizontal = rules.vertical.map { $0.mirrored(across: right) }
      page.rules.vertical = rules.horizontal.map { $0.mirrored(along: right) }
    case .left:
      page.rules.horizontal = rules.vertical.map { $0.mirrored(along: bottom) }
      page.rules.vertical = rules.horizontal.map { $0.mirrored(across: bottom) }
    }
    for rules in [\PageRules.horizontal, \PageRules.vertical] {
      page.rules[keyPath: rules].sort { ($0.position, $0.start) < ($1.position, $1.start) }
    }
    return page
  }
}

extension RulingLine {
  /// The line seen from the other side of the page.
  ///
  /// - Parameters:
  ///   - width: what its position is measured from then; nil where that stays.
  ///   - length: what its ends are measured from then; nil where they stay.
  fileprivate func mirrored(across width: Double? = nil, along length: Double? = nil) -> RulingLine {
    RulingLine(
      position: width.map { $0 - position } ?? position, start: length.map { $0 - end } ?? start,
      end: length.map { $0 - start } ?? end)
  }
}
