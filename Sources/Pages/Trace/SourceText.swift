import Core

/// Writes the text of a document line by line, with what cells were read from as marks that can be chosen.
struct SourceText {
  let document: Document
  let marks: [SourceMarks.Mark]
  /// The lines that sections begin with.
  let headings: Set<Int>

  /// Bytes of text without a mark that are shown of a line, and of the whole: a document may be one line of
  /// many megabytes.
  static let mostOfLine = 6_000
  static let mostOfText = 3_000_000

  var markup: Markup {
    var page = Markup()
    var next = 0
    var budget = Self.mostOfText
    var skipped: ClosedRange<Int>?
    var sheet = 0
    for (index, line) in document.lines.enumerated() {
      let number = index + 1
      if let onPage = document.page(at: Int(line.start)), onPage != sheet {
        sheet = onPage
        page += Self.pageStart(onPage)
      }
      var end = next
      while end < marks.count, marks[end].start < Int(line.end) { end += 1 }
      let own = marks[next..<end]
      next = end
      if budget <= 0, own.isEmpty {
        skipped = (skipped?.lowerBound ?? number)...number
        continue
      }
      if let gap = skipped { page += Self.gap(gap) }
      skipped = nil
      budget -= min(line.count, Self.mostOfLine)
      page += """
        <div class="line\(headings.contains(number) ? " heading" : "")" id="l\(number)">\
        <span class="at">\(number)</span><span class="text">\(content(line, own))</span></div>

        """
    }
    if let gap = skipped { page += Self.gap(gap) }
    return page
  }

  private func content(_ line: TextSpan, _ marks: ArraySlice<SourceMarks.Mark>) -> Markup {
    var page = Markup()
    var at = Int(line.start)
    var shown = Self.mostOfLine
    for mark in marks where mark.start >= at {
      append(at..<mark.start, shown: &shown, to: &page)
      // A mark that goes on in the next line is cut there: lines are what is shown.
      let end = max(mark.start, min(mark.end, Int(line.end)))
      let cells = mark.cells.map(String.init).joined(separator: " ")
      let text = Self.visible(document.string(TextSpan(start: mark.start, end: end)))
      page += """
        <mark id="\(mark.id)" data-cells="\(cells)" tabindex="-1" role="button"\
        \(mark.isLeftOver ? " class=\"left\"" : Markup())>\(text)</mark>
        """
      at = end
    }
    append(at..<max(at, Int(line.end)), shown: &shown, to: &page)
    return page
  }

  /// Appends text without a mark; of a very long stretch its beginning and its end.
  private func append(_ range: Range<Int>, shown: inout Int, to page: inout Markup) {
    if range.isEmpty { return }
    if range.count <= shown {
      shown -= range.count
      page += Self.visible(document.string(TextSpan(start: range.lowerBound, end: range.upperBound)))
      return
    }
    let edge = max(60, shown / 2)
    guard range.count > 2 * edge else {
      page += Self.visible(document.string(TextSpan(start: range.lowerBound, end: range.upperBound)))
      shown = 0
      return
    }
    let first = document.boundary(near: range.lowerBound + edge)
    let last = document.boundary(near: range.upperBound - edge)
    shown = 0
    page += Self.visible(document.string(TextSpan(start: range.lowerBound, end: first)))
    page +=
      "<span class=\"gap\">… \(Words("略去 \(last - first) 字节", "\(last - first) bytes left out")) …</span>"
    page += Self.visible(document.string(TextSpan(start: last, end: range.upperBound)))
  }

  /// The mark between cells of a row is seen as an arrow.
  private static func visible(_ text: String) -> Markup {
    var page = Markup()
    for (index, piece) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { page += "<span class=\"tab\" aria-hidden=\"true\">→</span>\t" }
      page += Markup(text: String(piece))
    }
    return page
  }

  private static func pageStart(_ number: Int) -> Markup {
    "<div class=\"line page\"><span class=\"at\"></span><span>\(Words("第 \(number) 页", "page \(number)"))</span></div>\n"
  }

  private static func gap(_ lines: ClosedRange<Int>) -> Markup {
    let range = "\(lines.lowerBound)–\(lines.upperBound)"
    return """
      <div class="line"><span class="at">…</span><span class="gap">\
      \(Words("第 \(range) 行没有单元格，此处略去", "lines \(range) hold no cell and are left out here"))</span></div>

      """
  }
}

extension Document {
  /// Gives the start of the character that a byte belongs to.
  fileprivate func boundary(near offset: Int) -> Int {
    var at = min(max(0, offset), text.count)
    while at > 0, at < text.count, text[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
