/// This is a quantity told in prose and what a right reading gives for it.
struct Quantity {
  let value: String
  let unit: String
  let isApproximate: Bool
  var changePercent: String
  let family: String
}

/// These are the quantities of one document. In its text each is marked by a private character before its
/// first digit, so that its line is known whatever happens to the text afterwards; the marks are taken out
/// when the document is written.
struct QuantityRegister {
  private(set) var quantities: [Quantity] = []

  /// Notes a quantity and gives its mark.
  mutating func mark(
    _ value: String, _ unit: String, approximate: Bool = false, change: String = "", family: String
  ) -> String {
    quantities.append(
      Quantity(
        value: value, unit: unit, isApproximate: approximate, changePercent: change, family: family))
    guard let scalar = Unicode.Scalar(Self.firstMark + UInt32(quantities.count - 1)) else {
      preconditionFailure("a document tells more quantities than there are private characters")
    }
    return String(Character(scalar))
  }

  /// Notes the rate of change that is told after the last quantity.
  mutating func changeLast(by percent: String) {
    precondition(!quantities.isEmpty, "a change is told of nothing")
    quantities[quantities.count - 1].changePercent = percent
  }

  private static let firstMark: UInt32 = 0xE000

  static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xF0FF).contains(scalar.value) }

  static func index(of scalar: Unicode.Scalar) -> Int { Int(scalar.value - firstMark) }

  /// Gives the lines without marks, and for each quantity that is still there its line, from 1.
  static func unmarked(_ lines: [String]) -> (lines: [String], places: [(quantity: Int, line: Int)]) {
    var places: [(quantity: Int, line: Int)] = []
    var plain: [String] = []
    plain.reserveCapacity(lines.count)
    for (number, line) in lines.enumerated() {
      guard line.unicodeScalars.contains(where: isMark) else {
        plain.append(line)
        continue
      }
      var scalars = String.UnicodeScalarView()
      for scalar in line.unicodeScalars {
        if isMark(scalar) { places.append((index(of: scalar), number + 1)) } else { scalars.append(scalar) }
      }
      plain.append(String(scalars))
    }
    return (plain, places)
  }
}
