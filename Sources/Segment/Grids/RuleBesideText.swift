import Core

/// Reads a line of a drawn table that is a rule on one side and text on the other: a cell that reaches over
/// several rows goes on beside the rule between them, `│不予公├──────┤`.
enum RuleBesideText {
  /// Strokes side by side that make a rule.
  private static let fewestStrokes = 4

  /// Gives the texts beside the rule, or nil where the line holds none.
  static func cells(_ line: TextSpan, in text: [UInt8]) -> [TextSpan]? {
    if !mayHoldJoints(line, in: text) { return nil }
    var spans: [TextSpan] = []
    var strokes = 0
    var longest = 0
    var joints = 0
    var start: Int?
    var index = Int(line.start)
    func close(_ end: Int) {
      guard let begin = start else { return }
      let span = UTF8Cursor.trimmed(TextSpan(start: begin, end: end), in: text)
      if !span.isEmpty { spans.append(span) }
      start = nil
    }
    while index < Int(line.end) {
      let (scalar, length) = UTF8Cursor.scalar(in: text[line.range], at: index)
      switch scalar {
      case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550, 0x2D, 0x3D:
        strokes += 1
        longest = max(longest, strokes)
      case 0x2502...0x257F, 0x2B, 0x7C, 0xFF5C:
        close(index)
        strokes = 0
        joints += 1
      default:
        // A dash within a text is part of it; a rule ends at a joint.
        if strokes >= fewestStrokes, !UTF8Cursor.isBlank(scalar) { return nil }
        strokes = 0
        if start == nil, !UTF8Cursor.isBlank(scalar) { start = index }
      }
      if strokes == fewestStrokes { close(index) }
      index += length
    }
    if strokes < fewestStrokes { close(Int(line.end)) }
    return longest >= fewestStrokes && joints >= 2 && !spans.isEmpty ? spans : nil
  }

  /// Tells whether a byte stands in the line with which a joint begins: most lines have none.
  private static func mayHoldJoints(_ line: TextSpan, in text: [UInt8]) -> Bool {
    for byte in text[line.range] {
      switch byte {
      case 0x2B, 0x7C, 0xE2, 0xEF: return true
      default: continue
      }
    }
    return false
  }
}
