import Core

/// Reads what `pdftocairo -svg` writes: of all drawings the straight lines, page by page.
enum PageDrawings {
  static func pages(_ drawing: [UInt8]) throws(Reject) -> [PageRules] {
    var stream = try XMLStream(drawing, part: "the drawing of the pages")
    // A file of one page has no element for it.
    var pages = [PageRules()]
    var hasPages = false
    var transforms = [DrawingTransform()]
    while true {
      switch try stream.next() {
      case .end: return pages.map(\.joined)
      case .text: continue
      case .close: if stream.name == "g", transforms.count > 1 { transforms.removeLast() }
      case .open:
        switch stream.name {
        // Characters and clips are defined first; they are no drawings.
        case "defs": try stream.skip()
        case "page":
          if !hasPages { pages = [] }
          hasPages = true
          if pages.count >= PDFFile.mostPages { throw Reject.tooManyPages() }
          pages.append(PageRules())
        case "g":
          let own = stream.attribute("transform").flatMap { DrawingTransform($0) } ?? DrawingTransform()
          transforms.append((transforms.last ?? DrawingTransform()).after(own))
        case "path":
          add(stream, to: &pages[pages.count - 1], transform: transforms.last ?? DrawingTransform())
        default: break
        }
      }
    }
  }

  private static func add(
    _ stream: borrowing XMLStream, to rules: inout PageRules, transform: DrawingTransform
  ) {
    guard let style = stream.attribute("style"), let corners = stream.attribute("d") else { return }
    let own = stream.attribute("transform").flatMap { DrawingTransform($0) } ?? DrawingTransform()
    let path = DrawingPath(corners, transform: transform.after(own))
    if style.utf8.starts(with: "fill:none".utf8) {
      path.strokes(into: &rules)
    } else if !ByteSearch.contains("fill:rgb(100%,100%,100%)", in: Array(style.utf8)) {
      // White boxes are the paper behind a paragraph, not lines.
      path.fills(into: &rules)
    }
  }
}

extension PageRules {
  /// Lines that lie on one another are one; a line is often drawn cell by cell.
  fileprivate var joined: PageRules {
    PageRules(horizontal: Self.joined(horizontal), vertical: Self.joined(vertical))
  }

  private static let sameLine = 1.5
  private static let widestGap = 2.5

  private static func joined(_ lines: [RulingLine]) -> [RulingLine] {
    var joined: [RulingLine] = []
    var rest = lines.sorted { ($0.position, $0.start) < ($1.position, $1.start) }[...]
    while let first = rest.first {
      let near = rest.prefix { $0.position - first.position <= sameLine }
      rest = rest.dropFirst(near.count)
      var open: RulingLine?
      for line in near.sorted(by: { $0.start < $1.start }) {
        if let current = open, line.start - current.end <= widestGap {
          open?.end = max(current.end, line.end)
        } else {
          if let current = open { joined.append(current) }
          open = line
        }
      }
      if let open { joined.append(open) }
    }
    return joined
  }
}
