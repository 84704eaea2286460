import Glibc

/// These are calls of the C library that Swift's module of it does not show.
enum KernelCalls {
  /// Numbers of the kernel: what of a process is bounded.
  enum Resource: Int32 {
    case seconds = 0
    case fileSize = 1
    case core = 4
    case addressSpace = 9
  }

  /// Gives a file that stands in memory alone and is closed in programs that are started, or -1 and errno.
  static func memoryFile() -> Int32 {
    typealias Call = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "memfd_create") else {
      errno = ENOSYS
      return -1
    }
    let closesOnStart: UInt32 = 1
    return unsafeBitCast(symbol, to: Call.self)("nianbao", closesOnStart)
  }

  /// Lets a program that is started have no open file from a number on. A C library older than 2.34 cannot.
  static func closeAll(from first: Int32, _ actions: inout posix_spawn_file_actions_t) {
    typealias Call = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32
    guard let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return }
    _ = unsafeBitCast(symbol, to: Call.self)(&actions, first)
  }

  /// Bounds a process that is running already; gives 0, or -1 and errno.
  static func bound(_ process: pid_t, _ resource: Resource, to value: Int) -> Int32 {
    typealias Call = @convention(c) (pid_t, Int32, UnsafePointer<rlimit>, UnsafeMutableRawPointer?) -> Int32
    guard let symbol = dlsym(nil, "prlimit") else {
      errno = ENOSYS
      return -1
    }
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    return unsafeBitCast(symbol, to: Call.self)(process, resource.rawValue, &limit, nil)
  }
}
