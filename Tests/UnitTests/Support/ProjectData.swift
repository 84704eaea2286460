import Core
import Foundation

/// This is the `data/` folder of the project, found from where this file stands.
enum ProjectData {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Gives every definition file with its path below `data/`, as the loader wants them.
  static func files() throws -> [(name: String, bytes: [UInt8])] {
    let data = root.appending(path: "data")
    var names = try FileManager.default.contentsOfDirectory(atPath: data.path)
    for folder in ["templates", "categories"] {
      let inner = try FileManager.default.contentsOfDirectory(atPath: data.appending(path: folder).path)
      names += inner.map { "\(folder)/\($0)" }
    }
    return try names.sorted().filter { $0.hasSuffix(".json") }.map { name in
      (name, Array(try Data(contentsOf: data.appending(path: name))))
    }
  }

  static func definitions() throws -> Definitions {
    try DefinitionLoader.load(files: files())
  }
}
