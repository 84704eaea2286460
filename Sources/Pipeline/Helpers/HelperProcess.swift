import Core
import Glibc

/// Starts a helper program in a process group of its own, with bounds on its memory, its time and what it writes,
/// and takes the whole group down where it goes beyond. No shell is involved; input and output are files in
/// memory, so that nothing can wait for a pipe and nothing touches the disk.
struct HelperProcess: HelperRunner {
  /// These are the bounds of one program.
  struct Limits: Sendable {
    /// A PDF takes two programs, and all of it no more than half a minute.
    var seconds = 13
    var memory = 1 << 30
    var output = 96 << 20
  }

  private let folders: [[UInt8]]
  let limits: Limits

  /// - Parameter path: folders to look for programs in, parted by colons, as PATH has them.
  init(path: String, limits: Limits = Limits()) {
    folders = path.utf8.split(separator: UInt8(ascii: ":")).map(Array.init).filter {
      $0.first == DiskPath.slash
    }
    self.limits = limits
  }

  func output(
    of program: HelperProgram, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8] {
    try output(of: program.rawValue, arguments: arguments, input: input)
  }

  func output(
    of name: String, arguments: [String], input: [UInt8]
  ) throws(HelperFailure) -> [UInt8] {
    guard let executable = executable(name) else { throw .missing }
    let source = try memoryFile(input)
    defer { close(source) }
    let target = try memoryFile([])
    defer { close(target) }
    let child = try start(
      executable, [name] + arguments, source: source, target: target,
      environment: Self.environment(home: "/nonexistent"))
    try wait(for: child)
    return try content(of: target)
  }

  /// No configuration, cache or language of a person's reaches the program.
  static func environment(home: String) -> [String] {
    ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=\(home)", "TMPDIR=\(home)"]
  }

  /// Gives where a program is found, with its size and time, so that another one of its name is told apart.
  static func place(of program: HelperProgram, path: String) -> String? {
    guard let found = HelperProcess(path: path).executable(program.rawValue) else { return nil }
    // A program that cannot be looked at is started all the same, and tells why it cannot be.
    guard let status = try? Disk.status(of: found, followingLinks: true) else { return found.description }
    return "\(found.description),\(status.st_size),\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  func executable(_ name: String) -> DiskPath? {
    for folder in folders {
      let path = DiskPath(bytes: folder + [DiskPath.slash] + Array(name.utf8))
      if path.withCString({ access($0, X_OK) }) == 0 { return path }
    }
    return nil
  }

  // MARK: Files in memory

  func memoryFile(_ content: [UInt8]) throws(HelperFailure) -> Int32 {
    let descriptor = KernelCalls.memoryFile()
    if descriptor < 0 { throw .notStarted(errno) }
    var written = 0
    while written < content.count {
      let count = content.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress?.advanced(by: written), content.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        let code = errno
        close(descriptor)
        throw .notStarted(code)
      }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private func content(of descriptor: Int32) throws(HelperFailure) -> [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    if size < 0 { throw .notStarted(errno) }
    // The limit itself is where the kernel stopped the program.
    if size >= limits.output { throw .tooMuchOutput }
    do {
      return try Disk.read(descriptor, path: DiskPath("output"), range: 0..<Int(size))
    } catch {
      throw .notStarted(error.code)
    }
  }

  // MARK: The process

  func start(
    _ executable: DiskPath, _ arguments: [String], source: Int32, target: Int32, environment: [String]
  ) throws(HelperFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, source, 0)
    posix_spawn_file_actions_adddup2(&actions, target, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Our own files close by themselves; those that whoever started us left open are none of the program's.
    KernelCalls.closeAll(from: 3, &actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    // What nianbao ignores or blocks is its own matter: the program starts as a shell would start it.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    sigfillset(&usual)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let code = executable.withCString { path in
      Self.withPointers(arguments) { argv in
        Self.withPointers(environment) { envp in
          posix_spawn(&child, path, &actions, &attributes, argv, envp)
        }
      }
    }
    if code != 0 { throw .notStarted(code) }
    let bounds: [(KernelCalls.Resource, Int)] = [
      (.addressSpace, limits.memory), (.seconds, limits.seconds), (.fileSize, limits.output), (.core, 0),
    ]
    for (resource, value) in bounds
    where KernelCalls.bound(child, resource, to: value) != 0 && errno != ESRCH {
      let code = errno
      end(child)
      throw .notStarted(code)
    }
    return child
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a list that ends in nil is not empty") }
      return body(base)
    }
  }

  private func end(_ child: pid_t) {
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  func wait(for child: pid_t) throws(HelperFailure) {
    let start = Moment.steady()
    var pause: UInt32 = 200
    var status: Int32 = 0
    while true {
      let found = waitpid(child, &status, WNOHANG)
      if found == child { break }
      if found < 0, errno != EINTR { throw .notStarted(errno) }
      let isLate = Moment.steady().milliseconds(since: start) > limits.seconds * 1000
      if isLate || Interruption.signal != nil {
        end(child)
        throw isLate ? .tookTooLong : .interrupted
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    // What it may have started itself ends with it.
    kill(-child, SIGKILL)
    let signal = status & 0x7F
    if signal == SIGXFSZ { throw .tooMuchOutput }
    if signal == SIGXCPU { throw .tookTooLong }
    if signal != 0 { throw .killed(signal) }
    let code = status >> 8 & 0xFF
    if code != 0 { throw .ended(code) }
  }
}
