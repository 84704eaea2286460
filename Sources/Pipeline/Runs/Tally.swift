import Core

/// This is what a run has counted: the same numbers go to the manifest, to the summary and to the gates.
struct Tally {
  var found = 0
  var ignored = 0
  var reports = 0
  var rejects = 0
  var bytes = 0
  var cells = 0
  var doubtfulCells = 0
  var rows: [String: Int] = [:]
  var severities: [Severity: Int] = [:]
  var rules: [RuleCode: Int] = [:]
  var reasons: [RejectReason: Int] = [:]

  var issues: Int { severities.values.reduce(0, +) }

  mutating func count(_ finding: Finding) {
    severities[finding.severity, default: 0] += 1
    rules[finding.rule, default: 0] += 1
  }

  /// What every run checks: each document that was found became a report or a reject, and each report and
  /// reject has its row.
  var imbalance: String? {
    if found != reports + rejects {
      return "\(found) documents were found, but \(reports) reports and \(rejects) rejects came of them"
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
      "documents": found, "reports": reports, "rejects": rejects, "ignored": ignored, "bytes": bytes,
      "cells": cells, "doubtful_cells": doubtfulCells, "issues": issues,
    ]
    for severity in Severity.allCases {
      counts["issues_\(severity.rawValue)"] = severities[severity] ?? 0
    }
    for (rule, count) in rules { counts["rule_\(rule.text)"] = count }
    for (reason, count) in reasons { counts["reject_\(reason.rawValue)"] = count }
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
      + "\(Self.number(issues, "issue"))\(grave)"
  }

  static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
