/// Puts words together again: into lines by their height on the page, into text by the gaps between them.
enum WordLines {
  struct Line {
    var box: PageBox
    var words: [PageWord]

    var text: [UInt8] { WordLines.text(of: words) }

    /// The line so much lower on the page.
    func moved(by distance: Double) -> Line {
      Line(
        box: box.moved(by: distance),
        words: words.map { PageWord(box: $0.box.moved(by: distance), text: $0.text) })
    }

    /// Tells a line of running text from a row of numbers that no lines are drawn around: it is long, has no
    /// wide gaps and is not made of numbers.
    var isProse: Bool {
      if box.width < 15 * box.height { return false }
      if words.count(where: { NumberLine.isNumber($0.text) }) * 2 >= words.count { return false }
      return zip(words, words.dropFirst()).allSatisfy { $1.box.left - $0.box.right < 2 * box.height }
    }
  }

  /// Gives the lines from top to bottom, the words of each from left to right.
  static func lines(of words: [PageWord]) -> [Line] {
    var lines: [Line] = []
    for word in words.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
      // A line goes on while the middle of the next word lies in the middle half of the line.
      if let last = lines.last,
        abs(word.box.middle - last.box.middle) < 0.4 * min(last.box.height, max(word.box.height, 4))
      {
        lines[lines.count - 1].words.append(word)
        lines[lines.count - 1].box.include(word.box)
      } else {
        lines.append(Line(box: word.box, words: [word]))
      }
    }
    for index in lines.indices { lines[index].words.sort { $0.box.left < $1.box.left } }
    return lines
  }

  static func box(around words: [PageWord]) -> PageBox {
    var box = words.first?.box ?? PageBox(left: 0, top: 0, right: 0, bottom: 0)
    for word in words { box.include(word.box) }
    return box
  }

  static func text(of words: [PageWord]) -> [UInt8] {
    var text: [UInt8] = []
    var end = 0.0
    for word in words {
      if let last = text.last, let first = word.text.first {
        let gap = word.box.left - end
        // Latin letters and digits are parted by narrow blanks, ideographs only by wide ones.
        let wide = last < 0x80 && first < 0x80 ? 0.15 : 0.6
        if gap > wide * word.box.height { text.append(UInt8(ascii: " ")) }
      }
      text += word.text
      end = word.box.right
    }
    return text
  }

  /// Joins lines to one text. A number that goes on in the next line might be two: a blank keeps them apart.
  static func joined(_ lines: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines {
      if let last = text.last, let first = line.first, last < 0x80, first < 0x80, last != 0x20 {
        text.append(0x20)
      }
      text += line
    }
    return text
  }
}
