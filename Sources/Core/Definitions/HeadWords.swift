/// These are the words by which the head of a report is read, folded, from `data/head.json`.
public struct HeadWords: Sendable {
  public struct Title: Sendable {
    /// What the report is about: 政府信息公开 and its like, longest first.
    public let subjects: [[UInt16]]
    public let endings: [[UInt16]]
    /// Endings that make a title even where it names neither year nor agency.
    public let fullEndings: [[UInt16]]
    /// Words with which the text below a title begins: 根据, 按照.
    public let openings: [[UInt16]]
    /// What may stand in front of a title, with a colon.
    public let labels: [[UInt16]]
    /// A line with one of these is a sentence or a link.
    public let excluded: [[UInt16]]
    /// What may follow a title on its line, after a blank.
    public let followers: [[UInt16]]
    /// Behind 报告 in the headline of a page: 的公示.
    public let notices: [[UInt16]]
  }

  public struct Agency: Sendable {
    public let endings: [[UInt16]]
    /// 我局 and its like: they name nobody.
    public let selfNames: Set<[UInt16]>
    public let excluded: [[UInt16]]
    public let labels: [[UInt16]]
    /// Names that begin so leave out the place: 区卫生健康局, 我局.
    public let relative: Set<UInt16>
    /// A short name that ends so leaves it out, too: 教育局.
    public let bare: Set<UInt16>
  }

  public struct Dates: Sendable {
    public let labels: [[UInt16]]
    /// Labels of a day that counts where no day of publication stands: 成文日期.
    public let lesserLabels: [[UInt16]]
    /// Other labels of the same lines, where a value ends.
    public let furniture: [[UInt16]]
  }

  /// These tell the sentences that introduce a report.
  public struct Introduction: Sendable {
    /// What stands before the report that is published: 现公布, 编制.
    public let openings: [[UInt16]]
    /// Words that end like one of those and are none: 机构编制.
    public let openingEnds: [[UInt16]]
    /// What the text published is called: 报告, 年报, 情况.
    public let endings: [[UInt16]]
    /// What stands behind a report at the start of a clause that tells how it was made: 是根据.
    public let continuations: [[UInt16]]
    /// How a sentence calls the report that it stands in: 本报告.
    public let reports: [[UInt16]]
    /// What stands behind the name of who makes the report: 根据, 编制.
    public let makings: [[UInt16]]
    /// A clause with one of these speaks of another paper: 通知, 格式.
    public let refusals: [[UInt16]]
    /// What may stand between the year and who did something in it: 度, 以来.
    public let spans: [[UInt16]]
    /// What stands before and behind a year that the figures reach to the end of: 截至2023年12月31日.
    public let reaches: [[UInt16]]
    public let yearEnds: [[UInt16]]
    /// What stands behind the name of who did what the report tells: 坚持, 高度重视.
    public let doings: [[UInt16]]
    /// What stands before and behind the name of whom to ask.
    public let contacts: [[UInt16]]
    public let contactEnds: [[UInt16]]
    /// Names of a part of a body end so.
    public let offices: [[UInt16]]
    /// Names of bodies end so that an office belongs to which has no report of its own.
    public let owners: [[UInt16]]
  }

  public let title: Title
  public let agency: Agency
  public let introduction: Introduction
  public let dates: Dates
  /// Labels in the table at the head of an article: two of them begin another one.
  public let articleHeads: [[UInt16]]
  public let periodWords: [[UInt16]]
  /// What heads the tables attached to a report: 附表.
  public let attachments: [[UInt16]]

  /// All labels of what a page says of a document in lines of their own, 生成日期, 文号; the longest first.
  public var pageLabels: [[UInt16]] {
    (agency.labels + dates.labels + dates.lesserLabels + dates.furniture).sorted { $0.count > $1.count }
  }
}

