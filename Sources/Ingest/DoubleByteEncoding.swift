// Full Foundation, not FoundationEssentials: only it has the tables of GB18030 and Big5. They are asked for
// every code once, when the first such file is met; after that a file is read from our own arrays, which is
// several times faster and can go on after a bad byte.
import Core
import Foundation

/// This is an encoding in which a Chinese character takes two bytes (GB18030 also has four).
struct DoubleByteEncoding: Sendable {
  static let gb18030 = DoubleByteEncoding(foundation: 0x8000_0632, leads: 0x81...0xFE, hasFourBytes: true)
  static let big5 = DoubleByteEncoding(foundation: 0x8000_0A03, leads: 0xA1...0xF9, hasFourBytes: false)

  private static let trails = 0x40...0xFE
  private static let lastOfPlane = 39419
  private let leads: ClosedRange<UInt8>
  /// The scalar of each pair, 0 where the pair has no meaning.
  private let pairs: [UInt16]
  /// The scalars of the four-byte codes of the Basic Multilingual Plane, in the order of the codes.
  private let quads: [UInt16]

  private init(foundation: UInt, leads: ClosedRange<UInt8>, hasFourBytes: Bool) {
    let encoding = String.Encoding(rawValue: foundation)
    self.leads = leads
    var pairs: [UInt16] = []
    for lead in leads {
      var row = Self.scalars(Self.trails.flatMap { [lead, UInt8($0)] }, width: 2, encoding)
      row[Self.hole - Self.trails.lowerBound] = 0
      pairs += row
    }
    self.pairs = pairs
    guard hasFourBytes else {
      quads = []
      return
    }
    var codes: [UInt8] = []
    codes.reserveCapacity(4 * (Self.lastOfPlane + 1))
    for linear in 0...Self.lastOfPlane {
      codes.append(UInt8(0x81 + linear / 12600))
      codes.append(UInt8(0x30 + linear / 1260 % 10))
      codes.append(UInt8(0x81 + linear / 10 % 126))
      codes.append(UInt8(0x30 + linear % 10))
    }
    quads = Self.scalars(codes, width: 4, encoding)
  }

  /// No character ends in this byte.
  private static let hole = 0x7F

  /// Gives the scalar of each code, 0 where it has none. One call reads all; where that fails because some
  /// code has no meaning, each half is asked alone.
  private static func scalars(_ codes: [UInt8], width: Int, _ encoding: String.Encoding) -> [UInt16] {
    let count = codes.count / width
    let together = String(data: Data(codes), encoding: encoding)?.unicodeScalars.map(\.value)
    if let together, together.count == count, together.allSatisfy({ $0 <= 0xFFFF }) {
      return together.map { UInt16($0) }
    }
    if count == 1 { return [0] }
    let middle = count / 2 * width
    return scalars(Array(codes[..<middle]), width: width, encoding)
      + scalars(Array(codes[middle...]), width: width, encoding)
  }

  /// Gives the text with U+FFFD for what has no meaning, and the share of the double-byte characters that
  /// are among the commonest of such reports.
  func decoded(_ bytes: [UInt8]) -> (text: [UInt8], badBytes: Int, commonShare: Double) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 8)
    var badBytes = 0
    var characters = 0
    let isCommon = Self.commonest
    var common = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        text.append(byte)
        index += 1
        continue
      }
      let (scalar, length) = scalar(in: bytes, at: index)
      if scalar == 0xFFFD { badBytes += length }
      characters += 1
      if scalar <= 0xFFFF, isCommon[Int(scalar)] { common += 1 }
      text.append(scalar: scalar)
      index += length
    }
    return (text, badBytes, characters == 0 ? 0 : Double(common) / Double(characters))
  }

  private static let commonest: [Bool] = {
    var table = [Bool](repeating: false, count: 65536)
    for scalar in "的一和，、。：公开開府信息年报報关關机機国國".unicodeScalars { table[Int(scalar.value)] = true }
    return table
  }()

  private func scalar(in bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
    let bad = (scalar: UInt32(0xFFFD), length: 1)
    guard leads.contains(bytes[index]), index + 1 < bytes.count else { return bad }
    let row = Int(bytes[index] - leads.lowerBound)
    if Self.trails.contains(Int(bytes[index + 1])) {
      let scalar = pairs[row * Self.trails.count + Int(bytes[index + 1]) - Self.trails.lowerBound]
      return scalar == 0 ? bad : (UInt32(scalar), 2)
    }
    guard !quads.isEmpty, index + 3 < bytes.count, (0x30...0x39).contains(bytes[index + 1]),
      (0x81...0xFE).contains(bytes[index + 2]), (0x30...0x39).contains(bytes[index + 3])
    else { return bad }
    let third = Int(bytes[index + 2] - 0x81) * 10
    let linear = row * 12600 + Int(bytes[index + 1] - 0x30) * 1260 + third + Int(bytes[index + 3] - 0x30)
    if linear <= Self.lastOfPlane { return quads[linear] == 0 ? bad : (UInt32(quads[linear]), 4) }
    // The other planes follow from 90 30 81 30 on without a gap.
    let beyond = linear - 189000
    return (0...0xFFFFF).contains(beyond) ? (UInt32(0x10000 + beyond), 4) : bad
  }

  /// Gives the bytes of text, or nil where a character has no pair: the way back of `decoded`. The euro sign
  /// is the single byte 0x80, as Windows has it.
  func encoded(_ text: [UInt8]) -> [UInt8]? {
    var codes: [UInt16: Int] = [:]
    codes.reserveCapacity(pairs.count)
    for (position, scalar) in pairs.enumerated() where scalar != 0 && codes[scalar] == nil {
      codes[scalar] = position
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if scalar == "€" {
        bytes.append(0x80)
      } else if scalar.value <= 0xFFFF, let position = codes[UInt16(scalar.value)] {
        bytes.append(leads.lowerBound + UInt8(position / Self.trails.count))
        bytes.append(UInt8(Self.trails.lowerBound + position % Self.trails.count))
      } else {
        return nil
      }
    }
    return bytes
  }
}
