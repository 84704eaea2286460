import Core

/// These are the words of `data/rules.json` that tell what a number in the text is about, folded.
struct ToldWords: Sendable {
  /// This is a word of the text and the rows or columns of the form that it may mean, each a sum of codes.
  struct Meaning: Sendable {
    let words: [[UInt16]]
    let sums: [[String]]
  }

  let wholeScopes: [[UInt16]]
  let lastYear: [[UInt16]]
  let partOfYear: [[UInt16]]
  let manyYears: [[UInt16]]
  let changes: [[UInt16]]
  let parts: [[UInt16]]
  let channels: [[UInt16]]
  let informationWords: [[UInt16]]
  let results: [Meaning]
  let applicants: [Meaning]
  let outcomes: [Meaning]
  let otherProceedings: [[UInt16]]
  let otherDocuments: [[UInt16]]
  let allWon: [[UInt16]]
  let neverLost: [[UInt16]]
  let noRequests: [[UInt16]]
  let requestNouns: [[UInt16]]
  let notRequests: [[UInt16]]
  let decisions: [Meaning]
  let published: [[UInt16]]
  let announcements: [[UInt16]]
  let announced: [[UInt16]]
  let reportNames: [[UInt16]]
  let plans: [[UInt16]]

  init(_ facts: RuleFacts.Told, _ characters: CharacterMap) {
    func fold(_ words: [String]) -> [[UInt16]] { words.map { characters.fold($0) } }
    func meanings(_ list: [RuleFacts.Told.Meaning]) -> [Meaning] {
      list.map { Meaning(words: fold($0.words), sums: $0.sums) }
    }
    wholeScopes = fold(facts.wholeScopes)
    lastYear = fold(facts.lastYear)
    partOfYear = fold(facts.partOfYear)
    manyYears = fold(facts.manyYears)
    changes = fold(facts.changes)
    parts = fold(facts.parts)
    channels = fold(facts.channels)
    informationWords = fold(facts.informationWords)
    results = meanings(facts.results)
    applicants = meanings(facts.applicants)
    outcomes = meanings(facts.outcomes)
    otherProceedings = fold(facts.otherProceedings)
    otherDocuments = fold(facts.otherDocuments)
    allWon = fold(facts.allWon)
    neverLost = fold(facts.neverLost)
    noRequests = fold(facts.noRequests)
    requestNouns = fold(facts.requestNouns)
    notRequests = fold(facts.notRequests)
    decisions = meanings(facts.decisions)
    published = fold(facts.published)
    announcements = fold(facts.announcements)
    announced = fold(facts.announced)
    reportNames = fold(facts.reportNames)
    plans = fold(facts.plans)
  }

  /// Gives what the words mean; longer words hide those that they hold: 部分公开 is no 公开.
  static func sums(of meanings: [Meaning], in text: [UInt16]) -> [[String]] {
    var found: [(range: Range<Int>, sums: [[String]])] = []
    for meaning in meanings {
      for word in meaning.words {
        for place in text.indices where text[place...].starts(with: word) {
          found.append((place..<(place + word.count), meaning.sums))
        }
      }
    }
    let whole = found.filter { item in
      !found.contains {
        $0.range != item.range && $0.range.lowerBound <= item.range.lowerBound
          && $0.range.upperBound >= item.range.upperBound
      }
    }
    var sums: [[String]] = []
    for sum in whole.flatMap(\.sums) where !sums.contains(sum) { sums.append(sum) }
    return sums
  }

  static func holds(_ text: some Collection<UInt16>, _ words: [[UInt16]]) -> Bool {
    let text = Array(text)
    return text.indices.contains { place in words.contains { text[place...].starts(with: $0) } }
  }
}
