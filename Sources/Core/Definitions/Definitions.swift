/// This is everything that `data/` says: read once, checked, never changed.
public struct Definitions: Sendable {
  public let forms: [Form]
  public let sectionWords: SectionWords
  public let prose: ProseDefinitions
  public let vocabulary: Vocabulary
  public let units: Units
  public let cellSigns: CellSigns
  public let characters: CharacterMap
  /// Every output table with its columns, in the order in which the tables are listed.
  public let categories: [Category]
  public let rules: RuleFacts
  public let regions: Regions
  public let agencies: AgencyFacts
  /// The rules that a project adds of its own.
  public let projectRules: [ProjectRule]
  public let headWords: HeadWords
  public let pageWords: PageWords
  /// Which cells of the generations of the form tell the same.
  public let crosswalk: Crosswalk
  /// SHA-256 is taken over these by whoever needs to know whether the definitions changed:
  /// file name below `data/` and content, sorted by name.
  public let sources: [(name: String, bytes: [UInt8])]

  public init(
    forms: [Form], sectionWords: SectionWords, prose: ProseDefinitions, vocabulary: Vocabulary, units: Units,
    cellSigns: CellSigns, characters: CharacterMap, categories: [Category], rules: RuleFacts,
    regions: Regions,
    agencies: AgencyFacts, projectRules: [ProjectRule], headWords: HeadWords, pageWords: PageWords,
    crosswalk: Crosswalk,
    sources: [(name: String, bytes: [UInt8])]
  ) {
    self.forms = forms
    self.sectionWords = sectionWords
    self.prose = prose
    self.vocabulary = vocabulary
    self.units = units
    self.cellSigns = cellSigns
    self.characters = characters
    self.categories = categories
    self.rules = rules
    self.regions = regions
    self.agencies = agencies
    self.projectRules = projectRules
    self.headWords = headWords
    self.pageWords = pageWords
    self.crosswalk = crosswalk
    self.sources = sources
  }

  public subscript(id: FormID) -> Form { forms[Int(id.index)] }

  public func form(_ code: String) -> FormID? { forms.first { $0.code == code }?.id }

  /// Gives the form that a report for a year should follow; the latest one for years to come.
  public func form(forYear year: Int) -> FormID? {
    forms.first { year >= $0.firstYear && year <= ($0.lastYear ?? Int.max) }?.id
  }
}

/// This is a fault of `data/`: which file, where in it, and what is wrong.
public struct DefinitionError: Error, Sendable {
  public let file: String
  /// The key path, such as `regions.requests.blocks[0].rows[3].item`, empty where the whole file is meant.
  public let keyPath: String
  public let problem: String

  public init(file: String, keyPath: String = "", problem: String) {
    self.file = file
    self.keyPath = keyPath
    self.problem = problem
  }

  public var description: String {
    keyPath.isEmpty ? "\(file): \(problem)" : "\(file): \(keyPath): \(problem)"
  }
}
