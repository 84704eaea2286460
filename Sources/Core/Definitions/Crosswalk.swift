/// This is how far a cell of an older form may be set beside that of the latest one.
public enum Comparability: String, Sendable, CaseIterable, Codable {
  case comparable
  /// With the note in mind.
  case approximate
  /// The words are alike and the meaning is not.
  case notComparable = "not_comparable"
}

/// This is what the generations of the form have in common: series of cells that tell the same over the years.
public struct Crosswalk: Sendable {
  /// This is the cells that a series is made of in one form. They add up; those that a document does not
  /// print, such as the other print of 其他处理, count as none.
  public struct Entry: Sendable {
    public let form: FormID
    public let cells: [FormCell]
    public let comparability: Comparability
    public let chineseNote: String
    public let englishNote: String

    public init(
      form: FormID, cells: [FormCell], comparability: Comparability, chineseNote: String, englishNote: String
    ) {
      self.form = form
      self.cells = cells
      self.comparability = comparability
      self.chineseNote = chineseNote
      self.englishNote = englishNote
    }
  }

  /// This is a number told by several generations of the form.
  public struct Series: Sendable {
    public let code: String
    public let chineseLabel: String
    public let englishLabel: String
    /// One entry a form that has the series, in the order of ``Definitions/forms``.
    public let entries: [Entry]

    public init(code: String, chineseLabel: String, englishLabel: String, entries: [Entry]) {
      self.code = code
      self.chineseLabel = chineseLabel
      self.englishLabel = englishLabel
      self.entries = entries
    }

    public func entry(of form: FormID) -> Entry? { entries.first { $0.form == form } }
  }

  public let series: [Series]

  public init(series: [Series]) { self.series = series }
}

/// The shape of `data/crosswalk.json`.
struct CrosswalkFile: Decodable {
  struct Series: Decodable {
    let series: String
    let chinese: String
    let english: String
    let forms: [String: Entry]

    enum CodingKeys: String, CodingKey {
      case series, forms
      case chinese = "label_zh"
      case english = "label_en"
    }
  }

  struct Entry: Decodable {
    /// `table/item/measure`.
    let cells: [String]
    let comparability: Comparability
    let chineseNote: String?
    let englishNote: String?

    enum CodingKeys: String, CodingKey {
      case cells, comparability
      case chineseNote = "note_zh"
      case englishNote = "note_en"
    }
  }

  let about: String
  let series: [Series]
}
