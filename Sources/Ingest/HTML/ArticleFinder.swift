import Core

/// Finds what of a page is no part of its article: menus, the way to the page, footers, lists of links.
///
/// The article is looked for by the weight of text that is no link: from the page down to the innermost
/// element that still holds most of it. Everything beside that way is judged piece by piece: links and short
/// furniture (版权所有, 上一篇) go, other text stays, since a title or a signature may stand outside the
/// element that holds the article. Inside it only lists of links go, and furniture at its very ends. No
/// class name of any site is asked.
struct ArticleFinder {
  private let tree: HTMLTree
  private let weights: PageWeights
  private let words: PageWords
  private let characters: CharacterMap
  private(set) var skipped: [Bool]

  init(_ tree: HTMLTree, weights: PageWeights, definitions: Definitions) {
    self.tree = tree
    self.weights = weights
    words = definitions.pageWords
    characters = definitions.characters
    skipped = [Bool](repeating: false, count: tree.nodes.count)
  }

  /// Gives for each node whether it is left out with everything inside it.
  static func skipped(_ tree: HTMLTree, weights: PageWeights, definitions: Definitions) -> [Bool] {
    var finder = ArticleFinder(tree, weights: weights, definitions: definitions)
    finder.find()
    return finder.skipped
  }

  private mutating func find() {
    for index in tree.nodes.indices {
      skipped[index] =
        tree.nodes[index].element == .title || (tree.nodes[index].isHidden && weights.hidesHidden)
    }
    // A page of nothing but links is no article, and is told as it stands.
    if weights.unlinked(0) == 0 { return }
    var holder = 0
    while let next = heaviest(in: holder) {
      for child in children(of: holder) where child != next && !skipped[child] {
        judge(child, isBehind: child > next)
      }
      holder = next
    }
    dropLinkLists(in: holder)
    dropFurnitureAtTheEnds(of: holder)
  }

  // MARK: The way down

