import Glibc

/// This is a message to ``Pipe``: what it is, a name, and bytes.
struct PipeFrame {
  enum Kind: UInt8 {
    /// Who are you: asks for a line about the program, its settings and its limits.
    case question = 0x3F
    /// A document: its source path and its content.
    case document = 0x44
    /// A document that is not sent: its source path, and why as JSON.
    case unsent = 0x55
    /// A name that reports give their agency, for ``PipeParts``.
    case agency = 0x41
    /// Years that the corpus has reports of, for ``PipeJudging``.
    case years = 0x59
    /// A report as a head, for ``PipeJudging``.
    case report = 0x52
    /// The end of a part, for ``PipeJudging``.
    case end = 0x45
  }

  /// A path has fewer bytes on any system that we know; more is a frame that is none.
  static let longestName = 1 << 16

  let kind: Kind
  let name: [UInt8]
  /// Empty where it is longer than the reader allows.
  let body: [UInt8]
  /// The length that was announced.
  let size: Int
}

/// Reads frames from a descriptor, one at a time. What is announced is believed only as far as it comes: memory
/// grows with the bytes that are there.
struct PipeFrameReader {
  private let descriptor: Int32
  private let longestDocument: Int
  private(set) var count = 0

  /// A letter, the length of the name in 4 bytes, that of the body in 8, both with the highest byte first.
  private static let headLength = 13
  private static let chunk = 1 << 16
  /// What no engine sends: such a length is that of another protocol.
  private static let nonsense = 1 << 40

  /// - Parameter longestDocument: a longer one is read past, so that it can be rejected.
  init(_ descriptor: Int32, longestDocument: Int) {
    self.descriptor = descriptor
    self.longestDocument = longestDocument
  }

  /// Gives the next frame, or nil where the input ends between two.
  mutating func next() throws(RunFailure) -> PipeFrame? {
    let head = try bytes(Self.headLength)
    if head.isEmpty { return nil }
    if head.count < Self.headLength { throw broken("its head has \(head.count) bytes") }
    guard let kind = PipeFrame.Kind(rawValue: head[0]) else {
      throw broken("its kind is byte \(head[0]), which means nothing")
    }
    let nameLength = Self.number(head[1..<5])
    let size = Self.number(head[5...])
    if nameLength > PipeFrame.longestName { throw broken("its name has \(nameLength) bytes") }
    if size < 0 || size > Self.nonsense {
      throw broken("its body has \(UInt64(bitPattern: Int64(size))) bytes")
    }
    let name = try bytes(nameLength)
    if name.count < nameLength { throw broken("the input ends in its name") }
    let isSkipped = kind == .document && size > longestDocument
    if kind != .document, size > 1 << 30 { throw broken("its body has \(size) bytes") }
    let body = isSkipped ? [] : try bytes(size)
    let came = isSkipped ? try skip(size) : body.count
    if came < size { throw broken("the input ends after \(came) of the \(size) bytes of its body") }
    count += 1
    return PipeFrame(kind: kind, name: name, body: body, size: size)
  }

  func broken(_ problem: String) -> RunFailure {
    RunFailure(.failed, "frame \(count) on standard input cannot be read: \(problem)")
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(Int64(bitPattern: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
  }

  /// Gives so many bytes, or fewer where the input ends.
  private func bytes(_ wanted: Int) throws(RunFailure) -> [UInt8] {
    var found: [UInt8] = []
    while found.count < wanted {
      let piece = try piece(min(wanted - found.count, max(Self.chunk, found.count)))
      if piece.isEmpty { break }
      if found.isEmpty { found = piece } else { found += piece }
    }
    return found
  }

  private func skip(_ wanted: Int) throws(RunFailure) -> Int {
    var passed = 0
    while passed < wanted {
      let piece = try piece(min(wanted - passed, Self.chunk))
      if piece.isEmpty { break }
      passed += piece.count
    }
    return passed
  }

  /// Gives what is there, at most so many bytes, none at the end of the input.
  private func piece(_ most: Int) throws(RunFailure) -> [UInt8] {
    while true {
      try Interruption.check()
      var code: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, most)
        code = got < 0 ? errno : 0
        count = max(0, got)
      }
      if code == 0 { return piece }
      if code != EINTR {
        throw RunFailure(.failed, "cannot read standard input: \(DiskFailure.reason(code))")
      }
    }
  }
}
