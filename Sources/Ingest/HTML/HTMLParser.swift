// The one file that calls libxml2's HTML parser.
//
// The parser hands over elements and text as it meets them, and the tree is our own: libxml2's tree is cut
// without a word at a depth of 256, which pages with unclosed <font> or <span> do reach, and takes twice the
// time. The bytes are clean UTF-8 and are announced as such; the label in the page is not asked (a page
// labelled gb2312 with one rare character gave no table cell at all).
import CLibXML2
import Core

struct HTMLParser {
  /// Deeper or larger pages are not made by people.
  static let deepest = 1024
  static let mostNodes = 4_000_000

  /// - Parameter page: clean UTF-8.
  static func tree(of page: [UInt8]) throws(Reject) -> HTMLTree {
    _ = isReady
    guard let context = htmlNewParserCtxt(), let handler = context.pointee.sax else {
      throw Reject.pageNotParsed(page.count)
    }
    defer { htmlFreeParserCtxt(context) }
    handler.pointee = events
    var builder = HTMLTreeBuilder(capacity: page.count)
    withUnsafeMutablePointer(to: &builder) { builder in
      builder.pointee.context = UnsafeMutableRawPointer(context)
      context.pointee.userData = UnsafeMutableRawPointer(builder)
      page.withUnsafeBytes { bytes in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        htmlFreeDocument(htmlCtxtReadMemory(context, start, Int32(bytes.count), nil, "UTF-8", options))
      }
    }
    if let obstacle = builder.obstacle {
      switch obstacle {
      case .tooDeep: throw Reject.pageTooDeep(deepest)
      case .tooMany: throw Reject.pageTooLarge(elements: mostNodes)
      }
    }
    return builder.finished()
  }

  /// The parser must be set up once before threads use it.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_COMPACT.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue)

  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.startElement = { builder, name, attributes in
      guard let name else { return }
      HTMLParser.with(builder) { $0.start(name, attributes) }
    }
    events.endElement = { builder, _ in HTMLParser.with(builder) { $0.end() } }
    events.characters = { builder, bytes, count in
      guard let bytes else { return }
      HTMLParser.with(builder) { $0.add(UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    events.ignorableWhitespace = events.characters
    // Scripts and style sheets come as they are.
    events.cdataBlock = { builder, bytes, count in
      guard let bytes else { return }
      HTMLParser.with(builder) { $0.add(raw: UnsafeBufferPointer(start: bytes, count: Int(count))) }
    }
    return events
  }

  private static func with(_ builder: UnsafeMutableRawPointer?, _ act: (inout HTMLTreeBuilder) -> Void) {
    guard let builder = builder?.assumingMemoryBound(to: HTMLTreeBuilder.self) else { return }
    act(&builder.pointee)
    guard builder.pointee.obstacle != nil, let context = builder.pointee.context else { return }
    xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self))
  }

  private static func htmlFreeDocument(_ document: htmlDocPtr?) {
    if let document { xmlFreeDoc(document) }
  }
}
