import CLibXML2
import Core

/// Reads an XML part of an office file from front to back through libxml2. It never looks at another file:
/// no network, no external entity, no definition is loaded, and a part that declares entities is refused,
/// since no office program writes any.
struct XMLStream: ~Copyable {
  enum Event {
    case open, close
    /// ``piece`` is the text.
    case text
    case end
  }

  private var events: XMLEvents
  private let part: String
  /// The element without its prefix, where the event is `open` or `close`.
  private(set) var name: String
  /// How many elements are around the current one.
  private(set) var depth: Int
  /// What `name` was made of.
  private var key: UnsafePointer<xmlChar>?
  /// Where the text that was met stands, and the attributes of the element that was opened.
  private var textPlaces: Range<Int>
  private var attributePlaces: Range<Int>

  /// - Parameter part: the name of the part in its container, for messages.
  init(_ content: [UInt8], part: String) throws(Reject) {
    // Labels of encodings lie; UTF-16 is the only other one that the standard allows.
    let text = try UTF16Decoder.decode(content, holdsZeros: false)?.text ?? content
    events = XMLEvents(text)
    self.part = part
    name = ""
    depth = 0
    textPlaces = 0..<0
    attributePlaces = 0..<0
  }

  mutating func next() throws(Reject) -> Event {
    guard let record = events.take() else {
      switch events.obstacle {
      case .isBroken: throw Reject.brokenXML(part)
      case .declaresType: throw Reject.entitiesInXML(part)
      case nil: return .end
      }
    }
    textPlaces = record.kind == .text ? record.places : 0..<0
    attributePlaces = record.kind == .open ? record.places : 0..<0
    if record.kind != .text { depth = record.depth }
    switch record.kind {
    case .open:
      setName(record.name)
      return .open
    case .close:
      setName(record.name)
      return .close
    case .text: return .text
    }
  }

  /// Goes on to the next element that opens, whatever stands between; false at the end of the part.
  mutating func opensNext() throws(Reject) -> Bool {
    while true {
      switch try next() {
      case .open: return true
      case .end: return false
      case .close, .text: continue
      }
    }
  }

  /// Passes over everything inside the element that was just opened, and its end.
  mutating func skip() throws(Reject) {
    let level = depth
    while true {
      switch try next() {
      case .close where depth == level: return
      case .end: return
      case .open, .close, .text: continue
      }
    }
  }

  /// Gives all text inside the element that was just opened.
  mutating func text() throws(Reject) -> [UInt8] {
    let level = depth
    var found: [UInt8] = []
    while true {
      switch try next() {
      case .close where depth == level: return found
      case .end: return found
      case .open, .close: continue
      case .text: found += events.bytes(textPlaces)
      }
    }
  }

  /// The text that was just met.
  var piece: [UInt8] { Array(events.bytes(textPlaces)) }

  /// Gives an attribute of the element that was just opened, whatever prefix it has.
  func attribute(_ name: String) -> String? {
    events.attribute(name, among: attributePlaces).map {
      String(decoding: events.bytes($0), as: UTF8.self)
    }
  }

  private mutating func setName(_ key: UnsafePointer<xmlChar>?) {
    // The parser keeps each name once.
    if key == self.key { return }
    self.key = key
    name = key.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
  }
}
