import Core
import Validate

/// This is a document as far as the stages have brought it.
struct StagedDocument {
  let sha256: String
  let document: Document
  var outline: Outline?
  var extraction: Extraction?
  var observations: [Observation] = []
  var findings: [Finding] = []
}
