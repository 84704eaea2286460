/// This is how many bytes of a file no text has: NUL, and control characters other than tab, line ends,
/// form feed, escape and the end mark of DOS.
struct ControlBytes {
  let zeros: Int
  let others: Int
  let total: Int

  init(in bytes: [UInt8]) {
    var zeros = 0
    var others = 0
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0: zeros += 1
      case 0x09...0x0D, 0x1A, 0x1B: break
      default: others += 1
      }
    }
    self.zeros = zeros
    self.others = others
    total = bytes.count
  }

  /// A NUL is proof; a few other control characters come from the text of PDF files and harm nothing.
  var makeBinary: Bool { zeros > 0 || (others > 8 && others * 100 > total) }
}
