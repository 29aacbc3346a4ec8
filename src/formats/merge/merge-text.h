/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MergeLine:
 * @text: its first byte; with indentation, without the line's end
 * @gap: the bytes of the blank lines before it
 * @token: the same for lines that differ in nothing but white space at their ends
 * @starts: it begins a block of Markdown, or an item of a list
 * @heading: the level, or 0
 * @key: (nullable): what the line is called by: "h:" and the words of a heading, "f:" and the label
 *   of a footnote, "b:" and the id of a block
 *
 * A line that is not blank. Blank lines belong to the line behind them.
 */
typedef struct
{
  const char *text;
  guint len;
  guint indent;
  guint trail; /* bytes of white space at its end */
  const char *gap;
  guint gap_len;
  guint n_gap;
  guint token;
  char *key;
  guint8 heading;
  guint starts : 1;
  guint bullet : 1;
  guint quote : 1;
  guint footnote : 1;
  guint closes : 1; /* its key stands behind a block */
  guint crlf : 1;
  guint ended : 1; /* has a line's end */
} MergeLine;

/* Gives lines that say the same the same number, for all texts of one merge. */
typedef struct
{
  GHashTable *numbers;
  GStringChunk *strings;
} MergeTokens;

void merge_tokens_init (MergeTokens *self);
void merge_tokens_clear (MergeTokens *self);

/* A text in lines; points into the bytes it was made of. */
typedef struct
{
  GArray *lines;   /* of MergeLine */
  const char *end; /* blank lines behind the last line */
  guint end_len;
} MergeText;

MergeText *merge_text_new (const char *text, gsize len, MergeTokens *tokens);
void merge_text_free (MergeText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergeText, merge_text_free)

#define merge_line(self, i) (&g_array_index ((self)->lines, MergeLine, (i)))

/* Lines [@from, @to) with the blank lines between them, each ended by "\n"; caller frees. */
char *merge_text_dup_range (const MergeText *self, int from, int to);

/* How much of the words of @a is in @b, 0 to 1; of whichever has fewer. */
double merge_line_compare (const MergeLine *a, const MergeLine *b);

G_END_DECLS
