import Core
import Glibc
import Ingest

/// Walks the inputs. Links are not followed, so that neither a loop nor a link out of the corpus leads
/// anywhere; what is no regular file is listed as an obstacle and becomes a row of `rejects.csv`. Archives are
/// opened one at a time and their members listed; their content is read later, a document at a time.
struct CorpusListing {
  private let ignore: [NamePattern]
  private var roots: [Corpus.Root] = []
  private var entries: [Corpus.Entry] = []
  private var members: [Corpus.ArchivedMember] = []
  private let reader: FileReader
  private let shelf: ArchiveShelf
  private var ignored = 0
  private var notices: [String] = []

  /// - Parameter fileLimit: the size above which an archive is not opened, but rejected like any file.
  /// - Parameter shelf: what is known of archives.
  static func corpus(
    inputs: [DiskPath], ignore: [NamePattern], fileLimit: Int, shelf: ArchiveShelf? = nil
  ) throws(RunFailure) -> Corpus {
    var listing = CorpusListing(
      ignore: ignore, reader: FileReader(limit: fileLimit), shelf: shelf ?? ArchiveShelf(nil, moment: 0))
    for input in try listing.withoutRepetition(inputs) { try listing.add(input) }
    listing.sort()
    listing.distinguish()
    return Corpus(
      roots: listing.roots, entries: listing.entries, members: listing.members, ignored: listing.ignored,
      notices: listing.notices)
  }

  private init(ignore: [NamePattern], reader: FileReader, shelf: ArchiveShelf) {
    self.ignore = ignore
    self.reader = reader
    self.shelf = shelf
  }

  /// Gives the documents that a configuration names, or one part of them.
  static func corpus(
    _ configuration: Configuration, shard: Shard?, shelf: ArchiveShelf
  ) throws(RunFailure) -> Corpus {
    let corpus = try corpus(
      inputs: configuration.paths("inputs"),
      ignore: configuration.words("stages.ingest.ignore").map(NamePattern.init),
      fileLimit: configuration.size("limits.fileBytes"), shelf: shelf)
    guard let shard else { return corpus }
    return corpus.filtered { shard.holds($0) }
  }

  /// Refuses inputs that are not there or cannot be read at all, before anything is written.
  static func checkInputs(_ inputs: [DiskPath]) throws(RunFailure) {
    for input in inputs {
      let kind = try RunFailure.unless { () throws(DiskFailure) in
        try Disk.kind(of: input, followingLinks: true)
      }
      switch kind {
      case .file, .folder: continue
      case nil: throw RunFailure(.failed, "the input \(input.description) does not exist")
      case .link, .pipe, .device, .socket, .other:
        throw RunFailure(
          .failed, "the input \(input.description) is \(kind?.word ?? "nothing"), not a folder or a file")
      }
    }
  }

  private mutating func withoutRepetition(_ inputs: [DiskPath]) throws(RunFailure) -> [DiskPath] {
    var seen: Set<DiskPath> = []
    var kept: [DiskPath] = []
    for input in inputs {
      let place: DiskPath
      do { place = try Disk.canonical(input) } catch { throw RunFailure(error) }
      if seen.insert(place).inserted {
        kept.append(input)
      } else {
        notices.append("the input \(input.description) is named twice and read once")
      }
    }
    return kept
  }

  private mutating func add(_ input: DiskPath) throws(RunFailure) {
    let root = UInt32(roots.count)
    do throws(DiskFailure) {
      switch try Disk.kind(of: input, followingLinks: true) {
      case nil: throw DiskFailure("read the input", input, code: ENOENT)
      case .folder:
        roots.append(Corpus.Root(disk: input, isFile: false))
        try walk(input, root: root)
      case .file:
        // A link that was named on purpose is followed; the file is then opened without following any.
        let disk = try Disk.canonical(input)
        roots.append(Corpus.Root(disk: disk, isFile: true))
        add(
          file: input.name, root: root, disk: disk, stamp: try Disk.status(of: disk).map { FileStamp($0) })
      case .link, .pipe, .device, .socket, .other:
        throw DiskFailure("read as a folder or a file the input", input, code: EINVAL)
      }
    } catch {
      throw RunFailure(error)
    }
  }

  private mutating func walk(_ root: DiskPath, root index: UInt32) throws(DiskFailure) {
    // Folders still to be listed, as paths below the root; the root itself is the empty path.
    var folders: [[UInt8]] = [[]]
    while let folder = folders.popLast() {
      let found: [Directory.Entry]
      do {
        found = try Directory.entries(
          of: folder.isEmpty ? root : root.appending(folder), followingLinks: folder.isEmpty, stamps: true)
      } catch {
        if folder.isEmpty { throw error }
        entries.append(Corpus.Entry(relative: folder, root: index, obstacle: .unlisted(error.code)))
        continue
      }
      for entry in found {
        if ignore.contains(where: { $0.matches(entry.name) }) {
          ignored += 1
          continue
        }
        let relative = folder.isEmpty ? entry.name : folder + [DiskPath.slash] + entry.name
        switch entry.kind {
        case .folder: folders.append(relative)
        case .file where Self.isNamedArchive(relative):
          add(file: relative, root: index, disk: root.appending(relative), stamp: entry.stamp)
        case .file:
          entries.append(
            Corpus.Entry(relative: relative, root: index, obstacle: nil, stamp: entry.stamp))
        case .link, .pipe, .device, .socket, .other:
          entries.append(Corpus.Entry(relative: relative, root: index, obstacle: .kind(entry.kind)))
        }
      }
    }
  }

