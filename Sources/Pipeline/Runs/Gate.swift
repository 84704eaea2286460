import Export

/// Keeps published tables from being replaced by worse ones. What was never published needs no keeping: a
/// first run publishes what it has.
struct Gate {
  private let place: OutputPlace
  /// What stood there when the run began, or nil.
  let published: PublishedFolder?
  private let maxReject: Int

  init(_ place: OutputPlace, configuration: Configuration) throws(RunFailure) {
    self.place = place
    // A folder whose manifest cannot be read is replaced: refusing would make the damage last.
    published = try? PublishedFolder.read(place.output)
    maxReject = configuration.share("maxReject")
    if configuration.until != .export, published?.isWhole == true {
      throw RunFailure(
        .wrongUsage,
        "\(place.output.description) holds whole tables, and --until \(configuration.until.rawValue) would "
          + "replace them: name another folder with --output")
    }
  }

  func check(_ tally: Tally) throws(RunFailure) {
    guard published?.isWhole == true else { return }
    if tally.found == 0 {
      throw RunFailure(
        .refusedByGate,
        "the inputs hold no documents: the tables in \(place.output.description) stand as they were")
    }
    let counts = published?.manifest.counts ?? [:]
    let (rejectsBefore, foundBefore) = (counts["rejects"] ?? 0, max(1, counts["documents"] ?? 1))
    // A corpus that always had so many bad documents may be published again: nothing got worse.
    let isWorse = tally.rejects * foundBefore > rejectsBefore * tally.found
    if isWorse, tally.rejects * 10_000 > maxReject * tally.found {
      throw RunFailure(
        .refusedByGate,
        "\(tally.rejects) of \(Tally.number(tally.found, "document")) were rejected, more than maxReject "
          + "\(SettingValue.describe(share: maxReject)) and than before: the tables in \(place.output.description) stand as "
          + "they were; --max-reject sets another share")
    }
  }
}
