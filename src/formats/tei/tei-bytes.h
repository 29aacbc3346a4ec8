/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of an XML file as its encoding has them, so that places in them can be told without
 * converting them. */
typedef struct
{
  const guchar *data;
  gsize size;
  gsize begin;   /* of the first character: behind a byte order mark */
  gsize width;   /* of a code unit, in bytes: 1, 2 or 4 */
  gboolean big;  /* its most significant byte comes first */
  char *charset; /* as iconv calls it */
} TeiBytes;

/* Looks at @bytes (which stay the caller's) for their encoding: by byte order mark, by how "<"
 * looks in them, by their XML declaration (XML 1.0, appendix F). FALSE for one in which markup
 * cannot be told by its code units, such as EBCDIC or ISO-2022-JP. */
gboolean tei_bytes_init (TeiBytes *self, GBytes *bytes);
void tei_bytes_clear (TeiBytes *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeiBytes, tei_bytes_clear)

/* The code unit at byte @at; 0 at the end. */
guint32 tei_bytes_get (const TeiBytes *self, gsize at);
/* Whether the characters of @ascii stand there. */
gboolean tei_bytes_match (const TeiBytes *self, gsize at, const char *ascii);
/* Where @ascii stands next, at @at or behind it; the end when it does not. */
gsize tei_bytes_find (const TeiBytes *self, gsize at, const char *ascii);

/* @xml (UTF-8) in the encoding; characters that this lacks become character references. */
GBytes *tei_bytes_encode (const TeiBytes *self, const char *xml);

G_END_DECLS
