public import Core
import Glibc

/// Finds and reads `data/`: the forms, the labels, the units.
public enum DataFolder {
  /// Gives the definitions and the folder that they came from.
  ///
  /// The folder is the one of `--data`, of `NIANBAO_DATA` or of the configuration; else `../share/nianbao`
  /// beside the executable; else `data` in the working directory.
  public static func definitions(
    _ configuration: Configuration
  ) throws(RunFailure) -> (definitions: Definitions, folder: DiskPath) {
    let folder = try self.folder(configuration)
    var files: [(name: String, bytes: [UInt8])] = []
    do throws(DiskFailure) {
      files = try read(folder, below: "")
    } catch {
      throw RunFailure(reading: "the definitions cannot be read", error)
    }
    let own = configuration.path("projectRules")
    if let own {
      do throws(DiskFailure) {
        files.append((DefinitionLoader.projectRulesName, try Disk.read(own, limit: 1 << 20)))
      } catch {
        throw RunFailure(reading: "the rules of the project cannot be read", error)
      }
    }
    do throws(DefinitionError) {
      return (try DefinitionLoader.load(files: files), folder)
    } catch {
      if let own, error.file == DefinitionLoader.projectRulesName {
        throw RunFailure(.wrongUsage, "\(own.description): \(error.keyPath): \(error.problem)")
      }
      throw RunFailure(.wrongUsage, "\(folder.description)/\(error.description)")
    }
  }

  private static func folder(_ configuration: Configuration) throws(RunFailure) -> DiskPath {
    if let named = configuration.path("data") {
      if hasForms(named) { return named }
      throw RunFailure(
        .wrongUsage,
        "\(named.description) has no folder templates, so it holds no definitions "
          + "(data, from \(configuration.origin("data").description))")
    }
    var candidates: [DiskPath] = []
    if let executable { candidates.append(executable.parent.parent.appending("share/nianbao")) }
    candidates.append(DiskPath("data"))
    if let found = candidates.first(where: hasForms) { return found }
    throw RunFailure(
      .wrongUsage,
      "no definitions were found in \(candidates.map(\.description).joined(separator: " or ")): "
        + "name their folder with --data or NIANBAO_DATA")
  }

  private static func hasForms(_ folder: DiskPath) -> Bool {
    // What cannot be looked at is not there for this purpose; a folder that was named says so then.
    (try? Disk.kind(of: folder.appending("templates"), followingLinks: true)) == .folder
  }

  private static var executable: DiskPath? {
    guard let found = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(found) }
    return DiskPath(bytes: Disk.bytes(of: found))
  }

  /// Gives the JSON files below the folder; reports to try the program on, and the schema of the
  /// configuration, are no definitions.
  private static func read(
    _ folder: DiskPath, below prefix: String
  ) throws(DiskFailure) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for entry in try Directory.entries(of: folder, followingLinks: true) {
      guard let name = String(validating: entry.name, as: UTF8.self), !name.hasPrefix(".") else { continue }
      let path = folder.appending(entry.name)
      let kind = entry.kind == .link ? try Disk.kind(of: path, followingLinks: true) : entry.kind
      if kind == .folder, !(prefix.isEmpty && name == "sample") {
        files += try read(path, below: prefix + name + "/")
      } else if kind == .file, name.hasSuffix(".json"), !name.hasSuffix(".schema.json") {
        files.append((prefix + name, try Disk.read(path, limit: 1 << 26)))
      }
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Gives one hash over all definitions: names and contents.
  static func hash(_ definitions: Definitions) -> String {
    var hash = SHA256()
    for source in definitions.sources {
      hash.update(Array("\(source.name)\n\(source.bytes.count)\n".utf8))
      hash.update(source.bytes)
    }
    return hash.hexadecimal()
  }
}
