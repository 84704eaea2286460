#ifndef NIANBAO_CLIBXML2_SHIM_H
#define NIANBAO_CLIBXML2_SHIM_H

// A libxml2 that was built with ICU includes ICU's headers, which clash with Foundation's in a clean build.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// xmlFree is a mutable global, which Swift 6 refuses.
static inline void nianbao_xml_free(void *memory) { xmlFree(memory); }

#endif
