extension Layout {
  /// Every layout, in the order in which the tables of the scorer list them.
  static let all: [Layout] = [
    wordTabs, pdfRaw,
  ]
}
