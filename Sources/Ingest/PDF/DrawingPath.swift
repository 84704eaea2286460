/// This is x' = a x + c y + e, y' = b x + d y + f.
struct DrawingTransform {
  var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

  init() {}

  init(a: Double, b: Double, c: Double, d: Double, e: Double, f: Double) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// Reads `matrix(a,b,c,d,e,f)`.
  init?(_ text: String) {
    guard text.hasPrefix("matrix("), text.hasSuffix(")") else { return nil }
    let numbers = text.dropFirst(7).dropLast().split { $0 == "," || $0 == " " }.compactMap { Double($0) }
    guard numbers.count == 6 else { return nil }
    self.init(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
  }

  func applied(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// Gives the transform that applies `inner` first.
  func after(_ inner: DrawingTransform) -> DrawingTransform {
    let origin = applied(inner.e, inner.f)
    return DrawingTransform(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d,
      d: b * inner.c + d * inner.d, e: origin.x, f: origin.y)
  }
}

/// Reads the path of a drawing as its corners. Paths with curves are drawn characters or ornaments: they have no
/// ruling lines, though some of their strokes are straight.
struct DrawingPath {
  typealias Point = (x: Double, y: Double)

  /// The corners of each part of the path; none where it has curves.
  private(set) var parts: [[Point]] = []

  private static let mostPoints = 200_000

  init(_ text: String, transform: DrawingTransform) {
    var numbers: [Double] = []
    var startsPart = true
    var points = 0
    for piece in text.utf8.split(separator: UInt8(ascii: " ")) {
      switch piece.first {
      case UInt8(ascii: "M"):
        startsPart = true
        numbers = []
      case UInt8(ascii: "L"): numbers = []
      case UInt8(ascii: "Z"):
        if let last = parts.indices.last, let start = parts[last].first { parts[last].append(start) }
      case UInt8(ascii: "C"):
        parts = []
        return
      default:
        guard let number = Double(Substring(piece)), number.isFinite, abs(number) < 1e6 else { continue }
        numbers.append(number)
        guard numbers.count == 2 else { continue }
        points += 1
        if points > Self.mostPoints { return }
        let point = transform.applied(numbers[0], numbers[1])
        numbers = []
        if startsPart { parts.append([]) }
        startsPart = false
        parts[parts.count - 1].append(point)
      }
    }
  }

  /// A line may be drawn as a box this thick.
  private static let thickest = 3.0
  private static let straightness = 0.7

  /// Gives the lines that a pen draws along the path.
  func strokes(into rules: inout PageRules) {
    for part in parts {
      for (from, to) in zip(part, part.dropFirst()) {
        if abs(from.y - to.y) < Self.straightness {
          rules.horizontal.append(
            RulingLine(position: (from.y + to.y) / 2, start: min(from.x, to.x), end: max(from.x, to.x)))
        } else if abs(from.x - to.x) < Self.straightness {
          rules.vertical.append(
            RulingLine(position: (from.x + to.x) / 2, start: min(from.y, to.y), end: max(from.y, to.y)))
        }
      }
    }
  }

  /// Gives the lines that are drawn as thin boxes filled with ink.
  func fills(into rules: inout PageRules) {
    for part in parts where part.count == 4 || part.count == 5 {
      let (left, right) = (part.map(\.x).min() ?? 0, part.map(\.x).max() ?? 0)
      let (top, bottom) = (part.map(\.y).min() ?? 0, part.map(\.y).max() ?? 0)
      if bottom - top <= Self.thickest, right - left > bottom - top {
        rules.horizontal.append(RulingLine(position: (top + bottom) / 2, start: left, end: right))
      } else if right - left <= Self.thickest {
        rules.vertical.append(RulingLine(position: (left + right) / 2, start: top, end: bottom))
      }
    }
  }
}
