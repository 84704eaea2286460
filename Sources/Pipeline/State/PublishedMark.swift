import Core

/// This is a note of the state: the tables that stand are made from just the documents that it has, and look as
/// they did when they were published. Where it holds and nothing changed since, there is nothing to do.
struct PublishedMark: Equatable {
  /// What the tables depend on beside the documents.
  let recipe: String
  /// The manifest first.
  let files: [(path: String, stamp: FileStamp)]

  static func == (left: PublishedMark, right: PublishedMark) -> Bool { left.bytes == right.bytes }

  /// Notes how the published files look.
  init(_ place: OutputPlace, files: [String], recipe: String) throws(DiskFailure) {
    self.recipe = recipe
    var stamps: [(path: String, stamp: FileStamp)] = []
    for file in [ManifestSeal.fileName] + files {
      let path = place.output.appending(file)
      guard let status = try Disk.status(of: path) else { throw DiskFailure("look at", path) }
      stamps.append((file, FileStamp(status)))
    }
    self.files = stamps
  }

  init(bytes: [UInt8]) throws(FlatDamage) {
    var reader = FlatReader(bytes)
    recipe = try reader.text()
    var files: [(path: String, stamp: FileStamp)] = []
    while !reader.isAtEnd {
      let path = try reader.text()
      files.append(
        (
          path,
          FileStamp(
            size: Int64(try reader.integer()), modified: Int64(try reader.integer()),
            changed: Int64(try reader.integer()), inode: Int64(try reader.integer()))
        ))
    }
    self.files = files
  }

  var bytes: [UInt8] {
    var writer = FlatWriter()
    writer.append(recipe)
    for file in files {
      writer.append(file.path)
      for number in [file.stamp.size, file.stamp.modified, file.stamp.changed, file.stamp.inode] {
        writer.append(Int(number))
      }
    }
    return writer.bytes
  }

  /// Tells whether the published files look as they did.
  func stands(in place: OutputPlace) throws(DiskFailure) -> Bool {
    for file in files {
      guard let status = try Disk.status(of: place.output.appending(file.path)),
        FileStamp(status) == file.stamp
      else { return false }
    }
    return true
  }
}
