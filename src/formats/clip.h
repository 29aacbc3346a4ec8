/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"
#include "text/reading-layout.h"

G_BEGIN_DECLS

/**
 * DossierClip:
 * @label: one line that says what it is
 * @words: the words alone
 * @citation: the words with where they come from; the same as @words where there is nothing to add
 * @markdown: the same as CommonMark with footnotes, ending with a newline
 * @link: the dossier:// link that leads to where it stands
 *
 * What leaves by the clipboard, or is dragged into another window.
 */
typedef struct
{
  char *label;
  char *words;
  char *citation;
  char *markdown;
  char *link;
} DossierClip;

/* What a person takes along of @item, one of @document's: of a quote, a note, a passage the words
 * and where they stand; of a source its citation, of an event its line, of a commitment its row in
 * a table. A person is what they said, an organisation or a country what is told and said of it.
 * Caller frees. */
DossierClip *dossier_clip_new (DossierDocument *document, DossierItem *item);
/* What stands between two positions: words of a quote with their speaker, office, date and source,
 * other words with the document and what it retells. Without a stretch (@start = @end) the whole
 * quote or passage there. NULL when there are no words. Caller frees. */
DossierClip *
dossier_clip_new_for_range (const DossierReadingLayout *layout, guint start, guint end);
void dossier_clip_free (DossierClip *clip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClip, dossier_clip_free)

/* Whether the citation of what is of @kind says more than its words do. */
gboolean dossier_clip_has_citation (DossierKind kind);

G_END_DECLS
