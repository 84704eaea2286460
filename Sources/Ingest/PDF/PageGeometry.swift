/// This is a box on a page in points; the origin is the upper left corner.
struct PageBox: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }
  var center: Double { (left + right) / 2 }

  func contains(x: Double, y: Double) -> Bool { x >= left && x <= right && y >= top && y <= bottom }

  func moved(by distance: Double) -> PageBox {
    PageBox(left: left, top: top + distance, right: right, bottom: bottom + distance)
  }

  mutating func include(_ other: PageBox) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }
}

/// This is a word of a page.
struct PageWord {
  var box: PageBox
  var text: [UInt8]
}

/// This is a ruling line: `position` across it, from `start` to `end` along it.
struct RulingLine {
  var position: Double
  var start: Double
  var end: Double

  var length: Double { end - start }
}

/// These are the ruling lines of a page.
struct PageRules {
  var horizontal: [RulingLine] = []
  var vertical: [RulingLine] = []
}

/// This is a page: its words in the order of the helper, and its ruling lines.
struct PDFPage {
  var words: [PageWord]
  var rules = PageRules()
}
