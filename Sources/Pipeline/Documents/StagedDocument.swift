import Core
import Validate

/// This is a document as far as the stages have brought it.
struct StagedDocument {
  let sha256: String
  let document: Document
  var outline: Outline?
  var extraction: Extraction?
  var observations: [Observation] = []
  var corrections = CorrectionsMade()
  var findings: [Finding] = []
}

extension StagedDocument {
  /// What the cells of the document are called.
  func names(_ definitions: Definitions) -> CellNames {
    CellNames(vocabulary: definitions.vocabulary, added: extraction?.added ?? AddedNames())
  }
}
