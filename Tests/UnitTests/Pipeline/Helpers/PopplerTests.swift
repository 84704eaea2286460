import Core
import Foundation
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

  /// The table begins on the first page and goes on on the second, below which a third has no cells.
  @Test func explainTellsThePageOfACell() throws {
    var first = PDFBuilder.Page(
      table: [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "7"]], top: 700)
    first.words.append(("某某市水利局2021年政府信息公开工作年度报告", 50, 60))
    first.words.append(("二、主动公开政府信息情况", 50, 90))
    let next = PDFBuilder.Page(table: [["行政规范性文件", "3", "", "45"]], top: 60)
    var last = PDFBuilder.Page()
    last.words = [("五、存在的主要问题及改进情况", 50, 60)]
    let work = try Workplace()
    try Disk.write(PDFBuilder(pages: [first, next, last]).bytes, to: work.path.appending("a.pdf"))
    func told(_ arguments: String...) throws -> String {
      let data = DiskPath.project.appending("data").description
      return try Program.run(["explain", "a.pdf", "--data", data] + arguments, in: work.path).output
    }
    for (cell, page, row) in [("regulation", 1, 2), ("normative_document", 2, 3)] {
      let text = try told("--cell", "documents/\(cell)/in_force")
      let place = "    page     \(page)\n    cell     row \(row), column 4 of table 1 of the document\n"
      #expect(text.contains(place), "\(text)")
    }
    #expect(try told().contains(", pages 1-2, form 2021\n"))
    let html = try told("--html")
    #expect(html.components(separatedBy: "<div class=\"line page\">").count == 4)
    #expect((1...3).allSatisfy { html.contains("page \($0)</span>") })
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
