import Core

extension Reject {
  static func brokenXML(_ part: String) -> Reject {
    Reject(
      stage: "ingest", reason: .brokenContainer,
      message: "\(part) in the file is no well-formed XML: open the file in its program and save it again")
  }

  static func entitiesInXML(_ part: String) -> Reject {
    Reject(
      stage: "ingest", reason: .brokenContainer,
      message: "\(part) in the file declares a document type, which no office program writes")
  }

  static func tooManyCells(_ part: String) -> Reject {
    Reject(
      stage: "ingest", reason: .tooLarge,
      message: "\(part) in the file has more than \(BlockCell.mostCells) cells, more than a report can have")
  }

  static func noText(_ format: DocumentFormat) -> Reject {
    Reject(
      stage: "ingest", reason: .needsOCR,
      message: "the \(format.rawValue) file holds no text: where it holds pictures of pages, "
        + "their text must be recognised first")
  }
}
