import Core
import Export

/// Keeps published tables from being replaced by worse ones. What was never published needs no keeping: a
/// first run publishes what it has.
struct Gate {
  private let place: OutputPlace
  /// What stood there when the run began, or nil.
  let published: PublishedFolder?
  private let maxReject: Int
  private let maxLoss: Int
  private let findings: String

  init(_ place: OutputPlace, configuration: Configuration) throws(RunFailure) {
    self.place = place
    // A folder whose manifest cannot be read is replaced: refusing would make the damage last.
    published = try? PublishedFolder.read(place.output)
    maxReject = configuration.share("maxReject")
    maxLoss = configuration.share("gates.maxLoss")
    findings = configuration.word("gates.findings")
    let part =
      configuration.until != .export
      ? "--until \(configuration.until.rawValue)" : configuration.word("shard").isEmpty ? nil : "--shard"
    if let part, published?.isWhole == true {
      throw RunFailure(
        .wrongUsage,
        "\(place.output.description) holds whole tables, and \(part) would "
          + "replace them: name another folder with --output")
    }
  }

  /// Refuses tables that are worse than those that stand.
  func check(_ tally: Tally) throws(RunFailure) {
    guard let published, published.isWhole else { return }
    let problems = [
      emptiness(tally), rejects(tally, published.manifest.counts), loss(tally, published.manifest.counts),
      findings(tally, published.manifest.counts),
    ].compactMap { $0 }
    if problems.isEmpty { return }
    throw RunFailure(
      .refusedByGate,
      problems.map { "\($0): the tables in \(place.output.description) stand as they were" }
        .joined(separator: "\n"))
  }

  private func emptiness(_ tally: Tally) -> String? {
    tally.found == 0 ? "the inputs hold no documents" : nil
  }

  private func rejects(_ tally: Tally, _ counts: [String: Int]) -> String? {
    // What a person rejected is a decision and no sign that something broke.
    let person = RejectReason.rejectedByPerson
    let rejects = tally.rejects - (tally.reasons[person] ?? 0)
    let rejectsBefore = (counts["rejects"] ?? 0) - (counts["reject_\(person.rawValue)"] ?? 0)
    let foundBefore = max(1, counts["documents"] ?? 1)
    // A corpus that always had so many bad documents may be published again: nothing got worse.
    let isWorse = rejects * foundBefore > rejectsBefore * tally.found
    guard isWorse, rejects * 10_000 > maxReject * tally.found else { return nil }
    return "\(rejects) of \(Tally.number(tally.found, "document")) were rejected, more than maxReject "
      + "\(SettingValue.describe(share: maxReject)) and than before (--max-reject sets another share)"
  }

  private func loss(_ tally: Tally, _ counts: [String: Int]) -> String? {
    let sides = [
      ("report", counts["reports"], tally.reports), ("agency", counts["agencies"], tally.rows["agencies"]),
      ("cell", counts["cells"], tally.cells),
    ]
    for (noun, before, now) in sides {
      guard let before, let now, (before - now) * 10_000 > maxLoss * before else { continue }
      let plural = noun == "agency" ? "agencies" : "\(noun)s"
      return "of \(before) \(plural) only \(now) are left, a loss of more than gates.maxLoss "
        + "\(SettingValue.describe(share: maxLoss)) (--max-loss sets another share)"
    }
    return nil
  }

  private func findings(_ tally: Tally, _ counts: [String: Int]) -> String? {
    guard let least = Severity(rawValue: findings) else { return nil }
    let levels = Severity.allCases.filter { $0 >= least }
    let before = levels.reduce(0) { $0 + (counts["issues_\($1.rawValue)"] ?? 0) }
    let now = levels.reduce(0) { $0 + (tally.severities[$1] ?? 0) }
    if now <= before { return nil }
    return "\(now) findings are \(findings)s or graver, \(before) were before, "
      + "and gates.findings lets none be added"
  }
}
