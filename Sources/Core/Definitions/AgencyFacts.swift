/// This is the level of the administration that an agency belongs to; the raw value is its code in `reports`.
public enum AgencyLevel: String, Sendable, CaseIterable {
  case national, provincial, prefecture, county, township
}

/// This is `data/agencies.json`: what the name of an agency tells of it. All words are folded.
public struct AgencyFacts: Sendable {
  /// This is a field of work such as 教育 with the words by which it is known in a name.
  public struct Sector: Sendable {
    public let code: String
    public let chinese: String
    public let english: String
    let words: [[UInt16]]
    /// Words that count at the end of a name alone: 人民政府 stands inside many.
    let endings: [[UInt16]]
  }

  /// Labels of the levels, by code.
  public let levels: [AllowedValue]
  public let sectors: [Sector]
  /// How names without their place are written that mean one body; the first is the full one.
  public let sameNames: [[[UInt16]]]
  /// The same for the ends of names: 侯寨街道办 for 侯寨街道办事处.
  let sameEndings: [[[UInt16]]]
  let nationalBeginnings: [[UInt16]]
  let nationalNames: [[UInt16]]
  let townshipParts: [[UInt16]]
  let townshipFollowers: [[UInt16]]
  let countyEndings: [[UInt16]]
  let noCounties: [[UInt16]]
  /// Those of them that name a district after a single character: 西林区.
  let shortCounties: [[UInt16]]
  /// A name in brackets that ends in one of these is a second name: 新闻出版署（版权局）.
  let secondNames: [[UInt16]]
  /// 公安局（城关分局） is no second name.
  let branchNames: [[UInt16]]
  /// What may be left out at the beginning of a name: 国家税务总局鹤岗市税务局.
  let masters: [[UInt16]]
  /// Characters taken for one another, in groups.
  private let lookalikes: [[UInt16]]

  init(
    levels: [AllowedValue], sectors: [Sector], sameNames: [[[UInt16]]],
    sameEndings: [[[UInt16]]], nationalBeginnings: [[UInt16]],
    nationalNames: [[UInt16]], townshipParts: [[UInt16]], townshipFollowers: [[UInt16]],
    countyEndings: [[UInt16]], noCounties: [[UInt16]], shortCounties: [[UInt16]],
    secondNames: [[UInt16]], branchNames: [[UInt16]], masters: [[UInt16]], lookalikes: [[UInt16]]
  ) {
    self.levels = levels
    self.sectors = sectors
    self.sameNames = sameNames
    self.sameEndings = sameEndings
    self.nationalBeginnings = nationalBeginnings
    self.nationalNames = nationalNames
    self.townshipParts = townshipParts
    self.townshipFollowers = townshipFollowers
    self.countyEndings = countyEndings
    self.noCounties = noCounties
    self.shortCounties = shortCounties
    self.secondNames = secondNames
    self.branchNames = branchNames
    self.masters = masters
    self.lookalikes = lookalikes
  }

  /// Tells whether recognition takes one character for the other.
  public func areLookalikes(_ left: UInt16, _ right: UInt16) -> Bool {
    lookalikes.contains { $0.contains(left) && $0.contains(right) }
  }
}
