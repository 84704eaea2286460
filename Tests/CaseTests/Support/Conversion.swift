import Foundation
import Pipeline

/// This is one run over some inputs, with the folder of tables that it left.
struct Conversion: Sendable {
  let output: URL
  let code: ExitCode

  /// - Parameter settings: a configuration file. It holds nothing where no other is given, so that the one of
  ///   the project, which stands in the working directory of the tests, decides nothing here.
  init(
    _ inputs: [URL], into workplace: Workplace, settings text: String = "{}", flags: [String: String] = [:]
  ) throws {
    let settings = workplace.url.appending(path: "settings.json")
    try Data(text.utf8).write(to: settings)
    output = workplace.url.appending(path: "tables")
    var given = inputs.map { (name: "input", value: Array($0.path.utf8)) }
    let usual = ["output": output.path, "data": Project.data.path, "max-reject": "100%", "quiet": "true"]
    given += usual.merging(flags) { $1 }.map { (name: $0.key, value: Array($0.value.utf8)) }
    let configuration = try Configuration(
      Configuration.Sources(file: DiskPath(settings.path), flags: given))
    code = try Run(configuration).execute()
  }

  func bytes(_ file: String) throws -> [UInt8] { try Project.bytes(output.appending(path: file)) }

  func table(_ name: String) throws -> CSVTable { try CSVTable(try bytes("csv/\(name).csv")) }

  /// Gives every file of the folder but the manifest, which tells of the run itself.
  func content() throws -> [String: [UInt8]] {
    var content: [String: [UInt8]] = [:]
    for path in try Project.files(below: output) where path != "manifest.json" {
      content[path] = try bytes(path)
    }
    return content
  }

  /// The sample corpus, converted once for all tests that look at its tables.
  static func sample() throws -> Conversion { try shared.get().conversion }

  private static let shared = Result {
    let workplace = try Workplace()
    return (workplace: workplace, conversion: try Conversion([Project.sample], into: workplace))
  }
}
