/// These are the numbers of an imagined agency in the long forms of 2008 and 2014.
enum IndicatorFigures {
  static func fill(_ form: inout FilledForm, size: Figures.Size, with chance: inout Randomness) {
    let most =
      switch size {
      case .idle: 3
      case .small: 60
      case .middle: 900
      case .large: 40_000
      }
    for index in form.cells.indices where form.cells[index].key.measure != "year_total" {
      let cell = form.cells[index]
      let figure: Int
      if cell.isMoney {
        figure = chance.chance(percent: 60) ? 0 : chance.number(1...9000) * 100
      } else if isLarge(cell.key.item) {
        figure = chance.number(0...(most * 20))
      } else {
        figure = chance.chance(percent: 65) ? 0 : chance.below(most / 4 + 2)
      }
      form.cells[index].figure = figure
    }
    let identities = IndicatorRow.identities(of: form.shape)
    let first = IndicatorRow.columns(of: form.shape)[0].measure
    for identity in identities {
      set(&form, identity.total, first, identity.parts.reduce(0) { $0 + value(form, $1, first) })
    }
    limit(&form, "normative_disclosed", to: "disclosed_total", first)
    limit(&form, "press_conferences_leader", to: "press_conferences", first)
    limit(&form, "online_interviews_leader", to: "online_interviews", first)
    limit(&form, "appeals_first_handling", to: "appeals_total", first)
    if form.shape.template == "2014" { spread(&form) }
    accumulate(&form, identities, with: &chance)
  }

  /// The year's count is the count of the period and what came before, part for part.
  private static func accumulate(
    _ form: inout FilledForm, _ identities: [(total: String, parts: [String])], with chance: inout Randomness
  ) {
    guard form.shape.template == "2008" else { return }
    for index in form.cells.indices where form.cells[index].key.measure == "year_total" {
      let period = form.cells[index - 1].figure
      form.cells[index].figure = period == 0 ? 0 : period * chance.number(1...4)
    }
    for identity in identities {
      let sum = identity.parts.reduce(0) { $0 + value(form, $1, "year_total") }
      set(&form, identity.total, "year_total", sum)
    }
  }

  /// The same information counts once, and once for each channel: the channels make up at least the total.
  private static func spread(_ form: inout FilledForm) {
    let channels = ["channel_gazette", "channel_website", "channel_weibo", "channel_wechat", "channel_other"]
    let sum = channels.reduce(0) { $0 + value(form, $1, "value") }
    let total = value(form, "disclosed_total", "value")
    if sum < total {
      set(&form, "channel_website", "value", value(form, "channel_website", "value") + total - sum)
    }
  }

  private static func limit(_ form: inout FilledForm, _ part: String, to whole: String, _ measure: String) {
    guard form.index("indicators", part, measure) != nil else { return }
    set(&form, part, measure, min(value(form, part, measure), value(form, whole, measure)))
  }

  private static func isLarge(_ item: String) -> Bool {
    ["disclosed_total", "channel_website", "site_visits", "trainees", "disclosed_electronic"].contains(item)
  }

  static func value(_ form: FilledForm, _ item: String, _ measure: String) -> Int {
    form.index("indicators", item, measure).map { form.cells[$0].figure } ?? 0
  }

  private static func set(_ form: inout FilledForm, _ item: String, _ measure: String, _ figure: Int) {
    if let index = form.index("indicators", item, measure) { form.cells[index].figure = figure }
  }

  /// Makes a mistake that a sum of the form shows, or gives nil where there is nothing to make it with.
  static func defect(in form: inout FilledForm, with chance: inout Randomness) -> Defect? {
    let measure = IndicatorRow.columns(of: form.shape)[0].measure
    // In forms of 2008 some programs leave the denials out of the replies: nobody can call that a mistake.
    let promised = IndicatorRow.identities(of: form.shape).filter {
      form.shape.template != "2008" || $0.total != "replies_total"
    }
    let identity = chance.pick(promised)
    let total = value(form, identity.total, measure)
    guard total > 0 else { return nil }
    let isLeftOut = chance.chance(percent: 40)
    set(&form, identity.total, measure, isLeftOut ? 0 : total + chance.number(1...9))
    return Defect(
      kind: isLeftOut ? "total_left_at_zero" : "total_off", table: "indicators",
      cells: [CellKey(table: "indicators", item: identity.total, measure: measure)])
  }
}
