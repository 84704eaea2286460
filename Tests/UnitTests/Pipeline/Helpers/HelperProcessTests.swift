import Core
import Glibc
import Testing

@testable import Pipeline

/// Programs that every system has stand for the helpers: what matters is how they are held.
struct HelperProcessTests {
  private static let path = "/nonexistent:relative:/usr/bin:/bin"
  private static let tight = HelperProcess.Limits(seconds: 1, memory: 1 << 28, output: 1 << 20)

  private func run(
    _ name: String, _ arguments: [String] = [], input: [UInt8] = [],
    limits: HelperProcess.Limits = HelperProcessTests.tight
  ) throws(HelperFailure) -> String {
    let runner = HelperProcess(path: Self.path, limits: limits)
    return String(decoding: try runner.output(of: name, arguments: arguments, input: input), as: UTF8.self)
  }

  private func failure(_ name: String, _ arguments: [String] = []) -> HelperFailure? {
    do {
      _ = try run(name, arguments)
      return nil
    } catch {
      return error
    }
  }

  @Test("gives what the program writes for what it reads")
  func output() throws {
    #expect(try run("cat", input: Array("年报\n".utf8)) == "年报\n")
    let much = [UInt8](repeating: 0x41, count: 900_000)
    #expect(try run("cat", input: much).utf8.count == much.count)
    #expect(try run("true") == "")
    #expect(try run("printf", ["%s", "a b;c $HOME"]) == "a b;c $HOME")
  }

  @Test("hands on no environment, no folder of a person's, no open file but three")
  func surroundings() throws {
    let lines = Set(try run("env").split(separator: "\n").map(String.init))
    #expect(
      lines == ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent", "TMPDIR=/nonexistent"])
    // ls has the folder itself open too.
    #expect(try run("ls", ["/proc/self/fd"]) == "0\n1\n2\n3\n")
  }

  @Test(
    "tells how a program failed", .timeLimit(.minutes(1)),
    arguments: [
      ("no-such-program", [], HelperFailure.missing),
      ("false", [], .ended(1)),
      ("sh", ["-c", "exit 7"], .ended(7)),
      ("sh", ["-c", "kill -11 $$"], .killed(SIGSEGV)),
      ("yes", [], .tooMuchOutput),
      ("sleep", ["60"], .tookTooLong),
      ("sh", ["-c", "while :; do :; done"], .tookTooLong),
      ("sh", ["-c", "trap '' TERM INT HUP XCPU; while :; do :; done"], .tookTooLong),
    ] as [(String, [String], HelperFailure)])
  func failures(name: String, arguments: [String], expected: HelperFailure) {
    let start = Moment.steady()
    let found = failure(name, arguments)
    // A program that eats its time may be stopped by the kernel before the clock on the wall says so.
    #expect(found == expected || (expected == .tookTooLong && found == .killed(SIGKILL)))
    #expect(Moment.steady().milliseconds(since: start) < 20_000)
  }

  @Test("memory is bounded", .timeLimit(.minutes(1)))
  func memory() {
    // The bound is set right after the start; a reader of PDF has not even opened its file by then.
    let script = "sleep 0.5; exec dd if=/dev/zero of=/dev/null bs=1G count=1"
    #expect(throws: HelperFailure.ended(1)) {
      try run(
        "sh", ["-c", script], limits: HelperProcess.Limits(seconds: 20, memory: 1 << 28, output: 1 << 20))
    }
  }

  @Test("what the program started ends with it", .timeLimit(.minutes(1)))
  func group() throws {
    let number = try run("sh", ["-c", "sleep 600 >/dev/null & echo $!"]).filter(\.isNumber)
    let child = try #require(pid_t(number))
    var isGone = false
    for _ in 0..<200 where !isGone {
      isGone = kill(child, 0) != 0 || Self.isZombie(child)
      usleep(10_000)
    }
    #expect(isGone)
  }

  /// Where nobody collects orphans they stay in the list of processes, dead.
  private static func isZombie(_ process: pid_t) -> Bool {
    let status = try? Disk.read(DiskPath("/proc/\(process)/stat"), limit: 4096)
    return status.map { String(decoding: $0, as: UTF8.self).contains(") Z") } ?? true
  }
}
