import Core

/// This is which reports of a corpus are of one agency. Names differ where one body is meant (二七区市场监管局,
/// 郑州市二七区市场监督管理局) and agree where two are (鼓楼区教育局 of four cities). Two agencies are never taken
/// for one on a guess: what is not certain stays apart.
public struct AgencyRegister: Sendable {
  /// This is an agency before it has a key.
  public struct Agency: Sendable {
    /// What tells it from every other agency, the same whatever else the corpus holds: twelve hexadecimal digits.
    public let identity: String
    public let name: String
    public let names: [String]
    public let regionCode: String
    public let region: String
    public let level: String
    public let sector: String
    /// Its reports, as indices, by year and then by path; those without a year come first.
    public let reports: [Int]
  }

  private let groups: NameGroups
  private let agencyOfReport: [Int32]

  init(_ entries: CorpusIndex, definitions: Definitions) {
    var groups = NameGroups(entries, places: AgencyPlaces(definitions: definitions))
    groups.link(definitions.characters)
    groups.part()
    groups.sort()
    var agencyOfReport = [Int32](repeating: -1, count: entries.count)
    for agency in groups.groups.indices {
      for report in groups.reports(of: agency) { agencyOfReport[report] = Int32(agency) }
    }
    self.groups = groups
    self.agencyOfReport = agencyOfReport
  }

  /// How many agencies there are: they are called by their places in the order of their first reports.
  public var count: Int { groups.groups.count }

  /// Gives an agency, which is put together each time.
  public subscript(place: Int) -> Agency { groups.agency(of: place) }

  /// Gives the agency of a report; nil where it names none.
  public func agency(ofReport report: Int) -> Int? {
    agencyOfReport[report] < 0 ? nil : Int(agencyOfReport[report])
  }

  /// See ``Agency/identity``.
  public func identity(_ place: Int) -> String { groups.identity(of: place) }

  func regionCode(_ place: Int) -> String { groups.regionCode(of: place) }

  func reportCount(_ place: Int) -> Int { Int(groups.groups[place].count) }
}

/// This is a year of an agency that has a report.
public struct AgencyYear: Sendable {
  public let year: Int
  /// In the order of their paths.
  public let reports: [Int]
  /// The report that counts: the one published last, else the first by path.
  public let counted: Int
  /// Reports for the year that differ; copies of one file are one.
  public let editions: Int
}

extension AgencyRegister.Agency {
  /// Gives the years with a report, in order.
  public func years(_ entries: CorpusIndex) -> [AgencyYear] {
    var years: [AgencyYear] = []
    var index = 0
    while index < reports.count {
      var end = index + 1
      let year = entries.year(reports[index])
      while end < reports.count, entries.year(reports[end]) == year { end += 1 }
      if let year { years.append(self.year(year, Array(reports[index..<end]), entries)) }
      index = end
    }
    return years
  }

  private func year(_ year: Int, _ reports: [Int], _ entries: CorpusIndex) -> AgencyYear {
    var counted = reports[0]
    for report in reports.dropFirst() {
      let (known, other) = (entries.publishedOn(counted), entries.publishedOn(report))
      // A day can be compared with a day alone.
      if !entries.isEmpty(known), entries[other] > entries[known] { counted = report }
    }
    var digests: [Digest] = []
    for report in reports where !digests.contains(entries.digest(report)) {
      digests.append(entries.digest(report))
    }
    return AgencyYear(year: year, reports: reports, counted: counted, editions: digests.count)
  }
}
