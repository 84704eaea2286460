import CLibXML2

/// Parses XML piece by piece through libxml2 and keeps what the piece held until it is asked for. The parser
/// hands over elements and text as it meets them: its own reader, which makes a node of each and frees it again,
/// takes twice the time.
struct XMLEvents: ~Copyable {
  private let context: xmlParserCtxtPtr?
  private let content: [UInt8]
  private var parsed = 0
  private var isAtEnd = false
  /// Where the parser puts what it meets, and what of it comes next.
  private let piece: UnsafeMutablePointer<XMLPiece>
  private var next = 0

  /// Memory holds what stands in as much of the part, and not the part once more.
  private static let pieceSize = 1 << 16

  /// - Parameter content: UTF-8, whatever the label inside says.
  init(_ content: [UInt8]) {
    Self.isReady
    self.content = content
    piece = .allocate(capacity: 1)
    piece.initialize(to: XMLPiece())
    var events = Self.events
    context = xmlCreatePushParserCtxt(&events, nil, nil, 0, nil)
    guard let context else {
      piece.pointee.failure = .isBroken
      return
    }
    context.pointee.userData = UnsafeMutableRawPointer(piece)
    piece.pointee.context = context
    xmlCtxtUseOptions(context, Self.options)
  }

  deinit {
    xmlFreeParserCtxt(context)
    piece.deinitialize(count: 1)
    piece.deallocate()
  }

  /// Why the part could not be read to its end, once there is nothing more to take.
  var obstacle: XMLPiece.Failure? { piece.pointee.failure }

  /// Gives what comes next, or nil at the end of the part, or of what can be read of it.
  mutating func take() -> XMLPiece.Record? {
    // Text at the end of a piece goes on in the next one.
    while !isAtEnd, obstacle == nil, next >= piece.pointee.whole { parse() }
    guard next < piece.pointee.records.count else { return nil }
    defer { next += 1 }
    return piece.pointee.records[next]
  }

  /// Gives the text or the value that stands at `places`.
  func bytes(_ places: Range<Int>) -> ArraySlice<UInt8> { piece.pointee.bytes[places] }

  /// Gives the places of the value of an attribute among those at `places`, or nil where it is none of them.
  func attribute(_ name: String, among places: Range<Int>) -> Range<Int>? {
    for place in places where xmlStrEqual(piece.pointee.attributes[place].name, name) == 1 {
      return piece.pointee.attributes[place].value
    }
    return nil
  }

  private mutating func parse() {
    piece.pointee.forget(before: next)
    next = 0
    let size = min(Self.pieceSize, content.count - parsed)
    isAtEnd = parsed + size == content.count
    let code = content.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.advanced(by: parsed).assumingMemoryBound(to: CChar.self)
      return xmlParseChunk(context, start, Int32(size), isAtEnd ? 1 : 0)
    }
    parsed += size
    if obstacle == nil, code != 0, context?.pointee.wellFormed != 1 { piece.pointee.failure = .isBroken }
  }

  /// The parser must be set up once before threads use it.
  private static let isReady: Void = xmlInitParser()

  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
      // `&amp;` in the value of an attribute comes as it is meant; a part that declares entities is refused.
      | XML_PARSE_NOENT.rawValue)

  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = { piece, name, _, _, _, _, count, _, parts in
      XMLEvents.with(piece) { $0.open(name, Int(count), parts) }
    }
    events.endElementNs = { piece, name, _, _ in XMLEvents.with(piece) { $0.close(name) } }
    events.characters = { piece, start, count in
      guard let start else { return }
      XMLEvents.with(piece) { $0.text(start, Int(count)) }
    }
    events.ignorableWhitespace = events.characters
    events.cdataBlock = events.characters
    events.internalSubset = { piece, _, _, _ in XMLEvents.with(piece) { $0.declaresType() } }
    return events
  }

  private static func with(_ piece: UnsafeMutableRawPointer?, _ act: (inout XMLPiece) -> Void) {
    if let piece = piece?.assumingMemoryBound(to: XMLPiece.self) { act(&piece.pointee) }
  }
}
