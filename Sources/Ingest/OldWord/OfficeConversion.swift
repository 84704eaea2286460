import Core

/// Lets LibreOffice turn a file into a Word file where the configuration allows it, and reads that.
///
/// LibreOffice makes a document of anything, random bytes too: what is handed to it is known by its content, and what
/// comes back must be a Word file with text in it.
struct OfficeConversion: Sendable {
  private let helpers: any HelperRunner

  init(helpers: any HelperRunner) { self.helpers = helpers }

  /// - Parameters:
  ///   - suffix: what LibreOffice knows the format by.
  ///   - obstacle: why nianbao does not read the file itself.
  func document(
    _ file: RawFile, suffix: String, format: DocumentFormat, obstacle: Reject
  ) throws(Reject) -> Document {
    let converted: [UInt8]
    do {
      converted = try helpers.wordFile(from: file.bytes, suffix: suffix)
    } catch .missing {
      throw Reject.helper(.missing, of: .soffice)
    } catch {
      throw Reject.notConverted(obstacle)
    }
    guard let container = Self.wordFile(converted) else { throw Reject.notConverted(obstacle) }
    return try WordFile.document(container, path: file.path, format: format)
  }

  private static func wordFile(_ bytes: [UInt8]) -> ZipContainer? {
    do {
      let container = try ZipContainer(bytes)
      return ContainerKind(container) == .word ? container : nil
    } catch {
      return nil
    }
  }
}

extension Reject {
  fileprivate static func notConverted(_ obstacle: Reject) -> Reject {
    Reject(
      stage: obstacle.stage, reason: obstacle.reason,
      message: "\(obstacle.message); LibreOffice cannot convert it either")
  }
}
