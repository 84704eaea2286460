import Core
import Glibc

/// Says things to people: on stderr, a line each. A closed or full stderr stops nothing.
public struct Console: Sendable {
  public enum Format: String, Sendable { case text, json }

  private let format: Format
  private let isQuiet: Bool

  public init(format: Format = .text, isQuiet: Bool = false) {
    self.format = format
    self.isQuiet = isQuiet
  }

  /// Says why a run failed; a message of several lines is several sentences.
  public func failure(_ message: String) {
    for line in message.split(separator: "\n") { say("error", String(line), []) }
  }

  func problem(_ message: String) {
    if !isQuiet { say("problem", message, []) }
  }

  public func notice(_ message: String) {
    if !isQuiet { say("notice", message, []) }
  }

  /// Says what was done; `facts` stand beside the sentence where the format is JSON.
  func summary(_ message: String, _ facts: [(key: String, value: JSONText)]) {
    if !isQuiet { say("summary", message, facts) }
  }

  private func say(_ level: String, _ message: String, _ facts: [(key: String, value: JSONText)]) {
    switch format {
    case .text:
      Self.write(Array("nianbao: \(message)\n".utf8), to: STDERR_FILENO)
    case .json:
      let members: [(key: String, value: JSONText)] = [("level", .text(level)), ("message", .text(message))]
      Self.write(JSONText.object(members + facts).line + [UInt8(ascii: "\n")], to: STDERR_FILENO)
    }
  }

  /// Writes all bytes; gives errno where that was not possible.
  @discardableResult static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return errno }
      written += count
    }
    return nil
  }

  /// Prints what was asked for on stdout. A reader that has gone, as `head` does, has had enough.
  public static func print(_ text: String) throws(RunFailure) {
    if let code = write(Array(text.utf8), to: STDOUT_FILENO), code != EPIPE {
      throw RunFailure(.failed, "cannot write to standard output: \(DiskFailure.reason(code))")
    }
  }
}