  private func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var index = node + 1
    let end = Int(tree.nodes[node].end)
    while index < end {
      children.append(index)
      index = max(Int(tree.nodes[index].end), index + 1)
    }
    return children
  }

  /// Gives the child that holds nearly all the text of an element that only wraps it.
  private func heaviest(in node: Int) -> Int? {
    switch tree.nodes[node].element {
    case .text, .paragraph, .heading, .anchor, .preformatted: return nil
    default: break
    }
    let share = Int(weights.unlinked(node)) * 7
    guard let child = children(of: node).first(where: { Int(weights.unlinked($0)) * 10 >= share }),
      tree.nodes[child].element != .text
    else { return nil }
    // Into a table only where one cell holds nearly all of it: a table of data is a part of the article.
    if tree.nodes[child].element == .table, !isFrame(child) { return nil }
    return child
  }

  private func isFrame(_ table: Int) -> Bool {
    let share = Int(weights.unlinked(table)) * 7
    return tree.range(table).contains {
      tree.nodes[$0].element == .cell && Int(weights.unlinked($0)) * 10 >= share
    }
  }

  // MARK: Beside the way

  /// Leaves out a piece of the page, or goes into it where it says different things.
  private mutating func judge(_ piece: Int, isBehind: Bool) {
    var pieces = [piece]
    while let piece = pieces.popLast() {
      if skipped[piece] || weights.characters[piece] == 0 { continue }
      let inner = blocks(in: piece)
      if isNoise(piece, inner) || isMenu(piece)
        || (isBehind && (opensWithFurniture(piece) || (inner.isEmpty && isFooter(piece))))
      {
        skipped[piece] = true
      } else {
        pieces += inner
      }
    }
  }

  /// A list of a few words each: the items of a menu that a script opens.
  private func isMenu(_ piece: Int) -> Bool {
    guard tree.nodes[piece].element == .list, weights.headings[piece] == 0 else { return false }
    let items = blocks(in: piece).count
    return items >= 4 && Int(weights.characters[piece]) <= items * 10 && !holdsSentence(piece)
      && !isHead(piece)
  }

  private func isFooter(_ line: Int) -> Bool {
    weights.characters[line] < 120 && holds(line, words.footer) && !holdsSentence(line)
  }

  /// A piece of nothing but links, or a line of furniture. A title may be a link.
  private func isNoise(_ piece: Int, _ inner: [Int]) -> Bool {
    if weights.isLinks(piece) { return weights.headings[piece] == 0 }
    return inner.isEmpty && isFurniture(piece) && !isHead(piece)
  }

  /// A footer: furniture on its first line, and a few more behind it, such as an address.
  private func opensWithFurniture(_ piece: Int) -> Bool {
    guard weights.characters[piece] < 400, weights.headings[piece] == 0 else { return false }
    var first = piece
    while let inner = blocks(in: first).first { first = inner }
    return isFurniture(first) && !holdsSentence(piece)
  }

  /// Gives the outermost elements inside a node that begin and end a line and say something.
  private func blocks(in node: Int) -> [Int] {
    var found: [Int] = []
    var index = node + 1
    let end = Int(tree.nodes[node].end)
    while index < end {
      if tree.nodes[index].element.breaksLine {
        if weights.characters[index] > 0 { found.append(index) }
        index = max(Int(tree.nodes[index].end), index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// A short line with words such as 版权所有 and without a sentence.
  private func isFurniture(_ line: Int) -> Bool {
    weights.characters[line] < 120 && holds(line, words.furniture) && !holdsSentence(line)
  }

  private func holdsSentence(_ node: Int) -> Bool {
    tree.range(node).contains {
      tree.nodes[$0].element == .text && ByteSearch.first(Self.fullStop, in: Array(tree.bytes($0))) != nil
    }
  }

  private static let fullStop = Array("。".utf8)

  /// The line of 发布日期 and 来源 may also offer to print the page.
  private func isHead(_ node: Int) -> Bool { holds(node, words.head) }

  private func holds(_ node: Int, _ words: [[UInt16]]) -> Bool {
    var folded: [UInt16] = []
    for index in tree.range(node) where tree.nodes[index].element == .text {
      characters.fold(tree.bytes(index), into: &folded)
    }
    return words.contains { contains(folded, $0) }
  }

  private func contains(_ text: [UInt16], _ word: [UInt16]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == first {
      if text[start..<(start + word.count)].elementsEqual(word) { return true }
    }
    return false
  }

  // MARK: Inside the article

  private mutating func dropLinkLists(in holder: Int) {
    var index = holder + 1
    let end = Int(tree.nodes[holder].end)
    while index < end {
      let node = tree.nodes[index]
      let next = max(Int(node.end), index + 1)
      if skipped[index] || weights.links[index] == 0 {
        index = next
      } else if weights.links[index] >= 3, node.element.breaksLine,
        weights.linked[index] * 10 > weights.letters[index] * 8
      {
        skipped[index] = true
        index = next
      } else {
        index += 1
      }
    }
  }

  /// The way to the page may stand in the same element as the article, and so may its neighbours and footer.
  private mutating func dropFurnitureAtTheEnds(of holder: Int) {
    for piece in blocks(in: holder).prefix(8) where !skipped[piece] && weights.headings[piece] == 0 {
      if isNoise(piece, blocks(in: piece)), !isData(piece) { skipped[piece] = true }
    }
    var open = blocks(in: holder)
    while let piece = open.popLast() {
      if skipped[piece] { continue }
      if isData(piece) { return }
      let inner = blocks(in: piece)
      if isNoise(piece, inner) || opensWithFurniture(piece) {
        skipped[piece] = true
      } else if inner.isEmpty {
        return
      } else {
        open += inner
      }
    }
  }

  private func isData(_ piece: Int) -> Bool {
    switch tree.nodes[piece].element {
    case .row, .cell, .rowGroup: true
    case .inline, .text, .raised, .lowered, .anchor, .block, .paragraph, .heading, .list, .lineBreak,
      .preformatted,
      .table,
      .title, .meta, .ignored:
      false
    }
  }
}
