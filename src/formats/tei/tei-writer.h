/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes elements as text, in UTF-8. Names are ours and plain; values and text may hold anything.
 */
typedef struct
{
  GString *out;
  const char *prefix; /* of all names: "tei:", or "" */
  const char *line;   /* how a line ends */
  GPtrArray *open;    /* of const char *: the elements that are open */
  gboolean in_tag;    /* the innermost start tag is not closed yet */
} TeiWriter;

void tei_writer_init (TeiWriter *self, const char *prefix, gboolean crlf);
void tei_writer_clear (TeiWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TeiWriter, tei_writer_clear)

/* @name: static. */
void tei_writer_start (TeiWriter *self, const char *name);
/* The same on a line of its own, by its depth. */
void tei_writer_start_line (TeiWriter *self, const char *name);
void tei_writer_end (TeiWriter *self);
void tei_writer_end_line (TeiWriter *self);
/* Of the element that was begun last; nothing for a @value of NULL. What XML has no way to write in
 * an attribute is left out. */
void tei_writer_attribute (TeiWriter *self, const char *name, const char *value);
/* Characters that XML has no way to write become <g n="U+000C"/>. */
void tei_writer_text (TeiWriter *self, const char *text);
void tei_writer_text_len (TeiWriter *self, const char *text, gsize size);
/* An element that holds nothing but @text. */
void tei_writer_element (TeiWriter *self, const char *name, const char *text);

G_END_DECLS
