/// This is the key of an agency in `agencies.csv`: `A` and 12 hexadecimal digits.
public struct AgencyKey: Hashable, Sendable {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// This is an agency as the reports of a corpus name it: a row of `agencies.csv`.
public struct AgencyRecord: Sendable {
  public let id: AgencyKey
  /// The fullest of its names.
  public let name: String
  public let names: [String]
  public let regionCode: String
  public let region: String
  public let level: String
  public let sector: String
  /// The years with a report, in order.
  public let years: [Int]
  public let reports: Int

  public init(
    id: AgencyKey, name: String, names: [String], regionCode: String, region: String, level: String,
    sector: String, years: [Int], reports: Int
  ) {
    self.id = id
    self.name = name
    self.names = names
    self.regionCode = regionCode
    self.region = region
    self.level = level
    self.sector = sector
    self.years = years
    self.reports = reports
  }
}

/// This is a year of an agency: a row of `coverage.csv`.
public struct CoverageRecord: Sendable {
  /// What is known of the year; the raw value is the code of the column `status`.
  public enum Status: String, Sendable, CaseIterable {
    case received, doubtful, revised, missing
  }

  public let agency: AgencyKey
  public let name: String
  public let year: Int
  public let status: Status
  /// The report that counts; nil where there is none.
  public let report: ReportID?
  public let reports: Int

  public init(
    agency: AgencyKey, name: String, year: Int, status: Status, report: ReportID?, reports: Int
  ) {
    self.agency = agency
    self.name = name
    self.year = year
    self.status = status
    self.report = report
    self.reports = reports
  }
}
