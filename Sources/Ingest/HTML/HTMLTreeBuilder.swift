/// Makes the tree of a page from the events of the parser.
struct HTMLTreeBuilder {
  /// This is why a page is not read to its end.
  enum Obstacle {
    case tooDeep, tooMany
  }

  /// The parser, for the one that stops it.
  var context: UnsafeMutableRawPointer?
  private(set) var obstacle: Obstacle?
  private var tree: HTMLTree
  /// The nodes that are open, the root first.
  private var open: [Int32] = [0]
  /// How many elements are open inside an ignored one, itself included.
  private var ignored = 0
  private var isInStyleSheet = false
  private var styles = PageStyles()

  init(capacity: Int) {
    tree = HTMLTree(
      nodes: [HTMLNode(element: .block, parent: -1, block: 0)], text: [], metas: [])
    tree.text.reserveCapacity(capacity / 2)
    tree.nodes.reserveCapacity(capacity / 32)
  }

  func finished() -> HTMLTree {
    var tree = tree
    for node in open { tree.nodes[Int(node)].end = Int32(tree.nodes.count) }
    return tree
  }

  // MARK: Events

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    if obstacle != nil { return }
    let element = HTMLElement.named(name)
    if ignored > 0 || element == .ignored {
      isInStyleSheet = ignored == 0 && HTMLElement.isStyleSheet(name)
      ignored += 1
      if ignored > HTMLParser.deepest { obstacle = .tooDeep }
      return
    }
    if open.count > HTMLParser.deepest { obstacle = .tooDeep }
    if tree.nodes.count > HTMLParser.mostNodes { obstacle = .tooMany }
    var node = HTMLNode(element: element, parent: open[open.count - 1], block: nearestBlock)
    // What is struck out or raised is so with all that stands inside it.
    node.style = tree.nodes[Int(node.parent)].style
    if element == .raised { node.style.shift = .raised }
    if element == .lowered { node.style.shift = .lowered }
    HTMLAttributes(list: attributes).apply(to: &node, styles: styles)
    if element == .meta, let meta = HTMLAttributes(list: attributes).meta { tree.metas.append(meta) }
    open.append(Int32(tree.nodes.count))
    tree.nodes.append(node)
  }

  mutating func end() {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard open.count > 1, let node = open.popLast() else { return }
    tree.nodes[Int(node)].end = Int32(tree.nodes.count)
  }

  mutating func add(raw bytes: UnsafeBufferPointer<UInt8>) {
    if ignored == 1, isInStyleSheet { styles.read(bytes) }
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if ignored > 0 || obstacle != nil || bytes.isEmpty { return }
    let parent = open[open.count - 1]
    let start = UInt32(tree.text.count)
    let style = tree.nodes[Int(parent)].style
    if style == TextStyle() {
      tree.text.append(contentsOf: bytes)
    } else {
      tree.text += style.printed(bytes)
    }
    let end = UInt32(tree.text.count)
    // The parser gives long text in pieces, and a comment parts no word.
    let last = tree.nodes.count - 1
    if tree.nodes[last].element == .text, tree.nodes[last].parent == parent,
      tree.nodes[last].textEnd == start
    {
      tree.nodes[last].textEnd = end
      return
    }
    var node = HTMLNode(element: .text, parent: parent, block: nearestBlock)
    node.textStart = start
    node.textEnd = end
    node.end = Int32(tree.nodes.count + 1)
    tree.nodes.append(node)
  }

  private var nearestBlock: Int32 {
    let top = open[open.count - 1]
    let node = tree.nodes[Int(top)]
    return node.element.breaksLine ? top : node.block
  }
}

/// These are the attributes of an element as the parser hands them over: names and values in turn.
private struct HTMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  func apply(to node: inout HTMLNode, styles: PageStyles) {
    guard list != nil else { return }
    if !styles.isEmpty, let names = self["class"] { apply(styles, classes: names, to: &node) }
    if let style = self["style"] { apply(StyleText(Self.bytes(style)), to: &node) }
    if has("hidden") { node.isHidden = true }
    switch node.element {
    case .cell:
      node.rowSpan = span("rowspan", most: 65534)
      // More columns than any form has: a page says 1000 for all of them.
      node.columnSpan = max(1, span("colspan", most: 100))
    case .anchor:
      if let target = self["href"], target.pointee != 0, target.pointee != UInt8(ascii: "#") {
        node.isLink = true
      }
    default: break
    }
  }

  private static func bytes(_ text: UnsafePointer<UInt8>) -> some Sequence<UInt8> {
    sequence(state: text) { place -> UInt8? in
      if place.pointee == 0 { return nil }
      defer { place += 1 }
      return place.pointee
    }
  }

  private static let mostClasses = 16

  private func apply(_ styles: PageStyles, classes: UnsafePointer<UInt8>, to node: inout HTMLNode) {
    switch node.element {
    case .inline, .anchor, .raised, .lowered, .cell, .row: break
    default: return
    }
    let names = Array(Self.bytes(classes).prefix(1024)).split { $0 <= 0x20 }
    for name in names.prefix(Self.mostClasses) {
      guard let rule = styles[Array(name)] else { continue }
      if let hides = rule.hides { node.isHidden = hides }
      node.style.add(rule.style)
    }
  }

  /// A `<div>` that is shown as part of a table is one.
  private func apply(_ style: StyleText, to node: inout HTMLNode) {
    if style.hides { node.isHidden = true } else if style.contains("display:") { node.isHidden = false }
    node.style.add(style.text)
    guard node.element == .block || node.element == .inline || node.element == .list else { return }
    if style.contains("display:table-cell") {
      node.element = .cell
    } else if style.contains("display:table-row;") {
      node.element = .row
    } else if style.contains("display:table;") || style.contains("display:inline-table") {
      node.element = .table
    } else if style.contains("display:block") {
      node.element = .block
    }
  }

  var meta: (name: String, content: String)? {
    guard let name = self["name"] ?? self["property"] ?? self["itemprop"], let content = self["content"]
    else {
      return nil
    }
    return (String(cString: name).lowercased(), String(cString: content))
  }

  private subscript(_ name: String) -> UnsafePointer<UInt8>? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index] {
      if isEqual(key, name) { return list[index + 1] }
      index += 2
    }
    return nil
  }

  private func has(_ name: String) -> Bool {
    guard let list else { return false }
    var index = 0
    while let key = list[index] {
      if isEqual(key, name) { return true }
      index += 2
    }
    return false
  }

  private func isEqual(_ key: UnsafePointer<UInt8>, _ name: String) -> Bool {
    var index = 0
    for letter in name.utf8 {
      if key[index] != letter { return false }
      index += 1
    }
    return key[index] == 0
  }

  private func span(_ name: String, most: Int) -> UInt16 {
    guard let text = self[name] else { return 1 }
    var index = 0
    while text[index] == 0x20 { index += 1 }
    guard text[index] >= 0x30, text[index] <= 0x39 else { return 1 }
    var number = 0
    while text[index] >= 0x30, text[index] <= 0x39, number <= most {
      number = number * 10 + Int(text[index] - 0x30)
      index += 1
    }
    return UInt16(min(number, most))
  }
}
