import Core

/// Finds the parts of an office file (Open Packaging) by the relations that name them.
enum OfficePart {
  /// Gives the name of the part that holds the document itself.
  static func main(of container: ZipContainer, default name: String) throws(Reject) -> String {
    if container.member(name) != nil { return name }
    let relations = try relations(of: "", in: container)
    return relations.first { $0.type.hasSuffix("/officeDocument") }?.target ?? name
  }

  struct Relation {
    let id: String
    let type: String
    /// The name of the part in the container.
    let target: String
  }

  /// Gives what a part refers to; the empty name stands for the container itself.
  static func relations(of part: String, in container: ZipContainer) throws(Reject) -> [Relation] {
    let folder = folder(of: part)
    let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard let content = try optional(name, of: container) else { return [] }
    var stream = try XMLStream(content, part: name)
    var relations: [Relation] = []
    while try stream.opensNext() {
      guard stream.name == "Relationship", let target = stream.attribute("Target"),
        stream.attribute("TargetMode") != "External"
      else { continue }
      relations.append(
        Relation(
          id: stream.attribute("Id") ?? "", type: stream.attribute("Type") ?? "",
          target: target.hasPrefix("/") ? String(target.dropFirst()) : folder + target))
    }
    return relations
  }

  static func folder(of part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "" }
    return String(part[...slash])
  }

  static func content(_ part: String, of container: ZipContainer) throws(Reject) -> [UInt8] {
    do {
      return try container.content(named: part)
    } catch {
      throw Reject.container(error)
    }
  }

  /// Gives a part that the file may do without.
  static func optional(_ part: String, of container: ZipContainer) throws(Reject) -> [UInt8]? {
    guard container.member(part) != nil else { return nil }
    return try content(part, of: container)
  }

  /// Gives the title that the properties of the file tell, for a body that has none.
  static func metadata(
    of container: ZipContainer, part: String = "docProps/core.xml"
  ) throws(Reject) -> DocumentMetadata {
    guard let content = try optional(part, of: container) else { return DocumentMetadata() }
    var stream = try XMLStream(content, part: part)
    while try stream.opensNext() {
      guard stream.name == "title" else { continue }
      let title = String(decoding: try stream.text(), as: UTF8.self)
      return DocumentMetadata(title: title.isEmpty ? nil : title)
    }
    return DocumentMetadata()
  }
}
