import Core

/// This is an edition of a table that takes rows field by field, from left to right. The functions that
/// write rows are generic over it, so that every edition has the same rows.
protocol RowWriter: ~Copyable {
  /// Says which report the rows that follow are about.
  mutating func begin(_ report: ReportRecord)
  /// Writes `report_id, agency, year, template`.
  mutating func lead(_ form: Code)
  mutating func code(_ value: Code)
  mutating func text(_ value: String)
  mutating func integer(_ value: Int)
  mutating func decimal(_ value: Decimal64)
  mutating func boolean(_ value: Bool)
  mutating func empty()
  mutating func endRow()
}

extension RowWriter where Self: ~Copyable {
  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { empty() }
  }

  mutating func decimal(_ value: Decimal64?) {
    if let value { decimal(value) } else { empty() }
  }

  mutating func code(_ value: Code?) {
    if let value { code(value) } else { empty() }
  }
}

/// This is a text that stands in many rows, as an index into ``RowCodes/texts``.
struct Code: Hashable, Sendable {
  let index: UInt32
}
