// Goes through every file below the folder that is the only argument of a program, in one thread.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void walk(int folder, void (*visit)(int file, const char *name)) {
  DIR *entries = fdopendir(folder);
  if (!entries) return;
  struct dirent *entry;
  while ((entry = readdir(entries))) {
    if (entry->d_name[0] == '.') continue;
    if (entry->d_type == DT_DIR) {
      int below = openat(dirfd(entries), entry->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (below >= 0) walk(below, visit);
      continue;
    }
    int file = openat(dirfd(entries), entry->d_name, O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    visit(file, entry->d_name);
    close(file);
  }
  closedir(entries);
}

// Gives what the program is to end with.
static int walkArgument(int count, char **arguments, void (*visit)(int file, const char *name)) {
  if (count != 2) {
    fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
    return 2;
  }
  int folder = open(arguments[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    perror(arguments[1]);
    return 1;
  }
  walk(folder, visit);
  return 0;
}
