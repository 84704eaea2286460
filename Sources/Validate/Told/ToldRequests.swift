import Core

/// These are the ways in which the text tells how many requests there were. 收到 may mean those of the year, those
/// with 上年结转, or those that were handled; 办结 may leave out what was carried in or not answered.
enum ToldRequests {
  static let unprocessed = [
    "unprocessed_complaint", "unprocessed_repeat", "unprocessed_publication", "unprocessed_excessive",
    "unprocessed_reconfirm",
  ]
  static let others = ["other", "other_correction_overdue", "other_fee_overdue", "other_misc"]

  /// Gives the readings of 收到 over columns; `total` alone for all.
  static func received(_ figures: FormFigures, _ measures: [String]) -> [FormReading] {
    func sum(_ item: String) -> Int64? { figures.sum("requests", [item], measures) }
    guard let new = sum("received_new") else { return [] }
    var readings = [FormReading(value: new, name: "本年新收")]
    if let carried = sum("carried_in") {
      readings.append(FormReading(value: new + carried, name: "with 上年结转"))
    }
    if let handled = sum("total_handled") {
      readings.append(FormReading(value: handled, name: "总计"))
      if let out = sum("carried_out") {
        readings.append(FormReading(value: handled + out, name: "总计 with 结转下年度"))
      }
    }
    // The sum of the kinds, where the printed total is not that.
    if measures == ["total"] {
      readings += received(figures, FormFigures.parts(of: "requests")).map {
        FormReading(value: $0.value, name: $0.name + " of all kinds of applicants")
      }
    }
    return readings
  }

  /// Gives the readings of 办结, 答复.
  static func closed(_ figures: FormFigures, _ measures: [String]) -> [FormReading] {
    func sum(_ items: [String]) -> Int64? { figures.printed("requests", items, measures) }
    var readings = received(figures, measures)
    guard let handled = sum(["total_handled"]) else { return readings }
    if let carried = sum(["carried_in"]) {
      readings.append(FormReading(value: handled - carried, name: "总计 without 上年结转"))
    }
    if let new = sum(["received_new"]), let out = sum(["carried_out"]) {
      readings.append(FormReading(value: new - out, name: "本年新收 without 结转下年度"))
    }
    let (left, other) = (sum(unprocessed) ?? 0, sum(others) ?? 0)
    for (part, name) in [
      (left, "总计 without 不予处理"), (other, "总计 without 其他处理"), (left + other, "总计 without 不予处理 and 其他处理"),
    ] { readings.append(FormReading(value: handled - part, name: name)) }
    return readings
  }

  /// Gives the finding about a number of requests told as a whole that fits no reading, if there is one.
  ///
  /// - Parameters:
  ///   - item: the row that the finding names.
  ///   - readings: the ways to read a number over columns: ``received(_:_:)`` or ``closed(_:_:)``.
  static func misfit(
    _ metric: String, _ numbers: ToldNumbers, in sheet: ReportSheet, item: String, what: String,
    readings: (FormFigures, [String]) -> [FormReading]
  ) -> [Draft] {
    let figures = FormFigures(sheet: sheet)
    let told = numbers.told([metric], in: sheet).filter(numbers.isWhole)
    let known = told.flatMap { measures($0, numbers.words) }.flatMap { readings(figures, $0) }
    guard let wrong = ToldNumbers.misfit(told, known) else { return [] }
    return [
      .told(
        wrong, known, cell: figures.place("requests", item, "total"),
        kind: figures.kind("requests", item, "total"), what: "\(wrong.mention.unit) \(what)")
    ]
  }

  /// Gives the columns that the words around a number name; `total` where they name none.
  static func measures(_ told: Told, _ words: ToldWords) -> [[String]] {
    let sums = ToldWords.sums(of: words.applicants, in: told.subject.isEmpty ? told.clause : told.subject)
    return sums.isEmpty ? [["total"]] : sums
  }
}
