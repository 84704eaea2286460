extension DefinitionLoader {
  /// Gives the facts of `rules.json`, once they are seen to name sections and forms that exist.
  func ruleFacts(among forms: [Form], vocabulary: Vocabulary) throws(DefinitionError) -> RuleFacts {
    let file = "rules.json"
    let facts = try decode(RuleFacts.self, file)
    func fault(_ keyPath: String, _ problem: String) -> DefinitionError {
      DefinitionError(file: file, keyPath: keyPath, problem: problem)
    }
    for (index, section) in facts.sections.enumerated() {
      if SectionKind(rawValue: section.kind) == nil {
        throw fault("sections[\(index)].kind", "names no section: \(section.kind)")
      }
      for code in section.templates where !forms.contains(where: { $0.code == code }) {
        throw fault("sections[\(index)].templates", "names no form: \(code)")
      }
    }
    for (index, code) in facts.mustSaySomething.enumerated() where SectionKind(rawValue: code) == nil {
      throw fault("mustSaySomething[\(index)]", "names no section: \(code)")
    }
    for (index, deadline) in facts.publicationDeadlines.enumerated() {
      let day = Array(deadline.monthDay.utf8)
      if day.count != 5 || day[2] != UInt8(ascii: "-") {
        throw fault("publicationDeadlines[\(index)].monthDay", "is not MM-DD: \(deadline.monthDay)")
      }
    }
    for (name, meanings) in [
      ("results", facts.told.results), ("applicants", facts.told.applicants),
      ("outcomes", facts.told.outcomes), ("decisions", facts.told.decisions),
    ] {
      for (index, meaning) in meanings.enumerated() {
        for code in meaning.sums.joined()
        where vocabulary.item(code) == nil && vocabulary.measure(code) == nil {
          throw fault("told.\(name)[\(index)].sums", "names no row or column of any form: \(code)")
        }
      }
    }
    if facts.sameNumbers < 2 { throw fault("sameNumbers", "must be 2 or more") }
    if facts.unitFactor < 10 { throw fault("unitFactor", "must be 10 or more") }
    if facts.jump.times < 2 { throw fault("jump.times", "must be 2 or more") }
    return facts
  }
}
