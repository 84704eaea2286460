import Core

/// These are the sentences in which ingestion tells why a file gives no tables.
extension Reject {
  private static func ingest(_ reason: RejectReason, _ message: String) -> Reject {
    Reject(stage: "ingest", reason: reason, message: message)
  }

  static func emptyFile() -> Reject {
    ingest(.emptyFile, "the file holds no bytes")
  }

  static func onlyBlanks(_ bytes: Int) -> Reject {
    ingest(.emptyFile, "the file holds \(bytes) bytes of blanks and line ends and no text")
  }

  static func tooLarge(_ bytes: Int) -> Reject {
    ingest(.tooLarge, "the file holds \(bytes) bytes, more than a report can have: split it or leave it out")
  }

  static func tooMuchText(_ bytes: Int) -> Reject {
    ingest(
      .tooLarge, "the file prints more than \(bytes) bytes of text, more than a report can have: leave it out"
    )
  }

  static func notReadYet(_ kind: BinaryKind) -> Reject {
    let advice =
      if case .other = kind { "give the report's text instead" } else { "save it as text and give that" }
    return ingest(
      .unsupportedFormat, "the content is a \(kind.printedName), which is not read yet: \(advice)")
  }

  static func notReadYet(_ kind: MarkupKind) -> Reject {
    ingest(
      .unsupportedFormat,
      "the content is a \(kind.printedName), which is not read yet: save it as plain text and give that")
  }

  static func pageTooLarge(bytes: Int) -> Reject {
    ingest(.tooLarge, "the page holds \(bytes) bytes, more than a report can have: give the article alone")
  }

  static func pageTooLarge(elements: Int) -> Reject {
    ingest(.tooLarge, "the page holds more than \(elements) elements: give the article alone")
  }

  static func pageWithTagOfManyAttributes(_ most: Int) -> Reject {
    ingest(
      .brokenContainer, "a tag of the page has more than \(most) attributes: give its text alone")
  }

  static func pageTooDeep(_ depth: Int) -> Reject {
    ingest(
      .brokenContainer,
      "elements of the page stand in one another more than \(depth) deep: give its text alone")
  }

  static func pageNotParsed(_ bytes: Int) -> Reject {
    ingest(.unreadableFile, "there is no memory to read the \(bytes) bytes of the page")
  }

  static func pageWithoutText(_ bytes: Int) -> Reject {
    ingest(
      .emptyFile,
      "the page of \(bytes) bytes shows no text: its content may be an image or come from another address")
  }

  static func pageOfLinks(_ count: Int) -> Reject {
    ingest(
      .notAReport,
      "the page is a list of \(count) links and shows no text of its own: give the pages behind them")
  }

  static func webArchiveWithoutPage() -> Reject {
    ingest(.brokenContainer, "the web archive holds no page: no part of it is text/html")
  }

  static func misnamed(_ suffix: String) -> Reject {
    ingest(
      .unsupportedFormat,
      "the name ends in .\(suffix) and the content is plain text: rename it to .txt if that is the report")
  }

  static func unknownName(_ suffix: String) -> Reject {
    ingest(
      .unsupportedFormat,
      "files named .\(suffix) are not read, only .txt and .md: rename it to .txt if it is a report's text")
  }

  static func binary(_ census: TextCensus) -> Reject {
    let found = census.zeros > 0 ? "\(census.zeros) NUL bytes" : "\(census.controls) control characters"
    return ingest(
      .binaryContent, "the content is not text: \(found) among \(census.total) bytes, and no known format")
  }

  static func utf32() -> Reject {
    ingest(.undecodableText, "the text is in UTF-32, which is not read: save it as UTF-8")
  }

  static func noKnownEncoding(_ bytes: Int) -> Reject {
    ingest(
      .undecodableText,
      "the \(bytes) bytes are no Chinese text in UTF-8, UTF-16, GB18030 or Big5: save it as UTF-8")
  }

  static func tooDamaged(_ decoded: DecodedText, of bytes: Int) -> Reject {
    ingest(
      .undecodableText,
      "\(decoded.replacedBytes) of \(bytes) bytes have no meaning in \(decoded.encoding.rawValue), the encoding "
        + "that fits best: get a whole copy of the file")
  }

  static func lostBefore(_ loss: TextCensus) -> Reject {
    let found =
      loss.replacements > 0
      ? "\(loss.replacements) replacement characters" : "\(loss.questionMarks) question marks"
    return ingest(
      .undecodableText,
      "an earlier conversion lost the Chinese characters, \(found) stand in their place: get the original file"
    )
  }

  static func mojibake() -> Reject {
    ingest(
      .undecodableText,
      "the text is UTF-8 that was read as GBK (锛 for ，) and lost bytes on the way: get the original file")
  }
}
