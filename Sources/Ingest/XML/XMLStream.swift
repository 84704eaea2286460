import CLibXML2
import Core

/// Reads an XML part of an office file from front to back through libxml2. It never looks at another file:
/// no network, no external entity, no definition is loaded, and a part that declares entities is refused,
/// since no office program writes any.
struct XMLStream: ~Copyable {
  enum Event {
    case open, close
    case text([UInt8])
    case end
  }

  private let handle: XMLHandle
  /// A reader that could not be made reads nothing but a failure.
  private var reader: xmlTextReaderPtr? { handle.reader }
  private let part: String
  /// The element without its prefix, where the event is `open` or `close`.
  private(set) var name: String
  /// How many elements are around the current one.
  private(set) var depth: Int
  private var closesNext: Bool

  /// - Parameter part: the name of the part in its container, for messages.
  init(_ content: [UInt8], part: String) throws(Reject) {
    // Labels of encodings lie; UTF-16 is the only other one that the standard allows.
    let text = try UTF16Decoder.decode(content, holdsZeros: false)?.text ?? content
    handle = XMLHandle(text)
    self.part = part
    name = ""
    depth = 0
    closesNext = false
  }

  mutating func next() throws(Reject) -> Event {
    if closesNext {
      closesNext = false
      return .close
    }
    while true {
      let result = xmlTextReaderRead(reader)
      if result == 0 { return .end }
      if result < 0 { throw Reject.brokenXML(part) }
      switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue:
        setElement()
        closesNext = xmlTextReaderIsEmptyElement(reader) == 1
        return .open
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        setElement()
        return .close
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
        return .text(Self.bytes(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw Reject.entitiesInXML(part)
      default:
        // Comments and instructions.
        continue
      }
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
      case .text(let piece): found += piece
      }
    }
  }

  /// Gives an attribute of the element that was just opened, whatever prefix it has.
  func attribute(_ name: String) -> String? {
    var found: String?
    while found == nil, xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard let local = xmlTextReaderConstLocalName(reader), Self.isEqual(local, name) else { continue }
      found = String(decoding: Self.bytes(xmlTextReaderConstValue(reader)), as: UTF8.self)
    }
    xmlTextReaderMoveToElement(reader)
    return found
  }

  private mutating func setElement() {
    name = String(decoding: Self.bytes(xmlTextReaderConstLocalName(reader)), as: UTF8.self)
    depth = Int(xmlTextReaderDepth(reader))
  }

  private static func isEqual(_ text: UnsafePointer<xmlChar>, _ name: String) -> Bool {
    xmlStrEqual(text, name) == 1
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }
}

/// This owns a reader of libxml2 and the bytes that it reads from, which it does not copy.
private final class XMLHandle {
  let reader: xmlTextReaderPtr?
  private let bytes: UnsafeMutableBufferPointer<CChar>

  private static let initialized: Void = xmlInitParser()

  init(_ text: [UInt8]) {
    Self.initialized
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text.lazy.map(CChar.init(bitPattern:)))
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    reader = xmlReaderForMemory(
      bytes.baseAddress, Int32(clamping: text.count), nil, "UTF-8", Int32(options))
  }

  deinit {
    xmlFreeTextReader(reader)
    bytes.deallocate()
  }
}
