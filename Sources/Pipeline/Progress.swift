import Glibc

/// Shows on stderr how far a run is: a bar that is drawn at most ten times a second, or a line a minute.
struct Progress {
  private enum Style { case bar, log, none }

  private let style: Style
  private let total: Int
  private let console: Console
  private let start = Moment.steady()
  private var last: Moment
  private var isDrawn = false

  init(_ choice: String, total: Int, console: Console, isQuiet: Bool) {
    let isTerminal = isatty(STDERR_FILENO) == 1 && !Self.isDumb
    style =
      switch choice {
      case _ where isQuiet: .none
      case "bar": .bar
      case "log": .log
      case "auto" where isTerminal: .bar
      default: .none
      }
    self.total = total
    self.console = console
    last = start
  }

  private static var isDumb: Bool { getenv("TERM").map { strcmp($0, "dumb") == 0 } ?? true }

  mutating func show(done: Int, rejects: Int) {
    let now = Moment.steady()
    let elapsed = now.milliseconds(since: start)
    switch style {
    case .none: return
    case .bar:
      if isDrawn, now.milliseconds(since: last) < 100 { return }
      draw(done: done, rejects: rejects, elapsed: elapsed)
    case .log:
      if now.milliseconds(since: last) < 60_000 { return }
      console.notice(
        "\(done) of \(total) documents, \(rejects) rejected, \(rate(done, elapsed)) a second")
    }
    last = now
  }

  private func rate(_ done: Int, _ elapsed: Int) -> Int { elapsed == 0 ? 0 : done * 1000 / elapsed }

  private mutating func draw(done: Int, rejects: Int, elapsed: Int) {
    let width = 30
    let filled = total == 0 ? width : done * width / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let left = done == 0 ? 0 : (total - done) * elapsed / done
    let text =
      "\r[\(bar)] \(done)/\(total)  \(rate(done, elapsed))/s  \(rejects) rejected  "
      + "\(Moment.seconds(left)) s left\u{1B}[K"
    Console.write(Array(text.utf8), to: STDERR_FILENO)
    isDrawn = true
  }

  /// Takes the bar away, so that what is said next starts on an empty line.
  mutating func clear() {
    if isDrawn { Console.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
    isDrawn = false
  }
}
