import Core

/// These are the labels of all rows and groups of the forms, to tell a row that stands alone from a heading and half a label
/// from a whole one.
struct RowLabels: Sendable {
  private let characters: CharacterMap
  private let rows: Set<[UInt16]>
  private let labels: Set<[UInt16]>

  init(definitions: Definitions) {
    characters = definitions.characters
    var labels: Set<[UInt16]> = []
    for row in definitions.forms.flatMap(\.regions).flatMap(\.blocks).flatMap(\.rows) {
      labels.formUnion(row.label.folded)
    }
    rows = labels
    for group in definitions.forms.flatMap(\.regions).flatMap(\.blocks).flatMap(\.groups) {
      labels.formUnion(group.label.folded)
    }
    labels.remove([])
    self.labels = labels
  }

  /// Tells whether a text is the label of a row, and not the heading of several.
  func containsRow(_ text: ArraySlice<UInt8>) -> Bool { rows.contains(characters.fold(text)) }

  func contains(_ text: ArraySlice<UInt8>) -> Bool { labels.contains(characters.fold(text)) }
}
