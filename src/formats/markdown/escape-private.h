/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/markdown/escape.h"

G_BEGIN_DECLS

/* For each byte of a text whether a backslash goes before it. */
enum
{
  DOSSIER_ESCAPE_NO,
  DOSSIER_ESCAPE_MAYBE, /* when CommonMark would read markup */
  DOSSIER_ESCAPE_YES,
};

/* Marks in @marks, one for each byte of @text, what @dialect alone takes for markup. @line: the
 * text begins a line. */
void dossier_markdown_mark_dialect (const char *text,
                                    guint8 *marks,
                                    DossierMarkdownDialect dialect,
                                    gboolean line);

/* Whether what stands in front of @p, in @text, or behind it is a space or an end. */
gboolean dossier_markdown_space_before (const char *text, const char *p);
gboolean dossier_markdown_space_after (const char *p);
/* The same for letters and digits. */
gboolean dossier_markdown_word_before (const char *text, const char *p);
gboolean dossier_markdown_word_after (const char *p);
/* Whether the bracket at @p begins a link, an image, a definition or a footnote. */
gboolean dossier_markdown_is_bracket (const char *p);

G_END_DECLS
