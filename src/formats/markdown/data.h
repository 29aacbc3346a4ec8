/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "formats/markdown/escape.h"
#include "model/excerpt.h"

G_BEGIN_DECLS

/* What of an excerpt is to be written. */
typedef enum
{
  DOSSIER_MARKDOWN_NOTES = 1 << 0, /* what the reader marked and wrote */
  DOSSIER_MARKDOWN_QUOTES = 1 << 1,
  DOSSIER_MARKDOWN_EVENTS = 1 << 2,
  DOSSIER_MARKDOWN_COMMITMENTS = 1 << 3, /* as a table */
  DOSSIER_MARKDOWN_SOURCES = 1 << 4,
} DossierMarkdownWhat;
#define DOSSIER_MARKDOWN_EVERYTHING ((1 << 5) - 1)

/* "notes,quotes", or "all": FALSE when @text names anything else. */
gboolean dossier_markdown_what_from_string (const char *text, DossierMarkdownWhat *what);

/* What a template is filled with; docs/templates.md has the names. Texts of the document are
 * escaped for @dialect, the person's own are as they are, and all follows from the excerpt and the
 * locale alone: the same in, the same out. Transfer full. */
JsonNode *dossier_markdown_data (const DossierExcerpt *excerpt,
                                 DossierMarkdownDialect dialect,
                                 DossierMarkdownWhat what);

G_END_DECLS
