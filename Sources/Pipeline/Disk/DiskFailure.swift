import Glibc

/// This is a call to the system that did not do its work: what was wanted, of which path, and why not.
struct DiskFailure: Error {
  /// What was wanted, as a verb that the path follows: `open`, `write`, `make the folder`.
  let action: String
  let path: DiskPath
  let code: Int32

  init(_ action: String, _ path: DiskPath, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  var message: String { "cannot \(action) \(path.description): \(Self.reason(code))" }

  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "errno \(code)" }
    return "\(String(cString: text)) (errno \(code))"
  }
}

/// This is why a run cannot be done, and the code that the program leaves with. The tables of the last run
/// stand.
public struct RunFailure: Error, Sendable {
  public let exit: ExitCode
  public let message: String
  /// What earlier runs computed cannot be read: the run can be done without it.
  let isDamageOfState: Bool

  public init(_ exit: ExitCode, _ message: String) {
    self.init(exit, message, isDamageOfState: false)
  }

  init(_ exit: ExitCode, _ message: String, isDamageOfState: Bool) {
    self.exit = exit
    self.message = message
    self.isDamageOfState = isDamageOfState
  }

  init(_ failure: DiskFailure) {
    self.init(.failed, failure.message)
  }

  /// Gives the failure to read what a run is started with. That a file is missing or closed to us is a
  /// wrong usage, that the disk fails is not.
  init(reading what: String, _ failure: DiskFailure) {
    let isUsage = [ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, ELOOP, EFBIG, EINVAL].contains(failure.code)
    self.init(isUsage ? .wrongUsage : .failed, "\(what): \(failure.message)")
  }

  /// Gives what the calls to the disk give; where one fails, the run cannot be done.
  static func unless<Result>(_ calls: () throws(DiskFailure) -> Result) throws(RunFailure) -> Result {
    do { return try calls() } catch { throw RunFailure(error) }
  }
}

/// This is what the program tells whoever started it.
public enum ExitCode: Hashable, Sendable {
  case done
  case failed
  case wrongUsage
  /// Published, with documents rejected or findings at or above `failOn`.
  case publishedWithProblems
  case refusedByGate
  case unbalanced
  case locked
  case interrupted(signal: Int32)

  public var number: Int32 {
    switch self {
    case .done: 0
    case .failed: 1
    case .wrongUsage: 2
    case .publishedWithProblems: 3
    case .refusedByGate: 4
    case .unbalanced: 5
    case .locked: 75
    case .interrupted(let signal): 128 + signal
    }
  }
}
