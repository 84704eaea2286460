import Foundation

// A tool for development: it writes reports with known answers and holds the program's tables against them.
// It shares no code with the program, so that both are not wrong in the same way.

do {
  switch try Arguments.parsed(Array(CommandLine.arguments.dropFirst())) {
  case .make(let command): try command.run()
  case .score(let command): try command.run()
  case .help: print(Arguments.usage)
  }
} catch let error as ArgumentProblem {
  FileHandle.standardError.write(Data((error.sentence + "\n").utf8))
  exit(2)
} catch {
  FileHandle.standardError.write(Data("\(error.localizedDescription)\n".utf8))
  exit(1)
}