  // MARK: Archives

  private mutating func add(file relative: [UInt8], root: UInt32, disk: DiskPath, stamp: FileStamp?) {
    guard Self.isNamedArchive(relative), let (found, stamp) = archive(disk, stamp: stamp), !found.isEmpty
    else {
      entries.append(Corpus.Entry(relative: relative, root: root, obstacle: nil, stamp: stamp))
      return
    }
    for member in found {
      let name = Self.path(of: member, in: relative)
      entries.append(
        Corpus.Entry(relative: name, root: root, obstacle: nil, member: Int32(members.count), stamp: stamp))
      members.append(Corpus.ArchivedMember(archiveLength: relative.count, member: member))
    }
  }

  /// Gives the members of an archive that are not passed over, or nil where it is none or cannot be opened: it
  /// is then listed as a document, and reading it says why.
  private mutating func archive(
    _ disk: DiskPath, stamp: FileStamp?
  ) -> (members: [Archive.Member], stamp: FileStamp)? {
    do throws(Reject) {
      let (members, stamp) = try members(of: disk, stamp: stamp)
      let kept = Self.wanted(members, ignore: ignore)
      if !kept.isEmpty { ignored += members.count - kept.count }
      return (kept, stamp)
    } catch {
      return nil
    }
  }

  static func path(of member: Archive.Member, in archive: [UInt8]) -> [UInt8] {
    archive + Array("!/".utf8) + member.name
  }

  /// Gives the members of an archive that are not passed over.
  static func wanted(_ members: [Archive.Member], ignore: [NamePattern]) -> [Archive.Member] {
    members.filter { member in
      // `..` in a name leads nowhere, but `.*` is not meant for it.
      !member.name.split(separator: DiskPath.slash).contains { part in
        !part.elementsEqual("..".utf8) && ignore.contains { $0.matches(Array(part)) }
      }
    }
  }

  private func members(
    of disk: DiskPath, stamp: FileStamp?
  ) throws(Reject) -> (members: [Archive.Member], stamp: FileStamp) {
    if let stamp, let known = shelf.members(of: disk, stamp: stamp) { return (known, stamp) }
    let file = try reader.content(of: disk)
    let members = try Archive(file.bytes)?.members ?? []
    shelf.note(disk, stamp: file.stamp, members: members)
    return (members, file.stamp)
  }

  static func isNamedArchive(_ name: [UInt8]) -> Bool {
    let suffix = Array(".zip".utf8)
    return name.count > suffix.count
      && zip(name.suffix(suffix.count), suffix).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  // MARK: Order and sameness

  private func key(_ entry: Corpus.Entry) -> [UInt8] {
    let prefix = roots[Int(entry.root)].prefix
    return prefix.isEmpty ? entry.relative : prefix + [DiskPath.slash] + entry.relative
  }

  private mutating func sort() {
    if roots.allSatisfy(\.prefix.isEmpty) {
      entries.sort {
        $0.relative == $1.relative
          ? $0.root < $1.root : Plan.compare($0.relative, $1.relative) < 0
      }
    } else {
      let keyed = entries.map { (key: key($0), entry: $0) }
      entries = keyed.sorted { Plan.compare($0.key, $1.key) < 0 }.map(\.entry)
    }
  }

  /// Puts the name of the input before its source paths where two inputs would give the same ones.
  private mutating func distinguish() {
    var colliding = collidingRoots()
    guard !colliding.isEmpty else { return }
    var used: Set<[UInt8]> = []
    repeat {
      for root in colliding.sorted() where roots[root].prefix.isEmpty {
        let label = label(of: roots[root])
        var prefix = label
        var number = 2
        while !used.insert(prefix).inserted {
          prefix = label + Array("-\(number)".utf8)
          number += 1
        }
        roots[root].prefix = prefix
        notices.append(
          "another input has the same paths as \(roots[root].disk.description): "
            + "its source paths start with \(DiskPath.printable(prefix))/")
      }
      sort()
      colliding = collidingRoots().filter { roots[$0].prefix.isEmpty }
    } while !colliding.isEmpty
  }

  private func collidingRoots() -> Set<Int> {
    var found: Set<Int> = []
    for index in entries.indices.dropFirst() where key(entries[index - 1]) == key(entries[index]) {
      found.insert(Int(entries[index - 1].root))
      found.insert(Int(entries[index].root))
    }
    return found
  }

  private func label(of root: Corpus.Root) -> [UInt8] {
    let folder = root.isFile ? root.disk.parent : root.disk
    let place = (try? Disk.canonical(folder)) ?? folder
    return place.name == [DiskPath.slash] ? Array("root".utf8) : place.name
  }
}
