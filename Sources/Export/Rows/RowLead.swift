import Core

/// This is what the rows of one report start with: `report_id, agency, year, template`.
struct RowLead {
  let report: RepeatedText
  let agency: RepeatedText
  let year: Int?

  init(_ record: ReportRecord) {
    report = RepeatedText(record.id.text)
    agency = RepeatedText(record.head.agency)
    year = record.head.year
  }

  func write<Writer: RowWriter>(form: RepeatedText, into writer: inout Writer) {
    writer.repeated(report)
    writer.repeated(agency)
    writer.integer(year)
    writer.repeated(form)
  }
}

extension Observation {
  /// The value as tables give it: where more than one placement fits, no number is certain.
  var certainValue: Decimal64? {
    flags.contains(.ambiguousPosition) ? nil : reading.quantity
  }
}
