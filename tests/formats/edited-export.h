/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of an exported text: a heading, a block, a footnote, or the front matter. */
typedef struct
{
  int owner; /* whose: a number of the test's; below 0 of the person's own */
  char *text;
} Piece;

GPtrArray *pieces_new (void);
void pieces_add (GPtrArray *pieces, int owner, char *text);
/* @gap: what is between two lines of them: "\n\n", in outlines "\n". */
char *pieces_join (GPtrArray *pieces, const char *gap);

/* A text cut at its blank lines, in outlines at their items; each piece has an owner of its own. */
GPtrArray *pieces_cut (const char *text, gboolean outline);

/**
 * Editing:
 * @may: whether a piece may be touched; what is put between two touches neither
 * @words: how many words of the person's there are: "pers0", "pers1", …, each once
 *
 * A person who edits an exported file at random.
 */
typedef struct
{
  GRand *rand;
  gboolean outline;
  gboolean (*may) (int owner, gpointer data);
  gpointer data;
  guint words;
} Editing;

/* @n changes, and sometimes other line ends, a byte order mark or no last newline. @pieces is
 * changed. Caller frees. */
char *edit_export (Editing *self, GPtrArray *pieces, guint n);

/* The words of @text that begin with @prefix and a digit, in their order, with a space behind each;
 * caller frees. */
char *list_words (const char *text, gsize len, const char *prefix);

G_END_DECLS
