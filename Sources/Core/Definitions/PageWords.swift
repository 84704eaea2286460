/// These are the words by which a web page is told from its article, from `data/html.json`.
public struct PageWords: Sendable {
  /// Names of `<meta>`, in small letters and in order of trust.
  public let titleNames: [String]
  public let publishedNames: [String]
  public let agencyNames: [String]
  /// What the name of a site has behind that of its agency.
  public let siteSuffixes: [String]
  /// What stands in the place of a source and names nobody.
  public let notAgencies: [String]
  /// Folded: footers, the way to a page, links to its neighbours.
  public let furniture: [[UInt16]]
  /// Folded: what a line of a footer says; above the end of the article the same words may be part of it.
  public let footer: [[UInt16]]
  /// Folded: labels of the line below a title.
  public let head: [[UInt16]]
}

struct PageFile: Decodable {
  struct Meta: Decodable {
    let title: [String]
    let published: [String]
    let agency: [String]
  }
  let about: String
  let meta: Meta
  let siteSuffixes: [String]
  let notAgencies: [String]
  let furniture: [String]
  let footer: [String]
  let head: [String]
}

extension DefinitionLoader {
  /// Gives the words of `html.json`: no word folds to nothing, since nothing stands everywhere.
  func pageWords() throws(DefinitionError) -> PageWords {
    let name = "html.json"
    let file = try decode(PageFile.self, name)
    func words(_ list: [String], _ keyPath: String) throws(DefinitionError) -> [[UInt16]] {
      let folded = list.map(characters.fold)
      if let index = folded.firstIndex(of: []) {
        throw DefinitionError(
          file: name, keyPath: "\(keyPath)[\(index)]", problem: "has no letter, digit or ideograph")
      }
      return folded
    }
    let suffixes = try filled(file.siteSuffixes, in: name, "siteSuffixes")
    return PageWords(
      titleNames: file.meta.title, publishedNames: file.meta.published, agencyNames: file.meta.agency,
      siteSuffixes: suffixes.sorted { $0.utf8.count > $1.utf8.count },
      notAgencies: file.notAgencies, furniture: try words(file.furniture, "furniture"),
      footer: try words(file.footer, "footer"), head: try words(file.head, "head"))
  }
}
