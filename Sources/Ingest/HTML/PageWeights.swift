import Core

/// These are counts of what stands inside each node of a page, hidden elements left out.
struct PageWeights {
  /// Characters that are not blanks.
  private(set) var characters: [Int32]
  /// Letters and ideographs: the numbers and dates of a list of news do not make it text.
  private(set) var letters: [Int32]
  /// Those of them that stand in links.
  private(set) var linked: [Int32]
  /// Links that say something.
  private(set) var links: [Int32]
  /// Cells of tables.
  private(set) var cells: [Int32]
  /// Headings.
  private(set) var headings: [Int32]
  /// Whether hidden elements are left out; not where nearly all text would be lost with them, as in pages that
  /// a script unfolds.
  let hidesHidden: Bool

  /// A link is a few words; an anchor around more is one that its page forgot to close.
  private static let longestLink = 120

  init(_ tree: HTMLTree) {
    var weights = PageWeights(tree, hidesHidden: true)
    if Int(weights.characters[0]) * 4 < Int(weights.all) { weights = PageWeights(tree, hidesHidden: false) }
    self = weights
  }

  /// Characters, hidden or not.
  private let all: Int32

  private init(_ tree: HTMLTree, hidesHidden: Bool) {
    let count = tree.nodes.count
    var characters = [Int32](repeating: 0, count: count)
    var letters = [Int32](repeating: 0, count: count)
    var linked = [Int32](repeating: 0, count: count)
    var links = [Int32](repeating: 0, count: count)
    var cells = [Int32](repeating: 0, count: count)
    var headings = [Int32](repeating: 0, count: count)
    var all: Int32 = 0
    // What stands inside a node comes behind it, so that one way back adds everything up.
    for index in stride(from: count - 1, through: 1, by: -1) {
      let node = tree.nodes[index]
      switch node.element {
      case .text:
        (characters[index], letters[index]) = Self.counts(tree.bytes(index))
        all += characters[index]
      case .title:
        all -= characters[index]
        characters[index] = 0
        continue
      case .cell: cells[index] += 1
      case .heading: headings[index] += characters[index] > 0 ? 1 : 0
      default: break
      }
      if node.isHidden, hidesHidden {
        characters[index] = 0
        letters[index] = 0
        linked[index] = 0
        links[index] = 0
        cells[index] = 0
        headings[index] = 0
        continue
      }
      if node.isLink, characters[index] <= Self.longestLink {
        linked[index] = letters[index]
        links[index] = characters[index] > 0 ? 1 : 0
      }
      let parent = Int(node.parent)
      characters[parent] += characters[index]
      letters[parent] += letters[index]
      linked[parent] += linked[index]
      links[parent] += links[index]
      cells[parent] += cells[index]
      headings[parent] += headings[index]
    }
    self.characters = characters
    self.letters = letters
    self.linked = linked
    self.links = links
    self.cells = cells
    self.headings = headings
    self.all = all
    self.hidesHidden = hidesHidden
  }

  /// Letters outside of links.
  func unlinked(_ node: Int) -> Int32 { letters[node] - linked[node] }

  /// Tells whether most of what a node says is links.
  func isLinks(_ node: Int) -> Bool { linked[node] * 2 > letters[node] }

  private static func counts(_ bytes: ArraySlice<UInt8>) -> (characters: Int32, letters: Int32) {
    var characters: Int32 = 0
    var letters: Int32 = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if scalar <= 0x20 || UTF8Cursor.isBlank(scalar) { continue }
      characters += 1
      if scalar >= 0x3400 ? scalar < 0xFF00 : scalar >= 0x41 && scalar < 0x2000 { letters += 1 }
    }
    return (characters, letters)
  }
}
