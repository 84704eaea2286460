import Glibc
import Synchronization

/// Notes a request to stop. The first one lets the documents at work finish and publishes nothing; the
/// second one ends the program at once, which leaves leftovers for the next start and the old tables whole.
public enum Interruption {
  private static let number = Atomic<Int32>(0)

  /// The signal that asked for the end, or nil.
  static var signal: Int32? {
    let caught = number.load(ordering: .relaxed)
    return caught == 0 ? nil : caught
  }

  static func check() throws(RunFailure) {
    if let signal {
      throw RunFailure(
        .interrupted(signal: signal), "interrupted by signal \(signal): nothing was published")
    }
  }

  /// Prepares the process: signals that ask for an end are noted, and those that would end it without a word
  /// where a pipe breaks or a limit of file sizes is met become errors of the call.
  public static func prepare() {
    // The first use of a static makes it, which must not happen inside a signal handler.
    number.store(0, ordering: .relaxed)
    ignore(SIGPIPE)
    ignore(SIGXFSZ)
    var noted = sigset_t()
    sigemptyset(&noted)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      note(signal)
      sigaddset(&noted, signal)
    }
    // A thread that starts the program may have them blocked, and the program would inherit that.
    pthread_sigmask(SIG_UNBLOCK, &noted, nil)
    openStandardDescriptors()
  }

  private static func ignore(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(signal, &action, nil)
  }

  private static func note(_ signal: Int32) {
    var old = sigaction()
    // What the caller chose to ignore stays ignored, as `nohup` expects.
    if sigaction(signal, nil, &old) == 0, isIgnored(old) { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { caught in
      let first = Interruption.number.compareExchange(expected: 0, desired: caught, ordering: .relaxed)
      if !first.exchanged { _exit(128 + caught) }
    }
    sigaction(signal, &action, nil)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Fills closed standard descriptors, as cron may leave them: else the first file that is written would
  /// take number 2 and receive what is said to people.
  private static func openStandardDescriptors() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      let opened = open("/dev/null", O_RDWR)
      if opened >= 0, opened != descriptor { close(opened) }
    }
  }
}
