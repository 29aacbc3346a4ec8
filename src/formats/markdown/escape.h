/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who is to read it. All read CommonMark; each takes more for markup than that. */
typedef enum
{
  DOSSIER_MARKDOWN_PLAIN,    /* CommonMark with GitHub's extensions and footnotes */
  DOSSIER_MARKDOWN_OBSIDIAN, /* and [[links]], ==marks==, %%comments%%, #tags, $mathematics$ */
  DOSSIER_MARKDOWN_LOGSEQ,   /* and ((references)), {{macros}}, ^^marks^^, properties:: */
  DOSSIER_MARKDOWN_PANDOC,   /* Pandoc's Markdown as it is by default, with @citations */
} DossierMarkdownDialect;
#define DOSSIER_N_MARKDOWN_DIALECTS (DOSSIER_MARKDOWN_PANDOC + 1)

/* Where the text is to stand. */
typedef enum
{
  DOSSIER_MARKDOWN_PARAGRAPH, /* it is all of a paragraph; lines stay lines */
  DOSSIER_MARKDOWN_HEADING,   /* it is all of a heading behind its "#" */
  DOSSIER_MARKDOWN_LINE,      /* a paragraph or an item of a list begins with it */
  DOSSIER_MARKDOWN_INLINE,    /* within a line */
  DOSSIER_MARKDOWN_LABEL,     /* the text of a link */
  DOSSIER_MARKDOWN_CELL,      /* in a table of GitHub's kind */
} DossierMarkdownPlace;

/* A document's @text as Markdown that is read as that very text and no markup. A backslash stands
 * only before what would be read as markup there: what is a whole paragraph or heading is parsed to
 * see. Lines lose white space at their ends; empty ones go. Valid UTF-8. Caller frees. */
char *dossier_markdown_escape (const char *text,
                               DossierMarkdownDialect dialect,
                               DossierMarkdownPlace place);

/* @url as the destination of a link, between parentheses or angle brackets: what would end it
 * there is percent-encoded. Caller frees. */
char *dossier_markdown_destination (const char *url);

/* @tag with its sign in the form that @dialect takes for one tag: "#model-acts" for "model acts",
 * in Logseq "#[[model acts]]". Caller frees. */
char *dossier_markdown_tag (const char *tag, DossierMarkdownDialect dialect);

/* What has to follow @note, a person's Markdown that is left as it is, on a line of its own, so
 * that what comes behind it is not taken for a part of it: the end of a block of code or of a
 * comment. NULL: nothing. Caller frees. */
char *dossier_markdown_close (const char *note);

G_END_DECLS
