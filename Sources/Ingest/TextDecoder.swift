import Core

/// This is the text of a file as clean UTF-8, and how it was come by.
struct DecodedText {
  let text: [UInt8]
  let encoding: TextEncoding
  /// Bytes of the file that had no meaning and were replaced.
  let replacedBytes: Int

  init(text: [UInt8], encoding: TextEncoding, replacedBytes: Int = 0) {
    self.text = text
    self.encoding = encoding
    self.replacedBytes = replacedBytes
  }
}

/// Finds the encoding of a text by its bytes: labels lie (`gb2312` means GB18030, and worse), bytes do not.
///
/// UTF-8 is strict enough to prove itself, so it is asked first. GB18030 accepts nearly anything, a damaged
/// UTF-8 file among it: it must also look like Chinese, and a file that is UTF-8 but for a few bytes is
/// UTF-8.
enum TextDecoder {
  /// - Parameter isPage: the bytes are a web page. A stray NUL is no sign of another format then, and question
  ///   marks stand in its addresses: whether characters were lost is asked of the text that it shows.
  static func decode(_ bytes: [UInt8], isPage: Bool = false) throws(Reject) -> DecodedText {
    let census = TextCensus(of: bytes)
    if isPage, census.zeros > 0, census.zeros * 100 < bytes.count {
      let decoded = try decode(bytes.filter { $0 != 0 }, isPage: true)
      return DecodedText(
        text: decoded.text, encoding: decoded.encoding, replacedBytes: decoded.replacedBytes + census.zeros)
    }
    if let wide = try UTF16Decoder.decode(bytes, holdsZeros: census.zeros > 0) {
      return try checked(wide, isPage)
    }
    if census.isBinary { throw Reject.binary(census) }
    let encoding: TextEncoding = bytes.starts(with: byteOrderMark) ? .utf8WithMark : .utf8
    if census.isUTF8 { return try checked(DecodedText(text: bytes, encoding: encoding), isPage, census) }
    // Chinese in another encoding has next to no sequence that is UTF-8 by chance.
    if encoding == .utf8WithMark || census.goodSequences >= 10 * census.badBytes {
      let text = UTF8Sequence.repaired(bytes)
      return try checked(
        notTooDamaged(
          DecodedText(text: text, encoding: encoding, replacedBytes: census.badBytes), of: bytes), isPage)
    }
    return try checked(notTooDamaged(doubleByte(bytes), of: bytes), isPage)
  }

  private static func doubleByte(_ bytes: [UInt8]) throws(Reject) -> DecodedText {
    let encodings: [(TextEncoding, @Sendable () -> DoubleByteEncoding)] = [
      (.gb18030, { .gb18030 }), (.big5, { .big5 }),
    ]
    var best: DecodedText?
    for (encoding, table) in encodings {
      let read = table().decoded(bytes)
      // Chinese in its own encoding is full of 的, 一, 公, 信; read with the wrong table it has hardly any.
      if read.commonShare < 0.02 || read.badBytes >= best?.replacedBytes ?? Int.max { continue }
      best = DecodedText(text: read.text, encoding: encoding, replacedBytes: read.badBytes)
      if read.badBytes == 0 { break }
    }
    guard let best else { throw Reject.noKnownEncoding(bytes.count) }
    return best
  }

  private static func notTooDamaged(
    _ decoded: DecodedText, of bytes: [UInt8]
  ) throws(Reject) -> DecodedText {
    // A file cut inside a character loses up to three bytes; that alone is no reason to give it up.
    if decoded.replacedBytes > max(3, bytes.count / 100) {
      throw Reject.tooDamaged(decoded, of: bytes.count)
    }
    return decoded
  }

  /// Text may be well encoded and yet have lost its characters earlier, when someone else converted it.
  private static func checked(
    _ decoded: DecodedText, _ isPage: Bool, _ known: TextCensus? = nil
  ) throws(Reject) -> DecodedText {
    let census = known ?? TextCensus(of: decoded.text)
    if census.holdsBinaryZeros { throw Reject.binary(census) }
    if census.hasLostCharacters, !isPage { throw Reject.lostBefore(census) }
    guard Mojibake.isSuspected(in: decoded.text, marks: census.mojibakeMarks) else { return decoded }
    return try Mojibake.undone(decoded.text)
  }
}
