import Core
import Foundation

/// Loads the definitions of the repository, `data/` beside `Tests/`, once for all tests.
enum TestDefinitions {
  static func loaded() throws -> Definitions { try result.get() }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let result = Result {
    let data = root.appending(path: "data")
    let names = (FileManager.default.enumerator(atPath: data.path)?.allObjects ?? []).compactMap {
      $0 as? String
    }
    let files = try names.filter { $0.hasSuffix(".json") && !$0.hasPrefix("sample") }.sorted().map { name in
      (name: name, bytes: Array(try Data(contentsOf: data.appending(path: name))))
    }
    return try DefinitionLoader.load(files: files)
  }
}
