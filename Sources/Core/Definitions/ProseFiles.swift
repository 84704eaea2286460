/// The shapes of `data/metrics.json` and `data/numerals.json`, and the checks that make them
/// ``ProseDefinitions``.

struct NumeralFile: Decodable {
  struct Leading: Decodable {
    let word: String
    let unlessAfter: [String]?
  }
  struct Numeral: Decodable {
    let word: String
    let value: Int64
  }
  struct Approximate: Decodable {
    let before: [Leading]
    let between: [String]
    let after: [String]
  }
  struct Change: Decodable {
    let compared: [String]
    let rises: [String]
    let falls: [String]
    let levels: [String]
    let riseNouns: [String]
    let fallNouns: [String]
    let rateLinks: [String]
    let shareNouns: [String]
    let repeatedSubjects: [String]
  }
  let about: String
  let digits: [Numeral]
  let places: [Numeral]
  let approximate: Approximate
  let ranges: [String]
  let ordinals: [Leading]
  let change: Change
}

struct MetricFile: Decodable {
  struct Pattern: Decodable {
    let nouns: [String]?
    let verbs: [String]?
    let channels: [String]?
    let units: [String]?
    let near: [String]?
    let words: [String]?
    let without: [String]?
    let sections: [String]?
    let adjacent: Bool?
    let behind: Bool?
  }
  struct Metric: Decodable {
    let code: String
    let family: String
    let labelZh: String
    let labelEn: String
    let inCharacters: Bool?
    let parts: String?
    let rest: Bool?
    let patterns: [Pattern]
  }
  let about: String
  let words: ProseWords
  let channels: [ProseChannel]
  /// Words that several patterns have: `@name` stands for them.
  let lists: [String: [String]]
  let metrics: [Metric]
}

struct ProseFiles {
  let metricFile: MetricFile
  let numeralFile: NumeralFile
  let units: Units

  private static let metricName = "metrics.json"
  private static let numeralName = "numerals.json"

  func definitions() throws(DefinitionError) -> ProseDefinitions {
    var metrics: [ProseMetric] = []
    var codes: Set<String> = []
    for (index, metric) in metricFile.metrics.enumerated() {
      let path = "metrics[\(index)]"
      if !metric.code.isEmpty, !codes.insert(metric.code).inserted {
        throw fault("\(path).code", "stands twice: \(metric.code)")
      }
      if let parts = metric.parts, !metricFile.metrics.contains(where: { $0.code == parts }) {
        throw fault("\(path).parts", "names no metric: \(parts)")
      }
      var patterns: [MetricPattern] = []
      for (number, pattern) in metric.patterns.enumerated() {
        patterns.append(try self.pattern(pattern, path: "\(path).patterns[\(number)]"))
      }
      metrics.append(
        ProseMetric(
          code: metric.code, family: metric.family, labelChinese: metric.labelZh,
          labelEnglish: metric.labelEn, isCountedInCharacters: metric.inCharacters ?? false,
          parts: metric.parts ?? "", dividesWhole: metric.rest ?? false, patterns: patterns))
    }
    for (index, channel) in metricFile.channels.enumerated() {
      if let wider = channel.within, !metricFile.channels.contains(where: { $0.name == wider }) {
        throw fault("channels[\(index)].within", "names no channel: \(wider)")
      }
    }
    return ProseDefinitions(
      metrics: metrics, words: metricFile.words, channels: metricFile.channels,
      numerals: try numerals())
  }

  private func pattern(_ file: MetricFile.Pattern, path: String) throws(DefinitionError) -> MetricPattern {
    func words(_ list: [String]?, _ key: String) throws(DefinitionError) -> [String] {
      var words: [String] = []
      for (index, word) in (list ?? []).enumerated() {
        guard word.hasPrefix("@") else {
          words.append(word)
          continue
        }
        guard let named = metricFile.lists[String(word.dropFirst())] else {
          throw fault("\(path).\(key)[\(index)]", "names no list: \(word)")
        }
        words += named
      }
      return words
    }
    let pattern = MetricPattern(
      nouns: try words(file.nouns, "nouns"), verbs: try words(file.verbs, "verbs"),
      channels: file.channels ?? [], units: try words(file.units, "units"),
      near: try words(file.near, "near"), words: try words(file.words, "words"),
      without: try words(file.without, "without"), sections: try sections(file.sections ?? [], path: path),
      isAdjacent: file.adjacent ?? false, isBehind: file.behind ?? false)
    for (index, channel) in pattern.channels.enumerated()
    where !metricFile.channels.contains(where: { $0.name == channel }) {
      throw fault("\(path).channels[\(index)]", "names no channel: \(channel)")
    }
    for (index, unit) in pattern.units.enumerated()
    where !unit.isEmpty && unit != ValueUnit.yuan.rawValue && units.unit(unit) == nil {
      throw fault("\(path).units[\(index)]", "names no unit of units.json: \(unit)")
    }
    if pattern.nouns.isEmpty, pattern.units.isEmpty {
      throw fault(path, "has neither nouns nor units, so that every quantity would fit")
    }
    return pattern
  }

  private func sections(_ codes: [String], path: String) throws(DefinitionError) -> [SectionKind] {
    var kinds: [SectionKind] = []
    for (index, code) in codes.enumerated() {
      guard let kind = SectionKind(rawValue: code) else {
        let known = SectionKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault("\(path).sections[\(index)]", "is not one of \(known)")
      }
      kinds.append(kind)
    }
    return kinds
  }

  private func numerals() throws(DefinitionError) -> NumeralWords {
    for (index, digit) in numeralFile.digits.enumerated() where digit.value < 0 || digit.value > 9 {
      throw DefinitionError(
        file: Self.numeralName, keyPath: "digits[\(index)].value", problem: "is not a digit: \(digit.value)")
    }
    for (index, place) in numeralFile.places.enumerated() where place.value < 10 {
      throw DefinitionError(
        file: Self.numeralName, keyPath: "places[\(index)].value",
        problem: "is not a power of ten: \(place.value)")
    }
    func leading(_ words: [NumeralFile.Leading]) -> [LeadingWord] {
      words.map { LeadingWord(word: $0.word, unlessAfter: $0.unlessAfter ?? []) }
    }
    let change = numeralFile.change
    return NumeralWords(
      digits: numeralFile.digits.map { ($0.word, $0.value) },
      places: numeralFile.places.map { ($0.word, $0.value) },
      approximateBefore: leading(numeralFile.approximate.before),
      approximateBetween: numeralFile.approximate.between,
      approximateAfter: numeralFile.approximate.after, ranges: numeralFile.ranges,
      ordinals: leading(numeralFile.ordinals), rises: change.rises, falls: change.falls,
      levels: change.levels, riseNouns: change.riseNouns, fallNouns: change.fallNouns,
      compared: change.compared, rateLinks: change.rateLinks, shareNouns: change.shareNouns,
      repeatedSubjects: change.repeatedSubjects)
  }

  private func fault(_ path: String, _ problem: String) -> DefinitionError {
    DefinitionError(file: Self.metricName, keyPath: path, problem: problem)
  }
}
