import Core

/// This is how long the stages took, of one document or of many. It is told in the manifest and decides nothing.
struct StageTimes: Sendable {
  /// By the place of the stage in its list.
  private var nanoseconds = [Int64](repeating: 0, count: Stage.allCases.count)
  private var last = Moment.steady()

  /// Says that what was done since the start, or since the last stage, was this one.
  mutating func end(_ stage: Stage) {
    let now = Moment.steady()
    add(now.nanoseconds(since: last), to: stage)
    last = now
  }

  mutating func add(_ other: StageTimes) {
    for index in nanoseconds.indices { nanoseconds[index] += other.nanoseconds[index] }
  }

  private mutating func add(_ time: Int64, to stage: Stage) {
    if let index = Stage.allCases.firstIndex(of: stage) { nanoseconds[index] += time }
  }

  /// Gives seconds by the name of the stage, for those that took any time.
  var seconds: [String: Double] {
    var seconds: [String: Double] = [:]
    for (stage, time) in zip(Stage.allCases, nanoseconds) where time > 0 {
      seconds[stage.rawValue] = Double(time) / 1e9
    }
    return seconds
  }
}
