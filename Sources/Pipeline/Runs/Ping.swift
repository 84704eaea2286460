import Core

/// Tells a watcher that a run has ended, by asking for an address. Whatever comes of it changes nothing.
public struct Ping {
  private let address: String
  private let console: Console

  /// Gives nil where no address is set.
  public init?(_ configuration: Configuration) {
    let address = configuration.word("log.ping")
    if address.isEmpty || configuration.truth("dryRun") { return nil }
    self.address = address
    console = configuration.console
  }

  /// Asks for the address, or for `/fail` behind it where the run published nothing it should have.
  public func tell(_ code: ExitCode) {
    guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
      console.problem("the ping was not sent: “\(address)” is no http address")
      return
    }
    let isWell = code == .done || code == .publishedWithProblems
    let url = isWell ? address : address.hasSuffix("/") ? "\(address)fail" : "\(address)/fail"
    let curl = HelperProcess(path: Surroundings.programFolders)
    do {
      _ = try curl.output(
        of: "curl",
        arguments: [
          "--disable", "--silent", "--fail", "--max-time", "10", "--max-redirs", "0", "--output", "/dev/null",
          "--proto", "=http,https", "--", url,
        ], input: [])
    } catch HelperFailure.missing {
      console.problem("the ping was not sent: the program curl is not installed")
    } catch {
      console.problem("the ping to \(url) failed: \(error)")
    }
  }
}
