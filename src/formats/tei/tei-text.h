/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/records.h"

G_BEGIN_DECLS

/* Names that begin with tei_ or Tei are private to the TEI reader, this folder. */

typedef struct _TeiRef TeiRef;

/* A span of a passage that is still being read. */
typedef struct
{
  DossierSpanType type;
  guint start;       /* in characters */
  guint end;         /* in characters */
  gsize start_byte;  /* the same place as start, in bytes */
  TeiRef *ref;       /* what it names, to be resolved at the document's end; borrowed, or NULL */
  gpointer item;     /* the record it points to when that is known already; borrowed, or NULL */
  DossierDate *date; /* owned, or NULL */
  char *uri;         /* owned, or NULL */
  gboolean open;     /* its end is not known yet */
  gboolean dropped;  /* turned out to mark nothing */
  guint page;        /* no span, but where this page begins, from 1; else 0 */
} TeiSpan;

/**
 * TeiText:
 * @string: the text so far, without trailing space
 * @length: of @string, in characters
 * @space: white space has been met: a space is due before the next word
 * @glued: white space is passed over until the next word (join="right", break="no")
 * @spans: (element-type TeiSpan): in the order in which they were opened
 *
 * Text with its white space made as running prose has it: any stretch of white space is one
 * space, none at the beginning and none at the end.
 */
typedef struct
{
  GString *string;
  guint length;
  gboolean space;
  gboolean glued;
  GArray *spans;
} TeiText;

void tei_span_clear (gpointer span);

TeiText *tei_text_new (void);
void tei_text_free (TeiText *text);
void tei_text_clear (TeiText *text);

/* Adds @size bytes of UTF-8 as they stand in the file. */
void tei_text_add (TeiText *text, const char *bytes, gsize size);
/* Adds @bytes as they are: a tab between cells, a newline between verses. A space that was due is
 * dropped. */
void tei_text_add_raw (TeiText *text, const char *bytes);
/* A space is due before the next word, unless one was ruled out by tei_text_glue(). */
void tei_text_add_space (TeiText *text);
/* No space before the next word, whatever white space comes. */
void tei_text_glue (TeiText *text);
/* The next word begins a token of a tokenised text: what white space stood before it in the file
 * does not count, only @space does. */
void tei_text_begin_token (TeiText *text, gboolean space);

/* The last character, or 0 at the beginning. */
gunichar tei_text_get_last (const TeiText *text);
/* The place in bytes at which the next word will begin. */
gsize tei_text_get_place (const TeiText *text);
/* The text from @place on; caller frees. */
char *tei_text_dup_from (const TeiText *text, gsize place);
/* Forgets what has been added since @place, and spans opened since. */
void tei_text_cut (TeiText *text, gsize place);

/* Takes @size bytes out of the middle. */
void tei_text_erase (TeiText *text, gsize place, gsize size);

/* Opens a span at the next word and gives its number. */
int tei_text_open_span (TeiText *text, DossierSpanType type);
/* Ends it with the last word; FALSE when nothing was added since it was opened (then it is
 * dropped). */
gboolean tei_text_close_span (TeiText *text, int span);
/* Sets a mark of no length behind the last word and gives its number. */
int tei_text_add_mark (TeiText *text, DossierSpanType type);
TeiSpan *tei_text_get_span (TeiText *text, int span);

/* @bytes with white space as running prose has it; NULL when nothing is left. Caller frees. */
char *tei_normalise (const char *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TeiText, tei_text_free)

G_END_DECLS
