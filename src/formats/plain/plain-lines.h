/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlainLine:
 * @text: without the white space at both ends; never empty; owned
 * @indent: columns before it
 * @blanks: empty lines before it
 * @page: a page begins with it
 * @number: in the file, from 1
 * @link: nothing but an address
 */
typedef struct
{
  char *text;
  guint indent;
  guint blanks;
  gboolean page;
  guint number;
  gboolean link;
} PlainLine;

/**
 * PlainLayout:
 * @wrapped: a paragraph is broken over several lines
 * @proportional: its lines are about alike as printed, not as counted
 * @limit: how long a line can be, by plain_layout_measure()
 * @spaced: empty lines stand between paragraphs
 *
 * How the text of a file is laid out.
 */
typedef struct
{
  gboolean wrapped;
  gboolean proportional;
  gboolean spaced;
  double limit;
} PlainLayout;

/* The lines of @text that are not empty. */
GArray *plain_lines_split (const char *text);
/* Takes out what belongs to the page: numbers, and heads and feet that are on most pages. Returns
 * how many lines that were. */
guint plain_lines_drop_furniture (GArray *lines);
/* Looks at all of them. The empty lines of double spacing are taken out of @blanks. */
PlainLayout plain_layout_find (GArray *lines);

/* Length of a line (length -1: to its end): in characters, or about as a proportional face has it,
 * in its own units. */
double plain_layout_measure (const PlainLayout *layout, const char *text, gssize length);
/* Whether the first word of @next would have stood on @line too: then the line was ended by will.
 */
gboolean
plain_layout_is_free (const PlainLayout *layout, const PlainLine *line, const PlainLine *next);

/* Whether a sentence may end with it: . ? ! … : and what closes behind them. */
gboolean plain_ends_sentence (const char *text);
/* Whether it goes on in the middle of a sentence. */
gboolean plain_begins_lower (const char *text);

G_END_DECLS
