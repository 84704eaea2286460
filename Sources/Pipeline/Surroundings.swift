import Glibc

/// This is what the process was started with, as bytes: names on a command line are not always UTF-8.
public enum Surroundings {
  /// Gives the words after the name of the program.
  public static var arguments: [[UInt8]] {
    var words: [[UInt8]] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      if let word = CommandLine.unsafeArgv[index] { words.append(Disk.bytes(of: word)) }
    }
    return words
  }

  /// Gives the folders that programs are looked for in; cron may start a process with hardly any.
  static var programFolders: String {
    let usual = "/usr/local/bin:/usr/bin:/bin"
    guard let path = getenv("PATH") else { return usual }
    return String(decoding: Disk.bytes(of: path), as: UTF8.self) + ":" + usual
  }

  /// Gives the variables of the environment that are meant for this program.
  public static var environment: [(name: String, value: [UInt8])] {
    var found: [(name: String, value: [UInt8])] = []
    var entry = environ
    while let text = entry.pointee {
      let bytes = Disk.bytes(of: text)
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")), bytes.starts(with: "NIANBAO_".utf8) {
        found.append((String(decoding: bytes[..<equals], as: UTF8.self), Array(bytes[(equals + 1)...])))
      }
      entry += 1
    }
    return found
  }
}
