/// Runs programs that read formats which nianbao does not read itself. The pipeline owns processes and hands
/// this to the stages, which stay functions of what they are given.
public protocol HelperRunner: Sendable {
  /// Gives what a program wrote to its standard output after it read `input` from its standard input.
  func output(
    of program: HelperProgram, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8]

  /// Gives the Word file (docx) that LibreOffice makes of a file.
  func wordFile(from input: [UInt8], suffix: String) throws(HelperFailure) -> [UInt8]
}

extension HelperRunner {
  public func wordFile(from input: [UInt8], suffix: String) throws(HelperFailure) -> [UInt8] {
    throw .missing
  }
}

/// This is a program that nianbao may start; the raw value is its name.
public enum HelperProgram: String, Sendable, CaseIterable {
  case pdftotext, pdftocairo, soffice

  /// The package that has it, on Debian and its relatives.
  public var package: String {
    switch self {
    case .pdftotext, .pdftocairo: "poppler-utils"
    case .soffice: "libreoffice-writer-nogui"
    }
  }
}

/// This is why a program gave nothing.
public enum HelperFailure: Error, Sendable, Equatable {
  case missing
  /// It could not be started, and errno.
  case notStarted(Int32)
  /// It ended with this code.
  case ended(Int32)
  /// It was killed by this signal, mostly because it reached one of its limits.
  case killed(Int32)
  case tookTooLong
  case tooMuchOutput
  case interrupted
}
