/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/clip.h"

G_BEGIN_DECLS

/* Internal to the clips: Markdown piece by piece. */

/* Appends @text so that CommonMark shows it as it is, with a backslash only where one is needed;
 * words that are addresses stay as they are. */
void dossier_clip_append_text (GString *out, const char *text);
/* The same within a line: in a table, behind a dash. */
void dossier_clip_append_inline (GString *out, const char *text);
/* Appends @text, of one paragraph a line, as a block quote; @last: (nullable): a Markdown paragraph
 * at its end. */
void dossier_clip_append_block (GString *out, const char *text, const char *last);
/* Appends "[^id]: evidence <link>". */
void
dossier_clip_append_footnote (GString *out, const char *id, const char *evidence, const char *link);

/* “The words” — where they stand. */
char *dossier_clip_cite (const char *words, const char *evidence);
/* "— where it stands <link>". */
char *dossier_clip_attribute (const char *evidence, const char *link);
/* "Author, Title, publisher, date, address" of a document; of a retelling also what it retells. */
char *dossier_clip_describe_document (DossierDocument *document);
/* What is cited for what happened: of a retelling the work that it retells. */
char *dossier_clip_describe_evidence (DossierDocument *document);

G_END_DECLS
