import CLibXML2

/// This is what the parser met in a piece of a part, in order.
struct XMLPiece {
  enum Kind { case open, close, text }

  struct Record {
    let kind: Kind
    /// The element without its prefix, in the parser's dictionary, which lives as long as the parser.
    let name: UnsafePointer<xmlChar>?
    /// How many elements are around it.
    let depth: Int
    /// Where its text stands in `bytes`, or which of `attributes` it has.
    var places: Range<Int>
  }

  struct Attribute {
    let name: UnsafePointer<xmlChar>?
    /// Where its value stands in `bytes`.
    let value: Range<Int>
  }

  enum Failure { case isBroken, declaresType }

  private(set) var records: [Record] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []
  var failure: Failure?
  /// The parser, to be stopped.
  var context: xmlParserCtxtPtr?

  /// How many elements are open. The parser leaves it to those that it tells to say how many are too many.
  private var depth = 0

  /// No office program writes so many elements into each other; what reads them goes into each.
  private static let deepest = 256

  /// How many of the records are whole: text at the end may go on.
  var whole: Int { records.count - (records.last?.kind == .text ? 1 : 0) }

  mutating func open(
    _ name: UnsafePointer<xmlChar>?, _ count: Int, _ parts: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    if depth > Self.deepest {
      stop(.isBroken)
      return
    }
    let first = attributes.count
    // Of each attribute: its name, prefix, namespace, and where its value starts and ends.
    for index in 0..<count {
      guard let part = parts?.advanced(by: index * 5), let start = part[3], let end = part[4] else {
        continue
      }
      attributes.append(Attribute(name: part[0], value: append(start, end - start)))
    }
    records.append(Record(kind: .open, name: name, depth: depth - 1, places: first..<attributes.count))
  }

  mutating func close(_ name: UnsafePointer<xmlChar>?) {
    depth -= 1
    records.append(Record(kind: .close, name: name, depth: depth, places: 0..<0))
  }

  mutating func text(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    let places = append(start, count)
    if let last = records.indices.last, records[last].kind == .text {
      records[last].places = records[last].places.lowerBound..<places.upperBound
    } else {
      records.append(Record(kind: .text, name: nil, depth: depth, places: places))
    }
  }

  mutating func declaresType() { stop(.declaresType) }

  private mutating func stop(_ reason: Failure) {
    failure = reason
    xmlStopParser(context)
  }

  /// Gives up what was taken; a text at the end that was not stays.
  mutating func forget(before next: Int) {
    let kept = next < records.count ? records.last : nil
    records.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    guard var kept else {
      bytes.removeAll(keepingCapacity: true)
      return
    }
    bytes.removeSubrange(..<kept.places.lowerBound)
    kept.places = 0..<bytes.count
    records.append(kept)
  }

  private mutating func append(_ start: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int> {
    let first = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    return first..<bytes.count
  }
}
