public import Core

/// This is a document with everything that was made of it: what the rules look at.
public struct ReviewedReport: Sendable {
  public let document: Document
  public let outline: Outline
  public let extraction: Extraction
  public let observations: [Observation]
  /// What became of decisions about the document, which the observations have already.
  public let corrections: CorrectionsMade

  public var path: SourcePath { document.path }

  public init(
    document: Document, outline: Outline, extraction: Extraction, observations: [Observation],
    corrections: CorrectionsMade = CorrectionsMade()
  ) {
    self.document = document
    self.outline = outline
    self.extraction = extraction
    self.observations = observations
    self.corrections = corrections
  }
}
