// The least that a program can do with a corpus: open, read and close every file below a folder, in one thread,
// into one buffer. What nianbao costs is told in multiples of this.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SIZE = 1 << 20 };
static char buffer[SIZE];
static unsigned long long files, bytes;

static void walk(int folder) {
  DIR *entries = fdopendir(folder);
  if (!entries) return;
  struct dirent *entry;
  while ((entry = readdir(entries))) {
    if (entry->d_name[0] == '.') continue;
    if (entry->d_type == DT_DIR) {
      int below = openat(dirfd(entries), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (below >= 0) walk(below);
      continue;
    }
    int file = openat(dirfd(entries), entry->d_name, O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    ssize_t count;
    while ((count = read(file, buffer, SIZE)) > 0) {
      bytes += (unsigned long long)count;
      if (count < SIZE) break;
    }
    close(file);
    files += 1;
  }
  closedir(entries);
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: floor FOLDER\n");
    return 2;
  }
  int folder = open(arguments[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    perror(arguments[1]);
    return 1;
  }
  walk(folder);
  printf("%llu files, %llu bytes\n", files, bytes);
  return 0;
}
