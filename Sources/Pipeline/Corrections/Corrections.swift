import Core

/// This is what people decided, by the file that it is about: see ``CorrectionFile`` for where it comes from.
struct Corrections: Sendable {
  /// Every row, in the order of the file.
  private let all: [Correction]
  /// By source path: those of `a.txt#2` stand under `a.txt` too.
  private let byPath: [String: [Correction]]
  private let digests: [String: String]
  /// Those whose path is not known.
  private let byID: [ReportID: [Correction]]
  /// SHA-256 of the file, empty where there is none.
  let sha256: String

  /// The reports of one file that are looked for by id, where the path is not known.
  private static let mostReports = 9

  static let none = Corrections([], sha256: "")

  init(_ corrections: [Correction], sha256: String) {
    var byPath: [String: [Correction]] = [:]
    var byID: [ReportID: [Correction]] = [:]
    for correction in corrections {
      if correction.path.isEmpty {
        byID[correction.document, default: []].append(correction)
      } else {
        byPath[correction.path, default: []].append(correction)
        if let file = Self.file(of: correction.path) { byPath[file, default: []].append(correction) }
      }
    }
    all = corrections
    self.byPath = byPath
    self.byID = byID
    self.sha256 = sha256
    digests = byPath.mapValues(Self.digest)
  }

  /// Gives `a.txt` for `a.txt#2`, nil for the path of a file.
  static func file(of path: String) -> String? {
    guard let mark = path.utf8.lastIndex(of: UInt8(ascii: "#")) else { return nil }
    let number = path.utf8[mark...].dropFirst()
    let isNumber = !number.isEmpty && number.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber ? String(path[..<mark]) : nil
  }

  private static func digest(of corrections: [Correction]) -> String {
    var writer = FlatWriter()
    for correction in corrections { correction.write(to: &writer) }
    return SHA256.hexadecimal(writer.bytes)
  }

  var isEmpty: Bool { all.isEmpty }
  var count: Int { all.count }

  /// Gives what was decided about a file and the reports in it.
  func of(file path: SourcePath) -> [Correction] {
    if all.isEmpty { return [] }
    let known = byPath[path.description] ?? []
    return byID.isEmpty ? known : known + Self.ids(of: path).flatMap { byID[$0] ?? [] }
  }

  private static func ids(of path: SourcePath) -> [ReportID] {
    (1...mostReports).map { ReportAssembly.id(of: $0 == 1 ? path : path.ofReport($0)) }
  }

  /// Tells what was decided about a file from anything else that may have been; empty where nothing was.
  func digest(of path: SourcePath) -> String {
    if all.isEmpty { return "" }
    if byID.isEmpty { return digests[path.description] ?? "" }
    let found = of(file: path)
    return found.isEmpty ? "" : Self.digest(of: found)
  }

  /// Gives those about files that a part of the corpus would hold. Where only an id is known every part looks.
  func held(by shard: Shard?) -> Corrections {
    guard let shard else { return self }
    return Corrections(
      all.filter { correction in
        let path = correction.path
        return path.isEmpty || shard.holds(SourcePath(path))
          || Self.file(of: path).map { shard.holds(SourcePath($0)) } ?? false
      }, sha256: sha256)
  }

  /// Gives the documents that are not in a corpus, each once.
  func missing(from corpus: Corpus) -> [String] {
    if all.isEmpty { return [] }
    let paths = corpus.entries.map { corpus.sourcePath(of: $0) }
    let there = Set(paths.map(\.description))
    let ids = byID.isEmpty ? [] : Set(paths.flatMap(Self.ids))
    var named: Set<String> = []
    return all.compactMap { correction in
      let path = correction.path
      let isThere =
        path.isEmpty
        ? ids.contains(correction.document)
        : there.contains(path) || Self.file(of: path).map(there.contains) ?? false
      let name = path.isEmpty ? correction.document.text : path
      return isThere || !named.insert(name).inserted ? nil : name
    }
  }
}

extension Correction {
  fileprivate func write(to writer: inout FlatWriter) {
    writer.append(document.text)
    writer.append(sha256)
    switch decision {
    case .cell(let name, let raw, let reading):
      for text in ["cell", name.table, name.item, name.measure, raw, reading.word] { writer.append(text) }
    case .agency(let name): for text in ["agency", name] { writer.append(text) }
    case .year(let year):
      writer.append("year")
      writer.append(year)
    case .reject: writer.append("reject")
    case .accept: writer.append("accept")
    }
    for text in [who, when, why] { writer.append(text) }
  }
}

extension Core.Reading {
  /// The words of `corrections.csv` for cells without a number.
  static let words: [(word: String, reading: Core.Reading)] = [
    ("blank", .blank), ("not_applicable", .notApplicable), ("illegible", .illegible),
  ]

  /// Gives the number, or the word for what stands in its place.
  var word: String {
    switch self {
    case .quantity(let value): value.description
    case .blank: "blank"
    case .notApplicable: "not_applicable"
    case .illegible: "illegible"
    }
  }
}
