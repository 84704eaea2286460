/// These are the quantities that a document tells, each as its line, value, unit and change, with the metrics that
/// quantities of that key have.
struct ToldQuantities {
  private(set) var metrics: [String: [String]] = [:]

  /// What the truth calls a number of the agency's own business, which has no metric.
  static let noMetric = "other"

  mutating func add(_ key: String, metric: String) { metrics[key, default: []].append(metric) }

  /// Gives the same without the lines in which they are told.
  var ofAnyLine: ToldQuantities {
    var all = ToldQuantities()
    for (key, metrics) in metrics {
      all.metrics[String(key.drop { $0 != "|" }), default: []] += metrics
    }
    return all
  }

  var count: Int { metrics.values.reduce(0) { $0 + $1.count } }

  /// Counts how many of these were read, how many were read that are none of these, and of those that have a
  /// metric and were read how many got theirs.
  func judged(_ read: ToldQuantities) -> (found: Int, extra: Int, withMetric: Int, metricRight: Int) {
    var (found, withMetric, right) = (0, 0, 0)
    for (key, wanted) in metrics {
      guard var given = read.metrics[key] else { continue }
      let known = wanted.filter { $0 != Self.noMetric }
      found += min(wanted.count, given.count)
      withMetric += min(known.count, given.count)
      for metric in known {
        guard let place = given.firstIndex(of: metric) else { continue }
        given.remove(at: place)
        right += 1
      }
    }
    return (found, read.count - found, withMetric, right)
  }
}
