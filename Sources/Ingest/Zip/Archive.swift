public import Core

/// This is a ZIP archive of documents, as the listing of a corpus sees it. Its members are documents
/// themselves, one level deep; an archive inside an archive is a document that is not read.
public struct Archive: Sendable {
  /// This is a file in an archive; its name is data and never a path.
  public struct Member: Sendable {
    public let name: [UInt8]
    /// Where its packed bytes stand in the archive.
    public let packed: Range<Int>
    let record: ZipMember

    /// The size after unpacking, as the archive declares it.
    public var size: Int { record.size }
  }

  /// The files of the archive, folders left out.
  public let members: [Member]

  /// Opens an archive, or gives nil where the bytes are something else: no ZIP container, or a document that is
  /// kept in one, as Word files are.
  public init?(_ bytes: [UInt8]) throws(Reject) {
    guard BinaryKind(content: bytes) == .zip else { return nil }
    do {
      let found = try ZipDirectory(bytes).members
      guard ContainerKind(found) == .archive else { return nil }
      members = found.filter { !$0.isFolder }.map { member in
        Member(name: member.name, packed: member.start..<(member.start + member.packedSize), record: member)
      }
    } catch {
      throw Reject.container(error)
    }
  }

  /// Gives the content of a member from its packed bytes.
  public static func content(of member: Member, packed: [UInt8]) throws(Reject) -> [UInt8] {
    do {
      return try ZipContainer.content(of: member.record, packed: packed[...])
    } catch {
      throw Reject.container(error)
    }
  }
}
