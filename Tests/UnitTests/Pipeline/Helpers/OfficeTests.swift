import Core
import Glibc
import Ingest
import Testing

@testable import Pipeline

/// What LibreOffice gives, or what stands in its place.
private struct FakeOffice: HelperRunner {
  let answer: Result<[UInt8], HelperFailure>

  func output(
    of program: HelperProgram, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8] { throw .missing }

  func wordFile(from input: [UInt8], suffix: String) throws(HelperFailure) -> [UInt8] { try answer.get() }
}

private let richText = Array("{\\rtf1\\ansi\\u24180?\\u25253?\\par}".utf8)

/// Old formats go through LibreOffice where that is allowed.
struct OfficeConversionTests {
  private func read(_ bytes: [UInt8], _ answer: Result<[UInt8], HelperFailure>?) throws(Reject) -> Document {
    let definitions: Definitions
    do { definitions = try TestDefinitions.loaded() } catch {
      preconditionFailure("the definitions cannot be read: \(error)")
    }
    let ingester = Ingester(
      definitions: definitions, helpers: answer.map(FakeOffice.init), convertsOldFiles: answer != nil)
    return try ingester.document(from: RawFile(path: SourcePath("a.doc"), bytes: bytes))
  }

  private func reject(_ bytes: [UInt8], _ answer: Result<[UInt8], HelperFailure>?) -> RejectReason? {
    do {
      _ = try read(bytes, answer)
      return nil
    } catch {
      return error.reason
    }
  }

  private static let word = WordBuilder.bytes(body: WordBuilder.paragraph("年报"))

  private static let twisted: [UInt8] = {
    var builder = OldWordBuilder(paragraphs: [OldWordBuilder.text("甲")])
    builder.version = 0x65
    return builder.bytes
  }()

  @Test func whatIsNotReadIsConverted() throws {
    let document = try read(richText, .success(Self.word))
    #expect(ReadFile.lines(document) == ["年报"])
    #expect(document.format == .rtf)
    #expect(try read(Self.twisted, .success(Self.word)).format == .doc)
  }

  @Test func whatIsReadIsNotConverted() throws {
    let plain = OldWordBuilder(paragraphs: [OldWordBuilder.text("甲")]).bytes
    #expect(ReadFile.lines(try read(plain, .success(Self.word))) == ["甲"])
  }

  @Test func withoutLeaveOrProgramItIsRefused() {
    #expect(reject(richText, nil) == .unsupportedFormat)
    #expect(reject(Self.twisted, nil) == .unsupportedFormat)
    #expect(reject(richText, .failure(.missing)) == .helperMissing)
  }

  @Test(arguments: [HelperFailure.ended(0), .killed(9), .tookTooLong, .tooMuchOutput])
  func whatLibreOfficeCannotConvertKeepsItsReason(failure: HelperFailure) {
    #expect(reject(Self.twisted, .failure(failure)) == .unsupportedFormat)
  }

  @Test func whatComesBackMustBeAWordFile() {
    for answer in [Array("年报".utf8), [], ZipBuilder([("a.txt", "年报")]).bytes, Array(Self.word.dropLast(30))] {
      #expect(reject(richText, .success(answer)) == .unsupportedFormat)
    }
  }

  @Test func aDamagedContainerIsNotHandedOn() {
    #expect(reject(Array(Self.twisted.prefix(600)), .success(Self.word)) == .brokenContainer)
  }
}

/// LibreOffice itself, where it is installed.
@Suite(
  .enabled(
    if: Office.isInstalled,
    "LibreOffice is not installed (package libreoffice-writer-nogui): conversions are not tested"))
struct OfficeTests {
  @Test func aFileIsConvertedAndNothingIsLeft() throws {
    let before = try Self.folders()
    let runner = HelperProcess(path: Surroundings.programFolders, limits: Office.limits)
    let text = String(decoding: richText, as: UTF8.self)
    let converted = try runner.wordFile(from: Array(text.utf8), suffix: "rtf")
    let document = try ReadFile.document(converted, "a.docx")
    #expect(ReadFile.lines(document) == ["年报"])
    #expect(try Self.folders().subtracting(before).isEmpty)
  }

  private static func folders() throws -> Set<[UInt8]> {
    Set(try Directory.entries(of: DiskPath("/tmp")).map(\.name).filter { $0.starts(with: "nianbao-o".utf8) })
  }
}

private enum Office {
  /// A machine that runs all tests at once is slow.
  static let limits = HelperProcess.Limits(seconds: 120)

  static var isInstalled: Bool {
    HelperProcess(path: Surroundings.programFolders).executable(HelperProgram.soffice.rawValue) != nil
  }
}
