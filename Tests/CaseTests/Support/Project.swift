import Foundation
import Synchronization

/// This is where the files stand that the tests read, found from where this file stands.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let data = root.appending(path: "data")
  static let sample = data.appending(path: "sample")
  static let cases = root.appending(path: "Tests/CaseTests/Cases")
  static let prose = root.appending(path: "Tests/CaseTests/Prose")
  static let corpus = root.appending(path: "Tests/CaseTests/Corpus")

  /// True where expectations are to be written instead of compared: `scripts/accept` asks for it.
  static let accepts = ProcessInfo.processInfo.environment["ACCEPT_EXPECTATIONS"] == "1"

  /// Gives a folder beside the project with real reports and their true values, nil where there is none.
  /// They are no part of the project, so that a test that wants them says so and passes without.
  static func beside(_ name: String) -> URL? {
    let folder = root.deletingLastPathComponent().appending(path: "shared").appending(path: name)
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

  /// Gives the files below a folder as paths below it, in the order of their bytes, hidden ones left out.
  static func files(below folder: URL) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return try all.compactMap { $0 as? String }.filter { path in
      let kind = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)[.type]
      return kind as? FileAttributeType == .typeRegular
        && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// This is a folder of its own for one test, removed with it. One that several tests share lasts as long as the
/// process and is removed at its end.
final class Workplace: Sendable {
  let url: URL

  private static let open = Mutex<Set<URL>>([])

  private static let removesLeftovers: Void = {
    atexit {
      for url in Workplace.open.withLock({ $0 }) { try? FileManager.default.removeItem(at: url) }
    }
  }()

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "nianbao-case-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    _ = Self.open.withLock { [url] in $0.insert(url) }
    Self.removesLeftovers
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
    _ = Self.open.withLock { [url] in $0.remove(url) }
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
