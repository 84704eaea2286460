import Core
import Export
import Validate

/// This is what a run has counted: the same numbers go to the manifest, to the summary and to the gates.
struct Tally {
  var found = 0
  var ignored = 0
  var reports = 0
  /// Those of them that stand behind another in one file.
  var furtherReports = 0
  var rejects = 0
  var bytes = 0
  var cells = 0
  /// Cells that are empty without a flag, or missing without a finding.
  var silentCells = 0
  var doubtfulCells = 0
  var rows: [String: Int] = [:]
  var severities: [Severity: Int] = [:]
  var rules: [RuleCode: Int] = [:]
  var reasons: [RejectReason: Int] = [:]
  /// The decisions of people about documents of this run; nil where there are none or nobody knows.
  var corrections: Int?
  /// Those that were followed, and those that were made for something else than what stands there.
  var corrected = 0
  var stale = 0
  /// What the documents are, compared with earlier runs; nil for a first run.
  var night: NightCounts?
  /// Nothing changed, and the published tables stand.
  var isStanding = false

  var issues: Int { severities.values.reduce(0, +) }

  init() {}

  /// Takes the counts from a manifest that ``named`` went to.
  init(_ manifest: Manifest) {
    let counts = manifest.counts
    found = counts["documents"] ?? 0
    ignored = counts["ignored"] ?? 0
    reports = counts["reports"] ?? 0
    furtherReports = counts["further_reports"] ?? 0
    rejects = counts["rejects"] ?? 0
    bytes = counts["bytes"] ?? 0
    cells = counts["cells"] ?? 0
    doubtfulCells = counts["doubtful_cells"] ?? 0
    corrections = counts["corrections"]
    corrected = counts["corrections_applied"] ?? 0
    stale = counts["corrections_stale"] ?? 0
    for severity in Severity.allCases { severities[severity] = counts["issues_\(severity.rawValue)"] }
    for reason in RejectReason.allCases { reasons[reason] = counts["reject_\(reason.rawValue)"] }
    for (name, count) in counts where name.hasPrefix("rule_") {
      rules[RuleCode(String(name.dropFirst(5)))] = count
    }
    for file in manifest.files where file.path.hasPrefix("csv/") && file.path.hasSuffix(".csv") {
      rows[String(file.path.dropFirst(4).dropLast(4))] = file.rows
    }
  }

  mutating func count(_ finding: Finding) {
    severities[finding.severity, default: 0] += 1
    rules[finding.rule, default: 0] += 1
  }

  /// Counts decisions that findings tell of; whether their rules are on does not matter.
  mutating func countCorrections(_ findings: [Finding]) {
    for finding in findings where finding.rule == RuleCatalogue.correctedByPerson { corrected += 1 }
    for finding in findings where finding.rule == RuleCatalogue.correctionStale { stale += 1 }
  }

  /// What every run checks: each document that was found became a report, or several, or a reject, and each
  /// report and reject has its row.
  var imbalance: String? {
    if found + furtherReports != reports + rejects {
      return "\(found) documents were found, but \(reports) reports (\(furtherReports) behind another in one "
        + "file) and \(rejects) rejects came of them"
    }
    if silentCells > 0 { return "\(Self.number(silentCells, "cell")) stayed empty without a word" }
    if let night, night.total != found {
      return "\(found) documents were found, but \(night.total) are told apart as new, changed, unchanged, …"
    }
    for (table, expected) in [
      ("reports", reports), ("rejects", rejects), ("issues", issues), ("observations", cells),
    ]
    where rows[table] ?? expected != expected {
      return "\(table) has \(rows[table] ?? 0) rows, expected \(expected)"
    }
    return nil
  }

  /// The counts by name, for the manifest.
  var named: [String: Int] {
    var counts = [
      "documents": found, "reports": reports, "further_reports": furtherReports, "rejects": rejects,
      "ignored": ignored, "bytes": bytes,
      "cells": cells, "doubtful_cells": doubtfulCells, "issues": issues,
    ]
    // A gate asks for it the next time.
    if let agencies = rows["agencies"] { counts["agencies"] = agencies }
    for severity in Severity.allCases {
      counts["issues_\(severity.rawValue)"] = severities[severity] ?? 0
    }
    for (rule, count) in rules { counts["rule_\(rule.text)"] = count }
    if corrections != nil || corrected + stale > 0 {
      counts["corrections"] = corrections
      counts["corrections_applied"] = corrected
      counts["corrections_stale"] = stale
      counts["corrections_unused"] = corrections.map { max(0, $0 - corrected - stale) }
    }
    for (reason, count) in reasons { counts["reject_\(reason.rawValue)"] = count }
    for (name, count) in night?.named ?? [] { counts["documents_\(name)"] = count }
    return counts
  }

  /// One sentence for a person.
  var sentence: String {
    var parts = ["\(Self.number(found, "document")): \(Self.number(reports, "report"))"]
    parts.append(Self.number(rejects, "reject"))
    let doubtful = doubtfulCells == 0 ? "" : " (\(doubtfulCells) doubtful)"
    let errors = severities[.error] ?? 0
    let grave = errors == 0 ? "" : " (\(Self.number(errors, "error")))"
    return parts.joined(separator: ", ") + "; \(Self.number(cells, "cell"))\(doubtful), "
      + "\(Self.number(issues, "issue"))\(grave)\(decided)\(since)"
  }

  /// What became of the corrections.
  private var decided: String {
    let total = corrections ?? corrected + stale
    if total == 0 { return "" }
    let rest = total - corrected
    return ", \(Self.number(total, "correction"))" + (rest > 0 ? " (\(rest) not followed)" : "")
  }

  /// What changed since the last run.
  private var since: String {
    guard let night else { return "" }
    if isStanding { return "; nothing changed" }
    let changes = night.named.filter { $0.count > 0 && $0.name != "read" }.map { "\($0.count) \($0.name)" }
    return "; \(changes.joined(separator: ", "))"
  }

  static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
