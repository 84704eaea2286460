// Makes the Nth call of one kind fail, for scripts/chaos: loaded before the C library by LD_PRELOAD.
//
//   FAULT_CALL    open, read, write, sync, close, rename, mkdir, remove, truncate, stat
//   FAULT_AT      the call that fails, from 1
//   FAULT_ERRNO   what it fails with; 0 for a write that takes half of what it is given
//   FAULT_PATH    only files below this path count
//   FAULT_MARK    a file that is made when the call fails, so that its absence ends a series
//   FAULT_CLOCK   seconds by which the clock is wrong
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static atomic_int calls;

static int below(const char *path) {
  const char *wanted = getenv("FAULT_PATH");
  return !wanted || strncmp(path, wanted, strlen(wanted)) == 0;
}

static int below_descriptor(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return below(path);
}

// Tells whether this call is the one; sets errno if it is.
static int fails(const char *call, int counts) {
  const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT");
  if (!counts || !wanted || !at || strcmp(wanted, call) != 0) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atoi(at)) return 0;
  const char *mark = getenv("FAULT_MARK");
  if (mark) {
    long descriptor = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0666);
    if (descriptor >= 0) syscall(SYS_close, descriptor);
  }
  const char *code = getenv("FAULT_ERRNO");
  errno = code ? atoi(code) : EIO;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                     \
  int name(const char *path, int flags, ...) {                         \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    int mode = va_arg(rest, int);                                      \
    va_end(rest);                                                      \
    if (fails("open", below(path))) return -1;                         \
    return REAL(name)(path, flags, mode);                              \
  }
OPEN(open)
OPEN(open64)

#define READ(name, offset_type)                                                    \
  ssize_t name(int descriptor, void *bytes, size_t count, offset_type offset) {    \
    if (fails("read", below_descriptor(descriptor))) return -1;                    \
    return REAL(name)(descriptor, bytes, count, offset);                           \
  }
READ(pread, off_t)
READ(pread64, off64_t)

ssize_t read(int descriptor, void *bytes, size_t count) {
  if (fails("read", below_descriptor(descriptor))) return -1;
  return REAL(read)(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (fails("write", below_descriptor(descriptor))) {
    if (errno != 0) return -1;
    count = count / 2 ? count / 2 : 1;
  }
  return REAL(write)(descriptor, bytes, count);
}

#define WRITE(name, offset_type)                                                         \
  ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) {    \
    if (fails("write", below_descriptor(descriptor))) {                                  \
      if (errno != 0) return -1;                                                         \
      count = count / 2 ? count / 2 : 1;                                                 \
    }                                                                                    \
    return REAL(name)(descriptor, bytes, count, offset);                                 \
  }
WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

#define SYNC(name)                                                  \
  int name(int descriptor) {                                        \
    if (fails("sync", below_descriptor(descriptor))) return -1;     \
    return REAL(name)(descriptor);                                  \
  }
SYNC(fsync)
SYNC(fdatasync)

int close(int descriptor) {
  int failed = fails("close", below_descriptor(descriptor));
  int code = errno;
  // As Linux does, the file is closed all the same.
  int result = REAL(close)(descriptor);
  if (!failed) return result;
  errno = code;
  return -1;
}

int rename(const char *from, const char *to) {
  if (fails("rename", below(from) || below(to))) return -1;
  return REAL(rename)(from, to);
}

int renameat2(int old_folder, const char *from, int new_folder, const char *to, unsigned flags) {
  if (fails("rename", below(from) || below(to))) return -1;
  return (int)syscall(SYS_renameat2, old_folder, from, new_folder, to, flags);
}

int mkdir(const char *path, mode_t mode) {
  if (fails("mkdir", below(path))) return -1;
  return REAL(mkdir)(path, mode);
}

int unlink(const char *path) {
  if (fails("remove", below(path))) return -1;
  return REAL(unlink)(path);
}

int rmdir(const char *path) {
  if (fails("remove", below(path))) return -1;
  return REAL(rmdir)(path);
}

int ftruncate(int descriptor, off_t size) {
  if (fails("truncate", below_descriptor(descriptor))) return -1;
  return REAL(ftruncate)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  if (fails("truncate", below_descriptor(descriptor))) return -1;
  return REAL(ftruncate64)(descriptor, size);
}

int fstatat(int folder, const char *path, struct stat *status, int flags) {
  if (fails("stat", below(path))) return -1;
  return REAL(fstatat)(folder, path, status, flags);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = (int)syscall(SYS_clock_gettime, clock, time);
  const char *wrong = getenv("FAULT_CLOCK");
  if (wrong && clock == CLOCK_REALTIME) time->tv_sec += atol(wrong);
  return result;
}
