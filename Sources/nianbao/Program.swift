import Pipeline

/// Does what a command line asks for. Whatever goes wrong ends here as a sentence and a code, never as a
/// backtrace.
enum Program {
  static func run(_ words: [[UInt8]]) -> ExitCode {
    do throws(RunFailure) {
      if words.first == Array("--version".utf8) {
        try Console.print("nianbao \(Version.text)\n")
        return .done
      }
      let invocation = try Invocation(words)
      if invocation.asksForHelp {
        try Console.print(Help.page(invocation.command))
        return .done
      }
      return try invocation.command.perform(invocation)
    } catch {
      Console().failure(error.message)
      return error.exit
    }
  }
}