struct HeadFile: Decodable {
  struct Title: Decodable {
    let subjects: [String]
    let endings: [String]
    let fullEndings: [String]
    let openings: [String]
    let labels: [String]
    let excluded: [String]
    let followers: [String]
    let notices: [String]
  }
  struct Agency: Decodable {
    let endings: [String]
    let selfNames: [String]
    let excluded: [String]
    let labels: [String]
    let relative: [String]
    let bare: [String]
  }
  struct Dates: Decodable {
    let labels: [String]
    let lesserLabels: [String]
    let furniture: [String]
  }
  struct Article: Decodable {
    let heads: [String]
  }
  struct Period: Decodable {
    let words: [String]
  }
  struct Signature: Decodable {
    let attachments: [String]
  }
  struct Introduction: Decodable {
    let openings: [String]
    let openingEnds: [String]
    let endings: [String]
    let continuations: [String]
    let reports: [String]
    let makings: [String]
    let refusals: [String]
    let spans: [String]
    let reaches: [String]
    let yearEnds: [String]
    let doings: [String]
    let contacts: [String]
    let contactEnds: [String]
    let offices: [String]
    let owners: [String]
  }
  let about: String
  let title: Title
  let agency: Agency
  let introduction: Introduction
  let date: Dates
  let article: Article
  let period: Period
  let signature: Signature
}

extension DefinitionLoader {
  /// Gives the words of `head.json`: each list is filled, and no word folds to nothing.
  func headWords() throws(DefinitionError) -> HeadWords {
    let name = "head.json"
    let file = try decode(HeadFile.self, name)
    func words(_ list: [String], _ keyPath: String) throws(DefinitionError) -> [[UInt16]] {
      if list.isEmpty { throw DefinitionError(file: name, keyPath: keyPath, problem: "must name a word") }
      let folded = list.map(characters.fold)
      if let index = folded.firstIndex(of: []) {
        throw DefinitionError(
          file: name, keyPath: "\(keyPath)[\(index)]", problem: "has no letter, digit or ideograph")
      }
      return folded.sorted { $0.count > $1.count }
    }
    return HeadWords(
      title: HeadWords.Title(
        subjects: try words(file.title.subjects, "title.subjects"),
        endings: try words(file.title.endings, "title.endings"),
        fullEndings: try words(file.title.fullEndings, "title.fullEndings"),
        openings: try words(file.title.openings, "title.openings"),
        labels: try words(file.title.labels, "title.labels"),
        excluded: try words(file.title.excluded, "title.excluded"),
        followers: try words(file.title.followers, "title.followers"),
        notices: try words(file.title.notices, "title.notices")),
      agency: HeadWords.Agency(
        endings: try words(file.agency.endings, "agency.endings"),
        selfNames: Set(try words(file.agency.selfNames, "agency.selfNames")),
        excluded: try words(file.agency.excluded, "agency.excluded"),
        labels: try words(file.agency.labels, "agency.labels"),
        relative: Set(try words(file.agency.relative, "agency.relative").map { $0[0] }),
        bare: Set(try words(file.agency.bare, "agency.bare").map { $0[0] })),
      introduction: HeadWords.Introduction(
        openings: try words(file.introduction.openings, "introduction.openings"),
        openingEnds: try words(file.introduction.openingEnds, "introduction.openingEnds"),
        endings: try words(file.introduction.endings, "introduction.endings"),
        continuations: try words(file.introduction.continuations, "introduction.continuations"),
        reports: try words(file.introduction.reports, "introduction.reports"),
        makings: try words(file.introduction.makings, "introduction.makings"),
        refusals: try words(file.introduction.refusals, "introduction.refusals"),
        spans: try words(file.introduction.spans, "introduction.spans"),
        reaches: try words(file.introduction.reaches, "introduction.reaches"),
        yearEnds: try words(file.introduction.yearEnds, "introduction.yearEnds"),
        doings: try words(file.introduction.doings, "introduction.doings"),
        contacts: try words(file.introduction.contacts, "introduction.contacts"),
        contactEnds: try words(file.introduction.contactEnds, "introduction.contactEnds"),
        offices: try words(file.introduction.offices, "introduction.offices"),
        owners: try words(file.introduction.owners, "introduction.owners")),
      dates: HeadWords.Dates(
        labels: try words(file.date.labels, "date.labels"),
        lesserLabels: try words(file.date.lesserLabels, "date.lesserLabels"),
        furniture: try words(file.date.furniture, "date.furniture")),
      articleHeads: try words(file.article.heads, "article.heads"),
      periodWords: try words(file.period.words, "period.words"),
      attachments: try words(file.signature.attachments, "signature.attachments"))
  }
}
