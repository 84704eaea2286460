import Core
import Ingest
import Testing

@testable import Pipeline

/// Reads PDF files with poppler itself, where it is installed.
@Suite(
  .enabled(
    if: Poppler.isInstalled, "poppler is not installed (package poppler-utils): PDF files are not tested")
)
struct PopplerTests {
  private func read(_ bytes: [UInt8]) throws -> Document {
    let helpers = HelperProcess(path: Surroundings.programFolders)
    return try Ingester(definitions: try TestDefinitions.loaded(), helpers: helpers)
      .document(from: RawFile(path: SourcePath("a.pdf"), bytes: bytes))
  }

  @Test func tablesAreReadFromWordsAndLines() throws {
    var first = PDFBuilder.Page(table: [["信息内容", "制发", "废止"], ["规章", "", "3"]], top: 600)
    first.words.append(("二、主动公开政府信息情况", 50, 80))
    let next = PDFBuilder.Page(table: [["规范性文件", "12", ""]], top: 60)
    let document = try read(PDFBuilder(pages: [first, next]).bytes)
    #expect(
      ReadFile.lines(document) == ["二、主动公开政府信息情况", "信息内容\t制发\t废止", "规章\t\t3", "规范性文件\t12\t"])
    #expect(document.grids.map(\.rows) == [3])
  }

  @Test func aPageWithoutWordsNeedsRecognition() throws {
    var page = PDFBuilder.Page()
    page.lines = [(50, 50, 500, 50)]
    #expect { try read(PDFBuilder(pages: [page]).bytes) } throws: { error in
      (error as? Reject)?.reason == .needsOCR
    }
  }

  @Test func aDamagedFileIsRefused() throws {
    let bytes = PDFBuilder(pages: [PDFBuilder.Page(table: [["甲", "1"]], top: 50)]).bytes
    for count in [9, 40, 300] {
      #expect { try read(Array(bytes.prefix(count))) } throws: { error in
        (error as? Reject)?.reason == .brokenContainer
      }
    }
  }
}

enum Poppler {
  static var isInstalled: Bool {
    do {
      let runner = HelperProcess(path: Surroundings.programFolders)
      _ = try runner.output(of: .pdftotext, arguments: ["-v"], input: [])
      _ = try runner.output(of: .pdftocairo, arguments: ["-v"], input: [])
      return true
    } catch {
      return error != .missing
    }
  }
}
