import Testing

@testable import Pipeline

/// Holds `data/pipeline.schema.json` against the settings that the program knows.
struct SchemaTests {
  private func schema() throws -> JSONNode {
    let path = DiskPath.project.appending("data/pipeline.schema.json")
    return try JSONReader.read(try Disk.read(path, limit: 1 << 20))
  }

  /// Gives every key that a schema allows, with its node: `log.progress`.
  private func keys(_ node: JSONNode, below prefix: String) -> [(key: String, node: JSONNode)] {
    guard let properties = node["properties"], case .object(let members) = properties.value else {
      return [(String(prefix.dropLast()), node)]
    }
    return members.flatMap { keys($0.node, below: prefix + $0.key + ".") }
  }

  @Test("the schema has the keys that the program knows, and no others")
  func sameKeys() throws {
    let allowed = Set(try keys(schema(), below: "").map(\.key))
    // A stage without options may stand there all the same.
    let bare = Stage.names.map { "stages.\($0)" }.filter { stage in
      !Setting.all.contains { $0.key.hasPrefix(stage + ".") }
    }
    #expect(allowed == Set(Setting.all.map(\.key) + bare + ["$schema"]))
  }

  @Test("words and sentences are those of the program")
  func sameValues() throws {
    for (key, node) in try keys(schema(), below: "") {
      guard let setting = Setting.named(key) else { continue }
      #expect(node["description"]?.string == setting.about, "\(key)")
      let words: [String]?
      switch setting.kind {
      case .word(let known): words = node["enum"] == nil ? nil : known
      case .words(let known): words = node["items"]?["enum"] == nil ? nil : known
      default: continue
      }
      let listed = (node["enum"] ?? node["items"]?["enum"])?.elements.compactMap(\.string)
      #expect(words != nil && listed == words, "\(key)")
    }
  }

  @Test("no object of the schema lets unknown keys pass")
  func closed() throws {
    func check(_ node: JSONNode) {
      guard let properties = node["properties"], case .object(let members) = properties.value else { return }
      if case .boolean(false)? = node["additionalProperties"]?.value {
      } else {
        Issue.record("an object in line \(node.line) is open")
      }
      for member in members { check(member.node) }
    }
    check(try schema())
  }
}
