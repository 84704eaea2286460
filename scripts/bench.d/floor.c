// The least that a program can do with a corpus: open, read and close every file below a folder, in one thread,
// into one buffer. What nianbao costs is told in multiples of this.
#include "walk.h"

enum { SIZE = 1 << 20 };
static char buffer[SIZE];
static unsigned long long files, bytes;

static void readWhole(int file, const char *name) {
  (void)name;
  ssize_t count;
  while ((count = read(file, buffer, SIZE)) > 0) {
    bytes += (unsigned long long)count;
    if (count < SIZE) break;
  }
  files += 1;
}

int main(int count, char **arguments) {
  int code = walkArgument(count, arguments, readWhole);
  if (code == 0) printf("%llu files, %llu bytes\n", files, bytes);
  return code;
}
