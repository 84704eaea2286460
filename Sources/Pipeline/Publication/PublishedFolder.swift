import Export

/// This is the manifest of a folder as it stands on the disk.
struct PublishedFolder {
  let manifest: Manifest
  let isIntact: Bool

  /// The folder holds the tables themselves, not the result of a stage before them.
  var isWhole: Bool { manifest.files.contains { $0.path == Self.codebook } }

  /// Stands beside the tables, whatever editions they come in, and beside nothing else.
  private static let codebook = "codebook.csv"

  /// Gives the manifest of a folder, or nil where the folder has none.
  static func read(_ folder: DiskPath) throws(RunFailure) -> PublishedFolder? {
    let path = folder.appending(ManifestSeal.fileName)
    let bytes: [UInt8]
    do throws(DiskFailure) {
      if try Disk.kind(of: path) == nil { return nil }
      bytes = try Disk.read(path, limit: 1 << 28)
    } catch {
      throw RunFailure(error)
    }
    do throws(ManifestError) {
      return PublishedFolder(manifest: try Manifest(json: bytes), isIntact: ManifestSeal.isIntact(bytes))
    } catch {
      throw RunFailure(.failed, "\(path.description): \(error.problem)")
    }
  }
}
