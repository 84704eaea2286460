/// This is a word that stands directly before a number, and the characters that make it another word:
/// 约 says about, but not in 预约.
public struct LeadingWord: Sendable {
  public let word: String
  /// Where one of these stands before the word, it is not meant.
  public let unlessAfter: [String]

  public init(word: String, unlessAfter: [String]) {
    self.word = word
    self.unlessAfter = unlessAfter
  }
}

/// This is how numbers, their modifiers and their rates of change are written in prose: `data/numerals.json`.
public struct NumeralWords: Sendable {
  /// 一 to 九 and their like, with their value.
  public let digits: [(word: String, value: Int64)]
  /// 十, 百, 千, 万, 亿, with their value.
  public let places: [(word: String, value: Int64)]
  /// 近, 约, 超过 before a number.
  public let approximateBefore: [LeadingWord]
  /// 余, 多 between number, multiplier and unit.
  public let approximateBetween: [String]
  /// 以上, 左右 after the unit.
  public let approximateAfter: [String]
  /// 至, - between two numbers that share a unit.
  public let ranges: [String]
  /// 第, 前: the number behind is a rank and no quantity.
  public let ordinals: [LeadingWord]
  /// 增长 and its like, directly before a rate.
  public let rises: [String]
  public let falls: [String]
  /// 持平.
  public let levels: [String]
  /// 增幅, 降幅: a noun for the rate, with a verb such as 为 before the number.
  public let riseNouns: [String]
  public let fallNouns: [String]
  /// 同比, 较上年: what is compared with what.
  public let compared: [String]
  /// 为, 达: between 增幅 and its rate.
  public let rateLinks: [String]
  /// 率, 占比: a share in whose company 提高 does not make a rate of change.
  public let shareNouns: [String]
  /// 数量, 总量: a subject of a change that repeats what was counted.
  public let repeatedSubjects: [String]

  public init(
    digits: [(word: String, value: Int64)], places: [(word: String, value: Int64)],
    approximateBefore: [LeadingWord], approximateBetween: [String], approximateAfter: [String],
    ranges: [String], ordinals: [LeadingWord], rises: [String], falls: [String], levels: [String],
    riseNouns: [String], fallNouns: [String], compared: [String], rateLinks: [String], shareNouns: [String],
    repeatedSubjects: [String]
  ) {
    self.digits = digits
    self.places = places
    self.approximateBefore = approximateBefore
    self.approximateBetween = approximateBetween
    self.approximateAfter = approximateAfter
    self.ranges = ranges
    self.ordinals = ordinals
    self.rises = rises
    self.falls = falls
    self.levels = levels
    self.riseNouns = riseNouns
    self.fallNouns = fallNouns
    self.compared = compared
    self.rateLinks = rateLinks
    self.shareNouns = shareNouns
    self.repeatedSubjects = repeatedSubjects
  }
}

/// This is one way in which a metric is told. What is empty asks for nothing.
public struct MetricPattern: Sendable {
  /// The head noun of what is counted: the nearest one to the number decides.
  public let nouns: [String]
  /// One of these governs the number.
  public let verbs: [String]
  /// Names of ``ProseDefinitions/channels``: the number was told of one of these.
  public let channels: [String]
  /// Units as `narrative.csv` has them; an empty one stands for a number without a unit.
  public let units: [String]
  /// One of these stands in the clause of the number.
  public let near: [String]
  /// One of these stands somewhere in the sentence or in the heading above it.
  public let words: [String]
  /// None of these stands in the sentence.
  public let without: [String]
  public let sections: [SectionKind]
  /// Nothing stands between the noun and the number.
  public let isAdjacent: Bool
  /// The noun stands behind the number: 公开186条信息.
  public let isBehind: Bool

  public init(
    nouns: [String], verbs: [String], channels: [String], units: [String], near: [String],
    words: [String], without: [String], sections: [SectionKind], isAdjacent: Bool,
    isBehind: Bool
  ) {
    self.nouns = nouns
    self.verbs = verbs
    self.channels = channels
    self.units = units
    self.near = near
    self.words = words
    self.without = without
    self.sections = sections
    self.isAdjacent = isAdjacent
    self.isBehind = isBehind
  }
}

/// This is a metric of `narrative.csv`. An empty code stands for quantities that are known to be of the
/// agency's other business.
public struct ProseMetric: Sendable {
  public let code: String
  public let family: String
  public let labelChinese: String
  public let labelEnglish: String
  /// A count in Chinese characters is taken too: 收到申请一件.
  public let isCountedInCharacters: Bool
  /// The code for parts of it told after 其中, where they have no code of their own.
  public let parts: String
  /// Its numbers are the parts of one whole: 其他6件 behind one of them is another.
  public let dividesWhole: Bool
  public let patterns: [MetricPattern]

