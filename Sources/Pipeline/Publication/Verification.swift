import Core
import Export
import Glibc

/// Holds every file of an output folder against the SHA-256 of the manifest.
public enum Verification {
  /// Gives a sentence for each file that is missing, changed or extra, and the number of files that the
  /// manifest names.
  public static func problems(of folder: DiskPath) throws(RunFailure) -> (problems: [String], files: Int) {
    guard let published = try PublishedFolder.read(folder) else {
      throw RunFailure(
        .failed, "\(folder.description) has no \(ManifestSeal.fileName), so there is nothing to verify")
    }
    let manifest = published.manifest
    var problems: [String] = []
    if !published.isIntact { problems.append("\(ManifestSeal.fileName): changed since it was written") }
    var expected: Set<[UInt8]> = [Array(ManifestSeal.fileName.utf8)]
    for file in manifest.files {
      expected.insert(Array(file.path.utf8))
      if let problem = try problem(with: file, in: folder) { problems.append("\(file.path): \(problem)") }
    }
    do throws(DiskFailure) {
      problems += try extraFiles(in: folder, expected: expected)
    } catch {
      throw RunFailure(error)
    }
    return (problems, manifest.files.count)
  }

  private static func problem(with file: Manifest.File, in folder: DiskPath) throws(RunFailure) -> String? {
    let path = folder.appending(file.path)
    do throws(DiskFailure) {
      guard let kind = try Disk.kind(of: path) else { return "missing" }
      if kind != .file { return "is \(kind.word), not a file" }
      let (bytes, hash) = try hash(of: path)
      if bytes != file.bytes { return "changed, it has \(bytes) bytes and had \(file.bytes)" }
      return hash == file.sha256 ? nil : "changed, its SHA-256 is \(hash) and was \(file.sha256)"
    } catch {
      throw RunFailure(error)
    }
  }

  static func hash(of path: DiskPath) throws(DiskFailure) -> (bytes: Int, hash: String) {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK
    let descriptor = path.withCString { name in Disk.retrying { open(name, flags) } }
    if descriptor < 0 { throw DiskFailure("open", path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var total = 0
    let size = 1 << 18
    while true {
      let piece = try Disk.readNext(descriptor, path: path, size: size)
      total += piece.count
      hash.update(piece)
      if piece.count < size { return (total, hash.hexadecimal()) }
    }
  }

  private static func extraFiles(
    in folder: DiskPath, expected: Set<[UInt8]>
  ) throws(DiskFailure) -> [String] {
    var extra: [[UInt8]] = []
    var folders: [[UInt8]] = [[]]
    while let below = folders.popLast() {
      let place = below.isEmpty ? folder : folder.appending(below)
      for entry in try Directory.entries(of: place, followingLinks: below.isEmpty) {
        let name = below.isEmpty ? entry.name : below + [DiskPath.slash] + entry.name
        if entry.kind == .folder {
          if expected.contains(where: { $0.starts(with: name + [DiskPath.slash]) }) {
            folders.append(name)
          } else {
            extra.append(name)
          }
        } else if !expected.contains(name) {
          extra.append(name)
        }
      }
    }
    extra.sort { $0.lexicographicallyPrecedes($1) }
    return extra.map { "\(DiskPath.printable($0)): not in the manifest" }
  }
}
