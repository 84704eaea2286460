/// This is HTML that is safe to put on a page. What stands in a literal is markup; what is put into it as a
/// text is escaped, inside attributes in quotes too. So text of a document becomes markup only where somebody
/// writes it into the program.
///
///     let row: Markup = "<td title=\"\(path)\">\(title)</td>"
public struct Markup: Sendable, ExpressibleByStringInterpolation {
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }
  public init(stringLiteral literal: String) { bytes = Array(literal.utf8) }
  public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Gives text as it is to be seen.
  public init(text: String) {
    bytes = []
    Self.append(escaped: text, to: &bytes)
  }

  /// Takes bytes as markup: only what this module itself wrote, or has made harmless.
  init(trusted bytes: [UInt8]) { self.bytes = bytes }

  public static func += (left: inout Markup, right: Markup) { left.bytes += right.bytes }

  /// Gives pieces one after the other.
  public init(_ pieces: some Sequence<Markup>) {
    bytes = []
    for piece in pieces { bytes += piece.bytes }
  }

  /// This is what a literal with `\(…)` in it is put together from.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }
    public mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }
    public mutating func appendInterpolation(_ text: String) { Markup.append(escaped: text, to: &bytes) }
    public mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }
    public mutating func appendInterpolation(_ markup: Markup) { bytes += markup.bytes }
    public mutating func appendInterpolation(_ words: Words) { bytes += words.markup.bytes }
  }

  /// Appends text so that no part of it is taken for markup, between tags and in attributes in quotes. What a
  /// browser would not show, or what would turn round the order in which digits are shown, stands as U+FFFD.
  private static func append(escaped text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"": bytes += "&quot;".utf8
      case "'": bytes += "&#39;".utf8
      case "\t", "\n": bytes.append(UInt8(ascii: scalar))
      case "\r": bytes += "&#13;".utf8
      case _ where isUnseen(scalar): bytes += "\u{FFFD}".utf8
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks and brackets of writing from right to left.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    case let value: value & 0xFFFE == 0xFFFE
    }
  }
}
