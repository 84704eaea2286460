/// These are the facts that the rules of validation need, from `data/rules.json`.
public struct RuleFacts: Sendable, Decodable {
  /// This is a section that reports of some generations must have.
  public struct ExpectedSection: Sendable, Decodable {
    /// A code of ``SectionKind``.
    public let kind: String
    public let heading: String
    public let templates: [String]
  }

  /// These are endings and beginnings of names that tell whether an agency may make 规章.
  public struct RuleMaking: Sendable, Decodable {
    public struct Names: Sendable, Decodable {
      public let endings: [String]
      public let beginnings: [String]
    }
    public let withoutPower: [String]
    /// Stronger than ``withoutPower``: 国家市场监督管理总局 ends in 局 and makes 规章.
    public let withPower: Names
  }

  /// This is the last day of the following year on which a report may be published.
  public struct Deadline: Sendable, Decodable {
    public let firstYear: Int
    public let lastYear: Int?
    /// Endings of the names it holds for; empty: all others.
    public let endings: [String]
    /// `MM-DD`.
    public let monthDay: String
    public let basis: String
  }

  /// This is how far a number may move from one year to the next before it is worth knowing.
  public struct Jump: Sendable, Decodable {
    public let times: Int
    /// The larger of two counts must reach this.
    public let atLeast: Int
    /// The larger of two amounts must reach this.
    public let atLeastYuan: Int
  }

  /// These are the words by which numbers of the text are held against the form.
  public struct Told: Sendable, Decodable {
    /// This is what words of the text may mean: rows or columns of the form, each entry a sum of codes.
    public struct Meaning: Sendable, Decodable {
      public let words: [String]
      public let sums: [[String]]
    }

    /// What a number is about that is about all of the report.
    public let wholeScopes: [String]
    public let lastYear: [String]
    public let partOfYear: [String]
    public let manyYears: [String]
    /// Directly before a number: it is the number of a change.
    public let changes: [String]
    /// Before a number that is a part of one told before.
    public let parts: [String]
    public let channels: [String]
    /// The sentence is about disclosure.
    public let informationWords: [String]
    public let results: [Meaning]
    public let applicants: [Meaning]
    public let outcomes: [Meaning]
    /// Reviews and suits that the form does not count.
    public let otherProceedings: [String]
    /// Documents that the form does not count.
    public let otherDocuments: [String]
    public let allWon: [String]
    public let neverLost: [String]
    public let noRequests: [String]
    public let requestNouns: [String]
    /// Between 未收到 and 申请: not every request is meant.
    public let notRequests: [String]
    public let decisions: [Meaning]
    /// Verbs of publication: not every decision is published.
    public let published: [String]
    /// The sentence announces the report itself.
    public let announcements: [String]
    /// It was announced before: an earlier report.
    public let announced: [String]
    public let reportNames: [String]
    /// Behind a year at the head of a sentence: what is still to be done.
    public let plans: [String]
  }

  public let sections: [ExpectedSection]
  /// What the one table of the forms before 2019 is called.
  public let indicatorsHeading: String
  /// Codes of the sections in which `wordsForNothing` are not an answer.
  public let mustSaySomething: [String]
  public let wordsForNothing: [String]
  public let ruleMaking: RuleMaking
  public let publicationDeadlines: [Deadline]
  public let told: Told
  public let jump: Jump
  /// How many numbers other than 0 two reports must share, and none differ, to be one report.
  public let sameNumbers: Int
  /// How many times last year's an amount must be to stand in another unit.
  public let unitFactor: Int
}
