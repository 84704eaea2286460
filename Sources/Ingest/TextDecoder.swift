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
  static func decode(_ bytes: [UInt8]) throws(Reject) -> DecodedText {
    if let wide = try UTF16Decoder.decode(bytes) { return try checked(wide) }
    let controls = ControlBytes(in: bytes)
    if controls.makeBinary { throw Reject.binary(controls) }
    if UTF8Scan.isValid(bytes) {
      let encoding: TextEncoding = bytes.starts(with: byteOrderMark) ? .utf8WithMark : .utf8
      if Mojibake.isSuspected(in: bytes) { return try checked(Mojibake.undone(bytes)) }
      return try checked(DecodedText(text: bytes, encoding: encoding))
    }
    return try checked(bestOfDamaged(bytes))
  }

  /// The bytes are not UTF-8: another encoding, or damaged.
  private static func bestOfDamaged(_ bytes: [UInt8]) throws(Reject) -> DecodedText {
    let utf8 = UTF8Scan.repaired(bytes)
    let hasMark = bytes.starts(with: byteOrderMark)
    let asUTF8 = DecodedText(
      text: utf8.text, encoding: hasMark ? .utf8WithMark : .utf8, replacedBytes: utf8.badBytes)
    if hasMark || utf8.goodSequences >= 10 * utf8.badBytes { return try notTooDamaged(asUTF8, of: bytes) }
    // Chinese in its own encoding is full of 的, 一, 公, 信; read with the wrong table it has next to none.
    let encodings: [(TextEncoding, @Sendable () -> DoubleByteEncoding)] = [
      (.gb18030, { .gb18030 }), (.big5, { .big5 }),
    ]
    var best: DecodedText?
    for (encoding, table) in encodings {
      let read = table().decoded(bytes)
      if read.commonShare < 0.02 || read.badBytes >= best?.replacedBytes ?? Int.max { continue }
      best = DecodedText(text: read.text, encoding: encoding, replacedBytes: read.badBytes)
      if read.badBytes == 0 { break }
    }
    guard let best else { throw Reject.noKnownEncoding(bytes.count) }
    if best.encoding == .gb18030, Mojibake.isSuspected(in: best.text) {
      return try Mojibake.undone(best.text)
    }
    return try notTooDamaged(best, of: bytes)
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
  private static func checked(_ decoded: DecodedText) throws(Reject) -> DecodedText {
    let loss = LostCharacters(in: decoded.text)
    if loss.isTooGreat { throw Reject.lostBefore(loss) }
    return decoded
  }
}
