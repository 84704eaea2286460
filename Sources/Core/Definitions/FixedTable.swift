/// These are the tables whose columns the program itself fills, one by one. Any other table is wide: a row
/// an item, a column a measure, and its columns are data.
public enum FixedTable: String, Sendable, CaseIterable {
  case reports, observations, indicators, sections, narrative, issues, rejects, agencies, coverage
  case panel, revisions

  /// The columns that every table about reports starts with.
  public static let lead = ["report_id", "agency", "year", "template"]

  /// The table holds cells of the form, so that only some forms have it.
  public var holdsFormCells: Bool { self == .indicators }

  /// Behind its columns stands one a series of the crosswalk.
  public var endsWithSeries: Bool { self == .panel }

  /// The columns in the order in which rows are written.
  public var columns: [String] {
    switch self {
    case .reports:
      Self.lead + [
        "source_path", "sha256", "bytes", "format", "encoding", "title", "region_code", "region",
        "published_on", "period_start", "period_end", "tables_found", "cells_read", "cells_expected",
        "doubtful_cells", "issues_extraction", "issues_report", "status", "agency_id",
        "level", "sector",
      ]
    case .observations:
      Self.lead + [
        "table", "item", "measure", "value", "unit", "raw", "line", "source_start", "source_end", "flags",
      ]
    case .indicators:
      Self.lead + ["item", "measure", "value", "unit", "label", "column", "flags"]
    case .sections:
      Self.lead + ["ordinal", "level", "section", "heading", "line_start", "line_end", "characters"]
    case .narrative:
      Self.lead + [
        "ordinal", "section", "metric", "subject", "value", "unit", "approximate", "scope", "change_pct",
        "change_direction", "sentence", "raw", "line",
      ]
    case .issues:
      Self.lead + [
        "source_path", "rule", "severity", "kind", "table", "item", "measure", "expected", "actual",
        "message", "line",
      ]
    case .rejects:
      ["source_path", "sha256", "bytes", "stage", "rule", "message"]
    case .agencies:
      [
        "agency_id", "agency", "names", "region_code", "region", "level", "sector", "first_year", "last_year",
        "years", "reports",
      ]
    case .panel:
      [
        "agency_id", "agency", "year", "template", "report_id", "status", "region_code", "region", "level",
        "sector", "figures", "withheld",
      ]
    case .revisions:
      Self.lead + ["ordinal", "source_path", "kind", "old_sha256", "new_sha256", "new_source_path"]
    case .coverage: ["agency_id", "agency", "year", "status", "report_id", "reports"]
    }
  }
}
