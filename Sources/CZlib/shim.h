#ifndef NIANBAO_CZLIB_SHIM_H
#define NIANBAO_CZLIB_SHIM_H

#include <string.h>
#include <zlib.h>

// inflateInit2 and deflateInit2 are macros, which Swift does not see.

static inline int nianbao_inflate_init(z_stream *stream, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, window_bits);
}

static inline int nianbao_deflate_init(z_stream *stream, int level, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif
