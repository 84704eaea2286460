/// This is how characters are folded where text is compared: radicals to ideographs, traditional to
/// simplified script, full width to ASCII, and blanks and punctuation to nothing. It is one table over the
/// Basic Multilingual Plane, made once from `data/characters.json`; texts themselves are never changed.
public struct CharacterMap: Sendable {
  /// What a scalar is compared as; 0 means that it is passed over.
  public let folds: [UInt16]
  /// Radicals only: scalar to the ideograph it stands for, else itself. For titles, names and headings.
  public let mended: [UInt16]

  /// - Parameters:
  ///   - radicals: radical to ideograph.
  ///   - variants: traditional or variant form to the simplified character used in labels.
  public init(radicals: [UInt16: UInt16], variants: [UInt16: UInt16]) {
    var folds = [UInt16](repeating: 0, count: 65536)
    var mended = [UInt16](repeating: 0, count: 65536)
    for code in 0..<65536 {
      mended[code] = UInt16(code)
      folds[code] = Self.base(UInt16(code))
    }
    for (from, to) in radicals {
      mended[Int(from)] = to
      folds[Int(from)] = to
    }
    for (from, to) in variants { folds[Int(from)] = to }
    for (from, to) in radicals {
      if let simplified = variants[to] { folds[Int(from)] = simplified }
    }
    self.folds = folds
    self.mended = mended
  }

  /// Letters, digits and ideographs stay; capitals become small; everything else is passed over.
  private static func base(_ code: UInt16) -> UInt16 {
    switch code {
    case 0x30...0x39, 0x61...0x7A: code
    case 0x41...0x5A: code + 0x20
    case 0xFF10...0xFF19: code - 0xFF10 + 0x30
    case 0xFF21...0xFF3A: code - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: code - 0xFF41 + 0x61
    case 0x2460...0x2468: code - 0x2460 + 0x31  // ① to ⑨ count as their digits
    case 0x3007: 0x96F6  // 〇 as 零
    case 0x3400...0x9FFF, 0xF900...0xFAFF: code
    case 0x25: 0x25
    default: 0
    }
  }

  /// Appends the folded text of UTF-8 bytes; scalars beyond the Basic Multilingual Plane count as U+FFFF.
  @inlinable public func fold(_ bytes: ArraySlice<UInt8>, into folded: inout [UInt16]) {
    var index = bytes.startIndex
    let end = bytes.endIndex
    while index < end {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      let key = scalar > 0xFFFF ? 0xFFFF : folds[Int(scalar)]
      if key != 0 { folded.append(key) }
    }
  }

  @inlinable public func fold(_ bytes: ArraySlice<UInt8>) -> [UInt16] {
    var folded: [UInt16] = []
    folded.reserveCapacity(bytes.count / 3 + 1)
    fold(bytes, into: &folded)
    return folded
  }

  public func fold(_ text: String, into folded: inout [UInt16]) {
    for scalar in text.unicodeScalars {
      let key = scalar.value > 0xFFFF ? 0xFFFF : folds[Int(scalar.value)]
      if key != 0 { folded.append(key) }
    }
  }

  public func fold(_ text: String) -> [UInt16] { fold(Array(text.utf8)[...]) }

  /// Gives text in ordinary characters: radicals become ideographs, full-width letters and digits become
  /// ASCII, and blanks of every kind are left out.
  public func mend(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: mendedBytes(bytes), as: UTF8.self)
  }

  /// Gives what ``mend(_:)`` gives as UTF-8.
  public func mendedBytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (scalar, length) = UTF8Cursor.scalar(in: bytes, at: index)
      index += length
      if UTF8Cursor.isBlank(scalar) || scalar < 0x20 || scalar == 0xFEFF { continue }
      var out = scalar
      if scalar <= 0xFFFF {
        out = UInt32(mended[Int(scalar)])
        if (0xFF10...0xFF19).contains(out) || (0xFF21...0xFF3A).contains(out)
          || (0xFF41...0xFF5A).contains(out)
        {
          out -= 0xFEE0
        }
      }
      result.append(scalar: out)
    }
    return result
  }
}
