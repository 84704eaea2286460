// What libxml2 and zlib alone take for the same bytes: parses every page below a folder into a tree, as nianbao
// does, and of every other file, which must be a ZIP, inflates the members that are XML and reads them as a
// stream. What nianbao takes for pages and office files is told in multiples of this.
#include "walk.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <zlib.h>

enum { SIZE = 64 << 20 };
static unsigned char file[SIZE], member[SIZE];
static unsigned long long parsed, bytes;

static unsigned number(const unsigned char *at, int size) {
  unsigned value = 0;
  for (int index = size - 1; index >= 0; index--) value = value << 8 | at[index];
  return value;
}

static void parseXML(const char *name, const unsigned char *text, size_t length) {
  xmlTextReaderPtr reader = xmlReaderForMemory((const char *)text, (int)length, name, NULL, XML_PARSE_NONET);
  if (!reader) return;
  while (xmlTextReaderRead(reader) == 1) {}
  xmlFreeTextReader(reader);
  parsed += 1;
  bytes += length;
}

// From the directory at the end: damaged archives are none of a corpus that is measured.
static int parseMembers(size_t length) {
  size_t end = length < 22 ? 0 : length - 22;
  while (end > 0 && number(file + end, 4) != 0x06054b50) end--;
  if (end == 0) return 0;
  unsigned count = number(file + end + 10, 2);
  size_t entry = number(file + end + 16, 4);
  for (unsigned index = 0; index < count && entry + 46 <= length; index++) {
    unsigned method = number(file + entry + 10, 2), packed = number(file + entry + 20, 4);
    unsigned nameLength = number(file + entry + 28, 2), header = number(file + entry + 42, 4);
    const char *name = (const char *)file + entry + 46;
    int isXML = nameLength > 4 && !memcmp(name + nameLength - 4, ".xml", 4);
    if (isXML && header + 30 <= length) {
      size_t data = header + 30 + number(file + header + 26, 2) + number(file + header + 28, 2);
      if (data + packed > length) return 0;
      if (method == 0) {
        parseXML("member", file + data, packed);
      } else {
        z_stream stream = {.next_in = file + data, .avail_in = packed, .next_out = member, .avail_out = SIZE};
        if (inflateInit2(&stream, -15) != Z_OK) return 0;
        int code = inflate(&stream, Z_FINISH);
        inflateEnd(&stream);
        if (code != Z_STREAM_END) return 0;
        parseXML("member", member, stream.total_out);
      }
    }
    entry += 46 + nameLength + number(file + entry + 30, 2) + number(file + entry + 32, 2);
  }
  return 1;
}

static void parse(int opened, const char *name) {
  size_t length = 0;
  ssize_t count;
  while (length < SIZE && (count = read(opened, file + length, SIZE - length)) > 0) length += (size_t)count;
  if (length > 4 && !memcmp(file, "PK\3\4", 4)) {
    if (!parseMembers(length)) fprintf(stderr, "%s is no archive that can be read\n", name);
    return;
  }
  htmlDocPtr page = htmlReadMemory(
    (const char *)file, (int)length, NULL, NULL,
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (!page) return;
  xmlFreeDoc(page);
  parsed += 1;
  bytes += length;
}

int main(int count, char **arguments) {
  int code = walkArgument(count, arguments, parse);
  if (code != 0) return code;
  printf("%llu texts, %llu bytes of markup\n", parsed, bytes);
  return parsed > 0 ? 0 : 1;
}
