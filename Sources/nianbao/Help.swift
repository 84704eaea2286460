import Pipeline

/// Writes the help texts from the list of commands.
enum Help {
  static var overview: String {
    var text = """
      nianbao turns annual reports on government information disclosure into tables.

      usage: nianbao COMMAND [FLAGS]


      """
    for command in Command.all {
      text += padded("  \(command.name) \(command.operands)", to: 28) + command.about + "\n"
    }
    text += padded("  --version", to: 28) + "print the version\n\n"
    return text + """
      nianbao help COMMAND tells the flags of a command.

      exit codes: 0 done; 1 failed, nothing published; 2 wrong usage or configuration;
      3 published, with rejected documents or findings at or above failOn; 4 refused by a gate;
      5 the run does not balance; 75 another run holds the lock; 130, 143 interrupted

      """
  }

  static func page(_ command: Command) -> String {
    let operands = command.operands.isEmpty ? "" : " \(command.operands)"
    let flags = command.flags.isEmpty ? "" : " [FLAGS]"
    var text = "nianbao \(command.name)\(operands)\(flags)\n\n\(command.about)\n"
    if command.flags.isEmpty { return text }
    text += "\n"
    for flag in command.flags {
      let name = "  --\(flag.name)" + (flag.placeholder.map { " \($0)" } ?? "")
      // A long list of words would push its sentence out of sight.
      text += name.utf8.count < 32 ? padded(name, to: 32) : name + "\n" + padded("", to: 32)
      text += flag.about + "\n"
    }
    let setting = command.flags.contains { flag in Setting.all.contains { $0.flag == flag.name } }
    if setting {
      text +=
        "\nEvery flag but --config can stand in pipeline.json too, and in the environment as NIANBAO_ and its name.\n"
    }
    return text
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
