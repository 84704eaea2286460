// Process is in Foundation alone.
import Foundation

@testable import Pipeline

/// Runs the program that was built beside the tests.
struct Program {
  struct Outcome {
    let code: Int32
    let output: String
    let said: String
  }

  /// The tests stand in `.build/debug/…xctest`, and the program beside them.
  static var executable: URL {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "nianbao")
  }

  static func run(
    _ arguments: [String], in folder: DiskPath, input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = try start(arguments, in: folder, input: input, environment: environment)
    return try process.wait()
  }

  static func start(
    _ arguments: [String], in folder: DiskPath, input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Running {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.description)
    process.environment = ["SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin"].merging(environment) {
      $1
    }
    let output = folder.appending(".stdout-\(UInt64.random(in: 0...UInt64.max))")
    let said = folder.appending(".stderr-\(UInt64.random(in: 0...UInt64.max))")
    for path in [output, said] { try Disk.write([], to: path) }
    process.standardInput = FileHandle.nullDevice
    if !input.isEmpty {
      let file = folder.appending(".stdin-\(UInt64.random(in: 0...UInt64.max))")
      try Disk.write(input, to: file)
      process.standardInput = FileHandle(forReadingAtPath: file.description)
      // It is open, and nobody else needs its name.
      try Disk.removeFile(file)
    }
    process.standardOutput = FileHandle(forWritingAtPath: output.description)
    process.standardError = FileHandle(forWritingAtPath: said.description)
    try process.run()
    return Running(process: process, output: output, said: said)
  }

  struct Running {
    let process: Process
    let output: DiskPath
    let said: DiskPath

    func wait() throws -> Outcome {
      process.waitUntilExit()
      let outcome = Outcome(
        code: process.terminationStatus,
        output: String(decoding: try Disk.read(output, limit: 1 << 26), as: UTF8.self),
        said: String(decoding: try Disk.read(said, limit: 1 << 26), as: UTF8.self))
      try Disk.removeFile(output)
      try Disk.removeFile(said)
      return outcome
    }
  }
}
