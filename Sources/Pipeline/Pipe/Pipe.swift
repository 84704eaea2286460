import Core
import Export
import Glibc
import Validate

/// Reads documents for an engine that runs this program as a worker: frames on standard input, lines of JSON on
/// standard output, in their order. `docs/pipe.md` is the protocol. What is wrong with a document is its record;
/// only an input that is no sequence of frames ends the program with another code than 0.
public struct Pipe {
  /// These are the steps in which a corpus is worked, in order.
  public enum Step: String, Sendable, CaseIterable {
    /// Documents to records.
    case read
    /// Names of agencies to the parts of a corpus that can be judged apart.
    case parts
    /// Records of a part to the rows that need all of it.
    case judge

    public static let names = allCases.map(\.rawValue)
  }

  private let configuration: Configuration
  private let step: Step

  public init(_ step: Step, _ configuration: Configuration) {
    self.step = step
    self.configuration = configuration
  }

  public func execute() throws(RunFailure) -> ExitCode {
    let (definitions, _) = try DataFolder.definitions(configuration)
    let rules = try configuration.ruleSettings()
    let corrections = try CorrectionFile.read(configuration, definitions: definitions)
    let limit = configuration.size("limits.fileBytes")
    var frames = PipeFrameReader(STDIN_FILENO, longestDocument: limit)
    var worker: any PipeWorker =
      switch step {
      case .read: PipeReading(configuration, definitions: definitions, corrections: corrections)
      case .parts: PipeParts(definitions: definitions)
      case .judge: PipeJudging(configuration, definitions: definitions, rules: rules)
      }
    while let frame = try frames.next() {
      if frame.kind == .question {
        try Self.write(try about(definitions, corrections))
      } else {
        do throws(PipeFault) {
          try worker.take(frame, number: frames.count - 1)
        } catch {
          if let failure = error.failure { throw failure }
          throw RunFailure(.failed, "frame \(frames.count - 1) on standard input: \(error.problem)")
        }
      }
    }
    do throws(PipeFault) {
      try worker.finish()
    } catch {
      throw error.failure ?? RunFailure(.failed, "standard input: \(error.problem)")
    }
    return .done
  }

  /// This is what an engine should know before it sends anything.
  private func about(_ definitions: Definitions, _ corrections: Corrections) throws(RunFailure) -> JSONText {
    let encoder = TableEncoder(definitions: definitions)
    let recipe = Recipe(
      program: try ProgramHash.text(state: nil), definitions: definitions, configuration: configuration)
    return .object([
      ("protocol", .integer(1)), ("version", .text(Version.text)), ("step", .text(step.rawValue)),
      ("program", .text(recipe.program)), ("definitions", .text(recipe.definitions)),
      ("settings", .text(recipe.settings)), ("helpers", .text(recipe.helpers)),
      ("corrections", .text(corrections.sha256)), ("corrections_count", .integer(corrections.count)),
      ("file_bytes", .integer(configuration.size("limits.fileBytes"))),
      ("ignore", .list(configuration.words("stages.ingest.ignore").map(JSONText.text))),
      (
        "tables",
        .object(
          encoder.tables.map { table in
            (table, .text(String(decoding: encoder.header(of: table), as: UTF8.self)))
          })
      ),
    ])
  }

  /// Writes a line at once, so that whoever waits for it has it.
  static func write(_ line: JSONText) throws(RunFailure) {
    if let code = Console.write(line.line + [UInt8(ascii: "\n")], to: STDOUT_FILENO) {
      throw RunFailure(.failed, "cannot write to standard output: \(DiskFailure.reason(code))")
    }
  }
}

/// This is what does one step.
protocol PipeWorker {
  mutating func take(_ frame: PipeFrame, number: Int) throws(PipeFault)
  /// The input has ended.
  mutating func finish() throws(PipeFault)
}

/// This is why a worker cannot go on: a frame that means nothing to it, or output that cannot be written.
struct PipeFault: Error {
  let problem: String
  let failure: RunFailure?

  init(_ problem: String) {
    self.problem = problem
    failure = nil
  }

  init(_ failure: RunFailure) {
    problem = failure.message
    self.failure = failure
  }

  static func foreign(_ frame: PipeFrame, in step: Pipe.Step) -> PipeFault {
    PipeFault("a frame of kind “\(Unicode.Scalar(frame.kind.rawValue))” is none of step \(step.rawValue)")
  }

  /// Writes a line.
  static func unless(written line: JSONText) throws(PipeFault) {
    do { try Pipe.write(line) } catch { throw PipeFault(error) }
  }
}
