import Foundation

@testable import Pipeline

/// This is a folder of its own for one test, removed with it. Names are bytes where that matters.
final class Workplace {
  let path: DiskPath

  init() throws {
    var template = Array((NSTemporaryDirectory() + "/nianbao-test-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw DiskFailure("make the folder", DiskPath("nianbao-test"))
    }
    path = try Disk.canonical(DiskPath(bytes: Disk.bytes(of: made)))
  }

  deinit { try? Disk.removeTree(path) }

  subscript(name: String) -> DiskPath { path.appending(name) }

  @discardableResult func write(_ text: String, _ name: String) throws -> DiskPath {
    try write(Array(text.utf8), Array(name.utf8))
  }

  @discardableResult func write(_ bytes: [UInt8], _ name: [UInt8]) throws -> DiskPath {
    let file = path.appending(name)
    try Disk.makeFolders(file.parent)
    try Disk.write(bytes, to: file)
    return file
  }

  func read(_ name: String) throws -> [UInt8] { try Disk.read(self[name], limit: 1 << 28) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  func exists(_ name: String) throws -> Bool { try Disk.kind(of: self[name]) != nil }

  /// Gives every file below a folder with its content, folders left out.
  func tree(_ name: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for entry in try Directory.entries(of: self[name]) {
      let below = "\(name)/\(String(decoding: entry.name, as: UTF8.self))"
      if entry.kind == .folder {
        found.merge(try tree(below)) { first, _ in first }
      } else {
        found[below] = try read(below)
      }
    }
    return found
  }
}

extension DiskPath {
  /// The folder of the project.
  static var project: DiskPath { DiskPath(TestDefinitions.root.path) }
}
