import Glibc

/// This is a point in time. It is told in manifests and messages and decides nothing.
struct Moment: Sendable {
  private let seconds: Int
  private let nanoseconds: Int

  static func now() -> Moment { Moment(CLOCK_REALTIME) }
  /// Gives a moment that a change of the clock does not move, to take differences of.
  static func steady() -> Moment { Moment(CLOCK_MONOTONIC) }

  private init(_ clock: clockid_t) {
    var time = timespec()
    clock_gettime(clock, &time)
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
  }

  func milliseconds(since earlier: Moment) -> Int {
    (seconds - earlier.seconds) * 1000 + (nanoseconds - earlier.nanoseconds) / 1_000_000
  }

  func nanoseconds(since earlier: Moment) -> Int64 {
    Int64(seconds - earlier.seconds) * 1_000_000_000 + Int64(nanoseconds - earlier.nanoseconds)
  }

  /// Nanoseconds since 1970, for a moment that ``now()`` gave.
  var sinceEpoch: Int64 { Int64(seconds) * 1_000_000_000 + Int64(nanoseconds) }

  /// Gives the moment in UTC, to the second.
  var iso8601: String {
    var time = seconds
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(date)T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// Gives milliseconds as seconds with one decimal, as people read them.
  static func seconds(_ milliseconds: Int) -> String {
    "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
  }
}

/// This is the machine that the program runs on.
enum Host {
  static var name: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    return buffer.withUnsafeBufferPointer { text in
      text.baseAddress.map { DiskPath.printable(Disk.bytes(of: $0)) } ?? "unknown"
    }
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
