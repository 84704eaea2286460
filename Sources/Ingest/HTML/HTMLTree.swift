/// This is an element or a piece of text of a page.
struct HTMLNode {
  var element: HTMLElement
  /// Its style or an attribute hides it from the reader of the page.
  var isHidden = false
  /// How the text inside it is printed.
  var style = TextStyle()
  /// An anchor with a target.
  var isLink = false
  /// As printed, from 0: a span of 0 rows reaches to the end of the table.
  var rowSpan: UInt16 = 1
  var columnSpan: UInt16 = 1
  var parent: Int32
  /// The nearest element around it that begins and ends a line, or the root.
  var block: Int32
  /// Behind the last node inside it.
  var end: Int32 = 0
  /// The text of a piece of text, in the bytes of the tree.
  var textStart: UInt32 = 0
  var textEnd: UInt32 = 0
}

/// This is a page as a list of its nodes in the order of the source: what stands inside a node follows it,
/// up to its `end`. Every walk over a page is a loop over this list, so that no depth of nesting can exhaust
/// the stack. Node 0 is the root.
struct HTMLTree {
  var nodes: [HTMLNode]
  /// The text of all pieces of text, one behind the other, UTF-8.
  var text: [UInt8]
  /// `<meta name content>` in the order of the page, names in small letters.
  var metas: [(name: String, content: String)]

  func range(_ node: Int) -> Range<Int> { (node + 1)..<Int(nodes[node].end) }
  func bytes(_ node: Int) -> ArraySlice<UInt8> {
    text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)]
  }

  /// Tells whether some element of a kind stands in the page.
  func contains(_ element: HTMLElement) -> Bool { nodes.contains { $0.element == element } }
}
