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

  public let sections: [ExpectedSection]
  /// What the one table of the forms before 2019 is called.
  public let indicatorsHeading: String
  /// Codes of the sections in which `wordsForNothing` are not an answer.
  public let mustSaySomething: [String]
  public let wordsForNothing: [String]
  public let ruleMaking: RuleMaking
  public let publicationDeadlines: [Deadline]
  public let jump: Jump
}
