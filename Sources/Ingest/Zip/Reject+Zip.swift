import Core

/// These are the sentences that tell why a container is not opened.
extension Reject {
  static func container(_ problem: ZipProblem) -> Reject {
    Reject(stage: "ingest", reason: problem.reason, message: problem.sentence)
  }

  /// An archive that comes here as a document: the listing of the corpus did not take it for one, or found
  /// nothing in it.
  static func archive(_ container: ZipContainer, path: SourcePath) -> Reject {
    if container.members.allSatisfy(\.isFolder) {
      return Reject(stage: "ingest", reason: .emptyFile, message: "the ZIP archive holds no file")
    }
    let message =
      if ByteSearch.contains("!/", in: path.bytes) {
        "it is an archive inside an archive, and only one level is opened: unpack the outer one"
      } else if FileName(path).suffix != "zip" {
        "the content is a ZIP archive: give it a name that ends in .zip and its members are read"
      } else {
        "the ZIP archive holds only files that are passed over by name"
      }
    return Reject(stage: "ingest", reason: .unsupportedFormat, message: message)
  }
}

extension ZipProblem {
  fileprivate var reason: RejectReason {
    switch self {
    case .tooManyMembers, .tooLarge, .memberTooLarge, .bomb: .tooLarge
    case .encrypted, .unknownMethod: .unsupportedFormat
    case .noDirectory, .cutDirectory, .outsideContainer, .overlapping, .sameNameTwice, .damaged, .missing:
      .brokenContainer
    }
  }

  fileprivate var sentence: String {
    switch self {
    case .noDirectory: "the ZIP container has no directory at its end: it was cut off, get a whole copy"
    case .cutDirectory: "the directory of the ZIP container ends too early: get a whole copy"
    case .outsideContainer(let name):
      "the directory of the ZIP container names \(Self.printed(name)), which does not stand where it should"
    case .overlapping: "members of the ZIP container share their bytes, as no honest program makes them"
    case .tooManyMembers(let count):
      "the ZIP container has \(count) members, more than \(ZipLimits.members): unpack it and give the folder"
    case .tooLarge:
      "the ZIP container unpacks to more than \(ZipLimits.totalBytes >> 20) MiB: unpack it and give the folder"
    case .memberTooLarge(let name):
      "\(Self.printed(name)) unpacks to more than \(ZipLimits.memberBytes >> 20) MiB, more than a report can have"
    case .bomb(let name):
      "\(Self.printed(name)) claims to unpack to more than \(ZipLimits.ratio) times its size, which is impossible"
    case .sameNameTwice(let name):
      "the ZIP container has two members named \(Self.printed(name)), and nothing tells which one is meant"
    case .encrypted(let name): "\(Self.printed(name)) is encrypted: give it without a password"
    case .unknownMethod(let name):
      "\(Self.printed(name)) is packed in a way other than deflate: pack it again with an ordinary program"
    case .damaged(let name):
      "\(Self.printed(name)) is damaged, its length or checksum is not what the container says: get a whole copy"
    case .missing(let name): "\(name) is missing in the container, without which it holds no text"
    }
  }

  private static func printed(_ name: [UInt8]) -> String { SourcePath(bytes: name).description }
}
