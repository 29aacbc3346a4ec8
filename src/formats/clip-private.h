/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/clip.h"
#include "formats/markdown/escape.h"

G_BEGIN_DECLS

/* Internal to the clips: Markdown piece by piece. */

/* Appends @text so that it is read as it is there. */
void dossier_clip_append (GString *out, const char *text, DossierMarkdownPlace place);
/* Appends @text, of one paragraph a line, as a block quote with @last, a Markdown paragraph. */
void dossier_clip_append_block (GString *out, const char *text, const char *last);
/* Appends "[^id]: evidence <link>". */
void
dossier_clip_append_footnote (GString *out, const char *id, const char *evidence, const char *link);

/* “The words” — where they stand. */
char *dossier_clip_cite (const char *words, const char *evidence);
/* "— where it stands <link>". */
char *dossier_clip_attribute (const char *evidence, const char *link);
/* "Author, Title, publisher, date, p. 37, address" of a document; of a retelling also what it
 * retells. @pages: (nullable) (transfer full): "p. 37". */
char *dossier_clip_describe_document (DossierDocument *document, char *pages);
/* What is cited for what happened: of a retelling the work that it retells. */
char *dossier_clip_describe_evidence (DossierDocument *document, DossierItem *item);

G_END_DECLS