  public init(
    code: String, family: String, labelChinese: String, labelEnglish: String, isCountedInCharacters: Bool,
    parts: String, dividesWhole: Bool, patterns: [MetricPattern]
  ) {
    self.code = code
    self.family = family
    self.labelChinese = labelChinese
    self.labelEnglish = labelEnglish
    self.isCountedInCharacters = isCountedInCharacters
    self.parts = parts
    self.dividesWhole = dividesWhole
    self.patterns = patterns
  }
}

/// These are the words by which prose tells that a number belongs to another year.
public struct PeriodWords: Sendable, Decodable {
  /// 上年, 去年同期.
  public let earlier: [String]
  /// 今年, 全年: what follows is of the year of the report again.
  public let current: [String]
  /// 同期, 为, 的: between the year and its number.
  public let links: [String]
  /// 结转, 以来: behind a year that says something else.
  public let notBefore: [String]
  /// 自, 至: before such a year.
  public let notBehind: [String]
  /// 年度报告, 决算: named after the year that they are about and made in the next.
  public let attributes: [String]
  /// 根据, 针对: what names a year behind it is not told of that year.
  public let attributions: [String]
  /// 多, 新增: behind a comparison, by how much something differs.
  public let more: [String]
  /// 与, 较: a comparison begins.
  public let comparisons: [String]
  /// 相比: it ends.
  public let compared: [String]
  /// 月均: the number is a mean.
  public let averages: [String]
}

/// These are words of prose that are no metric's own.
public struct ProseWords: Sendable, Decodable {
  /// What an agency does with the things it counts.
  public let verbs: [String]
  /// Nouns that hold a verb, such as 政务公开.
  public let compounds: [String]
  /// What makes a noun of the verb before it: 量, 率, 窗口.
  public let nounEnds: [String]
  /// 全市, 本级: whom a number is about.
  public let scopes: [String]
  /// How the name of a unit of government ends, where it stands alone before a number.
  public let scopeEnds: [String]
  /// 全年, 截至目前: said of the time, passed over in a subject.
  public let times: [String]
  /// 共, 累计, 达: between the subject and its number.
  public let leads: [String]
  /// 其中, 含: parts of the quantity before follow.
  public let parts: [String]
  /// 未发生, 没有: a single thing behind it did not happen.
  public let negations: [String]
  /// 全部, 按照: behind a number it ends the noun phrase.
  public let tails: [String]
  /// 每月, 不少于: what should be done, with a number of times.
  public let norms: [String]
  /// 下一步, 明年: what stands behind it in the sentence is not done yet.
  public let plans: [String]
  /// 力争: what is aimed at, up to a mark with one of `aimEnds` behind it: 全年, 实际.
  public let aims: [String]
  public let aimEnds: [String]
  /// 按, 根据: a plan named behind it is one that was followed. 结转: what is behind it is no plan, 结转下一年度2件.
  public let planRefs: [String]
  /// 的不收费, 不得超过: the sentence quotes a rule and counts nothing.
  public let rules: [String]
  /// 中排名: the number before it says among how many.
  public let rankings: [String]
  /// 的目标: the number before it was to be reached.
  public let targets: [String]
  /// 合计: a sum of the numbers before follows.
  public let sums: [String]
  /// 其他, 其余: what is left of a whole.
  public let rests: [String]
  /// 办结: begins a sentence that goes on with the one before, 收到申请30件。办结29件。
  public let continuations: [String]
  public let periods: PeriodWords
  /// What begins a line of the web page around the report: 索引号, 字体.
  public let pageLabels: [String]
  /// Page labels that head another article.
  public let articleLabels: [String]
}

/// This is a way in which something is published, such as `website`.
public struct ProseChannel: Sendable, Decodable {
  public let name: String
  /// The channel that this one is a kind of: WeChat and Weibo told together are social media.
  public let within: String?
  /// The words that tell it.
  public let words: [String]
}

/// This is everything that the reading of prose takes from `data/`.
public struct ProseDefinitions: Sendable {
  public let metrics: [ProseMetric]
  public let words: ProseWords
  public let channels: [ProseChannel]
  public let numerals: NumeralWords

  public init(
    metrics: [ProseMetric], words: ProseWords, channels: [ProseChannel],
    numerals: NumeralWords
  ) {
    self.metrics = metrics
    self.words = words
    self.channels = channels
    self.numerals = numerals
  }
}
