/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/tei/tei-hash.h"
#include "formats/tei/tei-reader.h"

G_BEGIN_DECLS

/* A file that is being parsed. */
struct _TeiFile
{
  TeiFile *outer; /* the one that includes it */
  char *name;     /* for people */
  char *path;     /* NULL when it is read from memory */
  xmlParserCtxtPtr parser;
  TeiReader *reader;
  int fd;
  GBytes *bytes;
  gsize taken;        /* of @bytes */
  GBytes *chunk;      /* what was read last … */
  const char *buffer; /* … the bytes of it … */
  gsize filled;       /* … so much of it … */
  gsize given;        /* … of which so much has gone to libxml2 */
  char first;         /* the first byte that is not white; 0: there was none yet */
  guint equals;       /* beginnings of attribute values since the last event */
  TeiHash *hash;
  guint n_texts;          /* elements TEI that have begun */
  gboolean additions;     /* it holds annotations that an export has put there */
  GString *included;      /* hashes of what it includes that is no document of its own */
  GHashTable *expansions; /* name of an entity → the size it expands to */
};

/* tei-doctype.c: what the parser calls for the document type declaration and for entities */
void tei_start_document_cb (void *data);
void tei_internal_subset_cb (void *data,
                             const xmlChar *name,
                             const xmlChar *external,
                             const xmlChar *system);
void tei_entity_declaration_cb (void *data,
                                const xmlChar *name,
                                int type,
                                const xmlChar *public_id,
                                const xmlChar *system_id,
                                xmlChar *content);
xmlEntityPtr tei_get_entity_cb (void *data, const xmlChar *name);
xmlEntityPtr tei_get_parameter_entity_cb (void *data, const xmlChar *name);

G_END_DECLS
