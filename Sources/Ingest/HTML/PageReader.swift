import Core

/// Makes a document of a web page: the text of its article, the grids of its tables, and what its head says.
struct PageReader: Sendable {
  private let definitions: Definitions

  /// A page with its article, its styles and its images written out is below this.
  private static let largestPage = 64 << 20

  init(definitions: Definitions) { self.definitions = definitions }

  /// Gives the page as clean UTF-8, by its bytes and not by its label.
  static func decoded(_ bytes: [UInt8]) throws(Reject) -> DecodedText {
    guard bytes.count <= largestPage else { throw Reject.pageTooLarge(bytes: bytes.count) }
    return try TextDecoder.decode(bytes, isPage: true)
  }

  func document(_ decoded: DecodedText, path: SourcePath) throws(Reject) -> Document {
    guard decoded.text.count <= Self.largestPage else { throw Reject.pageTooLarge(bytes: decoded.text.count) }
    let source = try PageSource(decoded.text)
    let tree = try HTMLParser.tree(of: source.bytes)
    let weights = PageWeights(tree)
    let skipped = ArticleFinder.skipped(tree, weights: weights, definitions: definitions)
    let page = PageRenderer.rendered(
      tree, weights: weights, skipped: skipped, keepsLines: source.isTextWithTables)
    guard !page.text.isEmpty else {
      let links = Int(weights.links[0])
      throw links > 2 ? Reject.pageOfLinks(links) : Reject.pageWithoutText(decoded.text.count)
    }
    let census = TextCensus(of: page.text)
    if census.hasLostCharacters { throw Reject.lostBefore(census) }
    return Document(
      path: path, format: .html, encoding: decoded.encoding, text: page.text,
      lines: LineSplitter.lines(of: page.text), grids: page.grids,
      metadata: PageMetadata(
        words: definitions.pageWords, endings: definitions.headWords.title.endings,
        characters: definitions.characters
      ).metadata(of: tree), replacedBytes: decoded.replacedBytes)
  }
}
