/// Draws charts as SVG that stands in the page. Nothing is told by colour alone: shares have patterns, and the
/// numbers stand beside.
enum Charts {
  /// The patterns that bars are filled with, once a page.
  static let patterns: Markup = """
    <svg class="out" width="0" height="0" aria-hidden="true" focusable="false"><defs>
    <pattern id="p-warning" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#f0c27b"/>\
    <circle cx="3" cy="3" r="1.3" fill="#7a3d00"/></pattern>
    <pattern id="p-error" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="5" height="5" fill="#b2182b"/><rect width="2" height="5" fill="#fff"/></pattern>
    </defs></svg>

    """

  static let sound = "#0072b2"
  static let fills = [sound, "url(#p-warning)", "url(#p-error)"]

  /// Gives a bar with parts, as long as its sum is among all bars.
  static func bar(_ parts: [Int], most: Int, label: Words, fills: [String] = fills) -> Markup {
    let width = 240
    var page: Markup = """
      <svg class="bar" viewBox="0 0 \(width) 14" width="\(width)" height="14" role="img" \(label.asLabel)>
      """
    var sum = 0
    for (part, fill) in zip(parts, fills) where part > 0 {
      let start = width * sum / max(1, most)
      sum += part
      // What is there is seen.
      let end = max(start + 1, width * sum / max(1, most))
      page += "<rect x=\"\(start)\" y=\"1\" width=\"\(end - start)\" height=\"12\" fill=\"\(fill)\"/>"
    }
    page += "</svg>"
    return page
  }

  /// Gives columns side by side, each with its number above and its bound below.
  static func columns(_ columns: [(bound: String, count: Int)], label: Words) -> Markup {
    let (step, height, base) = (46, 120, 138)
    let width = max(1, columns.count) * step + 8
    let most = max(1, columns.map(\.count).max() ?? 1)
    var page: Markup = """
      <svg class="columns" viewBox="0 0 \(width) 160" width="\(width)" height="160" role="img" \(label.asLabel)>
      <line x1="0" y1="\(base)" x2="\(width)" y2="\(base)" stroke="#5a5a5a"/>
      """
    for (index, column) in columns.enumerated() {
      let x = index * step + 4
      let tall = column.count == 0 ? 0 : max(1, height * column.count / most)
      page +=
        "<rect x=\"\(x + 3)\" y=\"\(base - tall)\" width=\"\(step - 6)\" height=\"\(tall)\" fill=\"\(sound)\"/>"
      if column.count > 0 {
        page +=
          "<text x=\"\(x + step / 2)\" y=\"\(base - tall - 4)\" class=\"mid\">\(Digits.grouped(column.count))</text>"
      }
      page += "<text x=\"\(x + 3)\" y=\"\(base + 15)\">\(column.bound)</text>"
    }
    page += "</svg>"
    return page
  }

  /// This is a square of a map: how many of how many.
  struct Square {
    let part: Int
    let whole: Int
  }

  /// Gives rows and columns of shares, darker where more is there, with the share written in.
  static func map(rows: [(name: String, squares: [Square?])], columns: [String], label: Words) -> Markup {
    let (left, wide, tall) = (150, 46, 22)
    let (width, height) = (left + columns.count * wide + 4, (rows.count + 1) * tall + 6)
    var page: Markup = """
      <svg class="map" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \(label.asLabel)>
      """
    for (column, name) in columns.enumerated() {
      page += "<text x=\"\(left + column * wide + wide / 2)\" y=\"15\" class=\"mid\">\(name)</text>"
    }
    for (row, entry) in rows.enumerated() {
      let y = (row + 1) * tall
      page += "<text x=\"\(left - 8)\" y=\"\(y + 15)\" class=\"end\">\(entry.name)</text>"
      for (column, square) in entry.squares.enumerated() {
        guard let square, square.whole > 0 else { continue }
        let x = left + column * wide
        let percent = 100 * square.part / square.whole
        let step = percent / 20
        page += """
          <rect x="\(x)" y="\(y)" width="\(wide - 2)" height="\(tall - 2)" fill="\(shades[min(step, 5)])" \
          stroke="#9a9a9a"/><text x="\(x + wide / 2 - 1)" y="\(y + 15)" class="mid\(step >= 3 ? " light" : "")">\(percent)%</text>
          """
      }
    }
    page += "</svg>"
    return page
  }

  /// From none to all.
  private static let shades = ["#ffffff", "#dbe9f4", "#a9cde4", "#4a90bf", "#1b6ca3", "#08426e"]
}
