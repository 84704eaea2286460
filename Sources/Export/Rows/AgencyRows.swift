import Core

/// Writes the rows of `agencies`, `coverage` and `panel`, which stand for agencies and their years.
struct AgencyRows: Sendable {
  func agency<Writer: RowWriter & ~Copyable>(_ record: AgencyRecord, into writer: inout Writer) {
    writer.text(record.id.text)
    writer.text(record.name)
    writer.text(record.names.joined(separator: ";"))
    writer.text(record.regionCode)
    writer.text(record.region)
    writer.text(record.level)
    writer.text(record.sector)
    writer.integer(record.years.first)
    writer.integer(record.years.last)
    writer.text(record.years.map(String.init).joined(separator: ";"))
    writer.integer(record.reports)
    writer.endRow()
  }

  /// Writes the start of a row of `panel`, up to the figures.
  func panel<Writer: RowWriter & ~Copyable>(
    _ agency: AgencyRecord, _ year: CoverageRecord, report: ReportRecord, form: Code,
    into writer: inout Writer
  ) {
    writer.text(agency.id.text)
    writer.text(agency.name)
    writer.integer(year.year)
    writer.code(form)
    writer.text(report.id.text)
    writer.text(year.status.rawValue)
    for text in [agency.regionCode, agency.region, agency.level, agency.sector] { writer.text(text) }
  }

  func coverage<Writer: RowWriter & ~Copyable>(_ record: CoverageRecord, into writer: inout Writer) {
    writer.text(record.agency.text)
    writer.text(record.name)
    writer.integer(record.year)
    writer.text(record.status.rawValue)
    writer.text(record.report?.text ?? "")
    writer.integer(record.reports)
    writer.endRow()
  }
}
