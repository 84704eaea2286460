import Core
import Glibc

/// Walks the inputs. Links are not followed, so that neither a loop nor a link out of the corpus leads
/// anywhere; what is no regular file is listed as an obstacle and becomes a row of `rejects.csv`.
struct CorpusListing {
  private let ignore: [NamePattern]
  private var roots: [Corpus.Root] = []
  private var entries: [Corpus.Entry] = []
  private var ignored = 0
  private var notices: [String] = []

  static func corpus(inputs: [DiskPath], ignore: [NamePattern]) throws(RunFailure) -> Corpus {
    var listing = CorpusListing(ignore: ignore)
    for input in try listing.withoutRepetition(inputs) { try listing.add(input) }
    listing.sort()
    listing.distinguish()
    return Corpus(
      roots: listing.roots, entries: listing.entries, ignored: listing.ignored, notices: listing.notices)
  }

  private init(ignore: [NamePattern]) { self.ignore = ignore }

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
        roots.append(Corpus.Root(disk: try Disk.canonical(input), isFile: true))
        entries.append(Corpus.Entry(relative: input.name, root: root, obstacle: nil))
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
          of: folder.isEmpty ? root : root.appending(folder), followingLinks: folder.isEmpty)
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
        case .file: entries.append(Corpus.Entry(relative: relative, root: index, obstacle: nil))
        case .link, .pipe, .device, .socket, .other:
          entries.append(Corpus.Entry(relative: relative, root: index, obstacle: .kind(entry.kind)))
        }
      }
    }
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
          ? $0.root < $1.root : $0.relative.lexicographicallyPrecedes($1.relative)
      }
    } else {
      let keyed = entries.map { (key: key($0), entry: $0) }
      entries = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.entry)
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
