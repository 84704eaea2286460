internal import Core

/// This is a quantity of a sentence on its way to a ``Mention``: what is found out about it step by step.
struct ProseDraft {
  let quantity: ProseQuantity
  /// The sentence it stands in, as places.
  let sentence: Range<Int>
  /// The number of the bracket it stands in, 0 for none.
  let bracket: Int
  var zone: Range<Int>
  var subject: Range<Int>
  var scope: Range<Int>?
  /// The number of the metric among the metrics of the lexicon.
  var metric: Int?
  var metricCode = ""
  /// Where the noun stands by which the metric was found, for quantities behind that have none of their own.
  var noun: Range<Int>?
  var isRow: Bool
  /// 较上年增加20件: a difference, which is none of the things counted.
  var isDifference = false
  /// 上年为30件: told to compare, and none of the year of the report.
  var isOfAnotherYear = false
  /// It is no number of what is told, but one to compare that with.
  var isApart: Bool { isDifference || isOfAnotherYear }
  var changePercent: Decimal64?
  var changeDirection = ""
}
