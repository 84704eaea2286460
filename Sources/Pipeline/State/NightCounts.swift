/// This is what a run found its documents to be, compared with what was known before. Every document is one of
/// them; those that were removed are none any more.
struct NightCounts: Sendable, Equatable {
  /// Taken over from earlier runs.
  var unchanged = 0
  var new = 0
  /// New, and the content stood under a path that is gone.
  var moved = 0
  /// New, and the content stands under another path as well.
  var duplicates = 0
  /// The content is another one.
  var changed = 0
  /// Read again with another program, definitions or settings.
  var redone = 0
  /// Tried again after a reject that may have passed.
  var retried = 0
  var removed = 0
  /// Files whose content was read.
  var read = 0

  var total: Int { unchanged + new + moved + duplicates + changed + redone + retried }

  /// In the order in which they are told.
  var named: [(name: String, count: Int)] {
    [
      ("unchanged", unchanged), ("new", new), ("moved", moved), ("duplicate", duplicates),
      ("changed", changed), ("redone", redone), ("retried", retried), ("removed", removed), ("read", read),
    ]
  }
}
