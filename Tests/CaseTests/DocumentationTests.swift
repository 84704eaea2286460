import Foundation
import Testing

/// Holds what the documents say of the tree against the tree.
@Suite struct DocumentationTests {
  private func text(_ path: String) throws -> String {
    String(decoding: try Project.bytes(Project.root.appending(path: path)), as: UTF8.self)
  }

  @Test("Sources/README.md has a paragraph for every target and names no file that is not there")
  func sources() throws {
    let page = try text("Sources/README.md")
    let folder = Project.root.appending(path: "Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0 != "README.md"
    }
    let headings = page.split(separator: "\n").filter { $0.hasPrefix("## ") }
      .flatMap { $0.dropFirst(3).split(separator: ", ").map(String.init) }
    #expect(headings.sorted() == targets.sorted())
    let quoted = page.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let paths = quoted.filter { path in targets.contains { path.hasPrefix("\($0)/") } }
    #expect(paths.count > 15)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path), "\(path)")
    }
  }

  @Test("the samples are described, and the description is no sample")
  func samples() throws {
    let page = try text("data/sample/.README")
    for folder in try FileManager.default.contentsOfDirectory(atPath: Project.sample.path) {
      if !folder.hasPrefix(".") { #expect(page.contains("\n\(folder)/ "), "\(folder)") }
    }
    #expect(try Project.files(below: Project.sample).count == 30)
  }

  @Test("the changelog starts with the version that the program tells")
  func changelog() throws {
    let first = try text("CHANGELOG.md").split(separator: "\n").first { $0.hasPrefix("## ") }
    let version = try text("Sources/Pipeline/Version.swift")
    #expect(version.contains("\"\(first?.dropFirst(3) ?? "")\""))
  }
}
