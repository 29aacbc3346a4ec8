/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What libcmark-gfm finds in a Markdown file without its front matter, footnotes and GitHub's
 * extensions on. */
typedef struct
{
  GPtrArray *headings;  /* of char *: "## Words" */
  GPtrArray *quotes;    /* of char *: of each block quote, paragraphs apart by a newline */
  GPtrArray *links;     /* of char *: destinations, in order */
  GPtrArray *footnotes; /* of char *: definitions that something refers to, in order */
  guint n_references;   /* to footnotes that are defined */
  guint n_items;        /* of lists */
  guint n_rows;         /* of tables, without their heads */
  guint n_columns;      /* of the last table */
  guint n_html;         /* blocks and inlines */
  guint n_code;         /* blocks */
  char *text;           /* all words */
} ReadMarkdown;

ReadMarkdown *read_markdown (const char *body);
void read_markdown_free (ReadMarkdown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadMarkdown, read_markdown_free)

/* What holds for every export: headings from the first level down without a level jumped, no HTML,
 * each reference to a footnote defined, each definition referred to. @top: level of the first
 * heading. */
void assert_sound_markdown (const char *body, int top);
