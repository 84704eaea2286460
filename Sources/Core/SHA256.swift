/// This is the hash of FIPS 180-4, taken over bytes as they come. Neither the standard library nor
/// FoundationEssentials has one.
public struct SHA256 {
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  public init() { rest.reserveCapacity(64) }

  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }

  public mutating func update(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      if rest.count < 64 { return }
      rest.withUnsafeBytes { Self.compress($0, blocks: 1, into: &state) }
      rest.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / 64
    let end = start + blocks * 64
    bytes.withUnsafeBytes {
      Self.compress(UnsafeRawBufferPointer(rebasing: $0[start..<end]), blocks: blocks, into: &state)
    }
    rest += bytes[end...]
  }

  /// Gives the hash of all bytes so far as 64 small hexadecimal digits.
  public func hexadecimal() -> String {
    var copy = self
    var tail = copy.rest
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    tail.withUnsafeBytes { Self.compress($0, blocks: tail.count / 64, into: &copy.state) }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for index in 0..<8 {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int(copy.state[index] >> UInt32(shift) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Takes in whole blocks. What each round calls a to h moves on by one place: the names move, not the words,
  /// and the sixteen words of the schedule that are still needed stay where the processor keeps them.
  private static func compress(
    _ bytes: UnsafeRawBufferPointer, blocks: Int, into state: inout InlineArray<8, UInt32>
  ) {
    for block in 0..<blocks {
      func word(_ index: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: block &* 64 &+ index &* 4, as: UInt32.self))
      }
      var (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
      var (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
      var (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
      var (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      var done = 0
      while true {
        round(a, b, c, &d, e, f, g, &h, constants[done] &+ w0)
        round(h, a, b, &c, d, e, f, &g, constants[done &+ 1] &+ w1)
        round(g, h, a, &b, c, d, e, &f, constants[done &+ 2] &+ w2)
        round(f, g, h, &a, b, c, d, &e, constants[done &+ 3] &+ w3)
        round(e, f, g, &h, a, b, c, &d, constants[done &+ 4] &+ w4)
        round(d, e, f, &g, h, a, b, &c, constants[done &+ 5] &+ w5)
        round(c, d, e, &f, g, h, a, &b, constants[done &+ 6] &+ w6)
        round(b, c, d, &e, f, g, h, &a, constants[done &+ 7] &+ w7)
        round(a, b, c, &d, e, f, g, &h, constants[done &+ 8] &+ w8)
        round(h, a, b, &c, d, e, f, &g, constants[done &+ 9] &+ w9)
        round(g, h, a, &b, c, d, e, &f, constants[done &+ 10] &+ w10)
        round(f, g, h, &a, b, c, d, &e, constants[done &+ 11] &+ w11)
        round(e, f, g, &h, a, b, c, &d, constants[done &+ 12] &+ w12)
        round(d, e, f, &g, h, a, b, &c, constants[done &+ 13] &+ w13)
        round(c, d, e, &f, g, h, a, &b, constants[done &+ 14] &+ w14)
        round(b, c, d, &e, f, g, h, &a, constants[done &+ 15] &+ w15)
        done &+= 16
        if done == 64 { break }
        schedule(&w0, w1, w9, w14)
        schedule(&w1, w2, w10, w15)
        schedule(&w2, w3, w11, w0)
        schedule(&w3, w4, w12, w1)
        schedule(&w4, w5, w13, w2)
        schedule(&w5, w6, w14, w3)
        schedule(&w6, w7, w15, w4)
        schedule(&w7, w8, w0, w5)
        schedule(&w8, w9, w1, w6)
        schedule(&w9, w10, w2, w7)
        schedule(&w10, w11, w3, w8)
        schedule(&w11, w12, w4, w9)
        schedule(&w12, w13, w5, w10)
        schedule(&w13, w14, w6, w11)
        schedule(&w14, w15, w7, w12)
        schedule(&w15, w0, w8, w13)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
    }
  }

  /// One of the 64 rounds of a block. `term` is its constant and its word.
  @inline(__always) private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ term: UInt32
  ) {
    let mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let one = h &+ mixed &+ (g ^ (e & (f ^ g))) &+ term
    d &+= one
    h = one &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  /// Makes a word of the schedule out of the one sixteen rounds before it and three of those between.
  @inline(__always) private static func schedule(
    _ word: inout UInt32, _ early: UInt32, _ middle: UInt32, _ late: UInt32
  ) {
    let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
    let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
    word = word &+ first &+ middle &+ second
  }

  @inline(__always) private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 &- count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
