// The harness of the fuzzers; scripts/fuzz builds it with libFuzzer. Any bytes under any name must give a
// document or a reject, and what a document gives must lie inside it. A trap is a find.
import Core
import Extract
import Foundation
import Ingest
import Normalize
import Segment

/// These are the stages that read what others wrote.
private struct Stages {
  let ingester: Ingester
  let poppler: FuzzedPoppler
  let segmenter: Segmenter
  let extractor: Extractor
  let normalizer: Normalizer
  let kind: FuzzedFile.Kind
  let name: String

  static let shared: Stages = {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["FUZZ_DATA"], let name = environment["FUZZ_NAME"],
      let kind = environment["FUZZ_KIND"].flatMap(FuzzedFile.Kind.init)
    else {
      preconditionFailure(
        "FUZZ_DATA names the folder of the definitions, FUZZ_NAME the name of the document, FUZZ_KIND its kind"
      )
    }
    let data = URL(filePath: folder)
    do {
      let paths =
        FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []
      let files = try paths.filter { $0.hasSuffix(".json") && !$0.hasPrefix("sample") }.sorted().map { path in
        (name: path, bytes: Array(try Data(contentsOf: data.appending(path: path))))
      }
      let definitions = try DefinitionLoader.load(files: files)
      let poppler = FuzzedPoppler()
      return Stages(
        ingester: Ingester(definitions: definitions, helpers: poppler), poppler: poppler,
        segmenter: Segmenter(definitions: definitions),
        extractor: Extractor(definitions: definitions), normalizer: Normalizer(definitions: definitions),
        kind: kind, name: name)
    } catch {
      preconditionFailure("the definitions cannot be read: \(error)")
    }
  }()

  func read(_ input: [UInt8]) throws(Reject) {
    let bytes = FuzzedFile.bytes(input, kind: kind)
    if kind == .zip { try unpack(bytes) }
    if kind == .pdf { poppler.take(input) }
    let document = try ingester.document(from: RawFile(path: SourcePath(name), bytes: bytes))
    check(document)
    guard goesOn(input) else { return }
    let outline = try segmenter.outline(of: document)
    for section in outline.sections {
      precondition(1 <= section.firstLine && section.firstLine <= section.lastLine, "a section has no lines")
      precondition(section.lastLine <= document.lines.count, "a section ends behind the document")
    }
    let extraction = extractor.extraction(from: document, outline: outline)
    for cell in normalizer.observations(of: document, extraction: extraction) {
      precondition(Int(cell.raw.end) <= document.text.count, "a cell lies outside the document")
      precondition(
        String(validating: document.text[cell.raw.range], as: UTF8.self) != nil, "a cell cuts a character")
    }
  }

  /// The later stages take ten times as long as the readers, and what is text for them is text for every kind: of
  /// the other kinds they see one input in sixteen, which its bytes choose, so that a find is one again.
  private func goesOn(_ input: [UInt8]) -> Bool {
    kind == .text || input.reduce(0, &+) % 16 == 0
  }

  /// An archive is a folder of the corpus: its members are read one by one.
  private func unpack(_ bytes: [UInt8]) throws(Reject) {
    guard let archive = try Archive(bytes) else { return }
    for member in archive.members {
      precondition(
        0 <= member.packed.lowerBound && member.packed.upperBound <= bytes.count, "a member lies outside")
      do throws(Reject) {
        _ = try Archive.content(of: member, packed: Array(bytes[member.packed]))
      } catch {
        precondition(!error.message.isEmpty, "a reject says nothing")
      }
    }
  }

  private func check(_ document: Document) {
    precondition(String(validating: document.text, as: UTF8.self) != nil, "the text is no UTF-8")
    var end = 0
    for line in document.lines {
      precondition(Int(line.start) >= end && Int(line.end) <= document.text.count, "lines overlap")
      end = Int(line.end)
    }
    for cell in document.grids.flatMap(\.cells) {
      let line = document.lines[document.lineNumber(at: Int(cell.span.start)) - 1]
      precondition(line.start <= cell.span.start && cell.span.end <= line.end, "a cell leaves its line")
      precondition(
        cell.row >= 0 && cell.column >= 0 && cell.rowSpan > 0 && cell.columnSpan > 0, "a cell has no place")
    }
  }
}

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  if let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] {
    do { try FuzzedFile.writeSeeds(Stages.shared.kind, to: folder) } catch {
      preconditionFailure("seeds cannot be written to \(folder): \(error)")
    }
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  do {
    try Stages.shared.read(input)
  } catch {
    precondition(!error.message.isEmpty, "a reject says nothing")
  }
  return 0
}
