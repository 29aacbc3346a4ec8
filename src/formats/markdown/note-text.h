/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Notes are Markdown: CommonMark 0.29 with GitHub's tables, task lists, strikethrough and bare
 * links. Nothing in one reaches out: HTML is shown as the characters it is, of an image its
 * description, and only http, https, mailto and dossier are links. */

/* @markdown (UTF-8) as Pango markup that always parses, with lines for blocks and <a> for links:
 * for a label. Caller frees. */
char *dossier_markdown_to_markup (const char *markdown);

/* Its words alone in one line, at most @max_chars characters of them (0: all) with "…" for the
 * rest. Caller frees. */
char *dossier_markdown_to_line (const char *markdown, guint max_chars);

G_END_DECLS
