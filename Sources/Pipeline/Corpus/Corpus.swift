import Core
import Ingest

/// This is everything that a run is to read, in the order of the tables: sorted by source path, by bytes.
struct Corpus: Sendable {
  /// An input as it was named: the folder or file, and what stands before its source paths so that two
  /// inputs do not give the same ones.
  struct Root: Sendable {
    let disk: DiskPath
    /// The file stands for itself: its name is the source path.
    let isFile: Bool
    var prefix: [UInt8] = []
  }

  /// What was found below a root. It is kept small: a corpus may have hundreds of thousands of them.
  struct Entry: Sendable {
    /// The path below the root; for a root that is a file, its name.
    let relative: [UInt8]
    let root: UInt32
    let obstacle: Obstacle?
    /// Index into ``Corpus/members`` for a member of an archive, else -1.
    var member: Int32 = -1
    /// What the file looked like when the folder was listed, for a member that of its archive; nil where nobody
    /// asked, or where it could not be looked at.
    var stamp: FileStamp?
  }

  /// This is a document inside an archive.
  struct ArchivedMember: Sendable {
    /// How much of the path below the root is the archive's own.
    let archiveLength: Int
    let member: Archive.Member
  }

  /// Why an entry cannot be read, known from the listing alone.
  enum Obstacle: Sendable {
    case kind(FileKind)
    /// A folder that cannot be listed, and errno.
    case unlisted(Int32)
  }

  let roots: [Root]
  let entries: [Entry]
  let members: [ArchivedMember]
  /// The number of names passed over by the patterns to ignore.
  let ignored: Int
  /// What a person should know of the listing, a sentence each.
  let notices: [String]

  /// Gives the same corpus with some of its documents; members of archives keep their places.
  func filtered(_ isWanted: (SourcePath) -> Bool) -> Corpus {
    Corpus(
      roots: roots, entries: entries.filter { isWanted(sourcePath(of: $0)) }, members: members,
      ignored: ignored, notices: notices)
  }

  func sourcePath(of entry: Entry) -> SourcePath {
    let prefix = roots[Int(entry.root)].prefix
    return SourcePath(bytes: prefix.isEmpty ? entry.relative : prefix + [DiskPath.slash] + entry.relative)
  }

  /// Gives the file that holds an entry: for a member of an archive, the archive.
  func diskPath(of entry: Entry) -> DiskPath {
    let root = roots[Int(entry.root)]
    if root.isFile { return root.disk }
    let length = member(of: entry)?.archiveLength ?? entry.relative.count
    return root.disk.appending(Array(entry.relative.prefix(length)))
  }

  func member(of entry: Entry) -> ArchivedMember? {
    entry.member < 0 ? nil : members[Int(entry.member)]
  }
}
