/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/markdown/data.h"
#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierMarkdownMaker:
 * @citekeys: formats/citekey.h
 * @footnotes: (element-type DossierItem): quotes and sources that something refers to, in the order
 *   in which it does
 * @labels: (element-type DossierItem utf8): their names
 * @taken: (element-type utf8): all names so far, and those of footnotes that stand in notes;
 * without case
 *
 * The making of one template's data.
 */
typedef struct
{
  const DossierExcerpt *excerpt;
  DossierDocument *document;
  DossierMarkdownDialect dialect;
  DossierMarkdownWhat what;
  GHashTable *citekeys;
  GPtrArray *footnotes;
  GHashTable *labels;
  GHashTable *taken;
} DossierMarkdownMaker;

/* Members are set only when there is something: a template asks whether they are there. */
void dossier_markdown_set (JsonObject *object, const char *name, const char *text);
void dossier_markdown_set_flag (JsonObject *object, const char *name, gboolean flag);
/* The same escaped for where it is to stand. */
void dossier_markdown_set_escaped (const DossierMarkdownMaker *self,
                                   JsonObject *object,
                                   const char *name,
                                   const char *text,
                                   DossierMarkdownPlace place);
/* An array with its members told which is the "first". Takes @array. */
void dossier_markdown_set_array (JsonObject *object, const char *name, JsonArray *array);
/* [text](link): @text is escaped here. Caller frees. */
char *dossier_markdown_link_to (const DossierMarkdownMaker *self,
                                const char *text,
                                const char *destination);
/* A link to where @item stands, by the passage's id. Caller frees. */
char *dossier_markdown_link_to_item (const DossierMarkdownMaker *self, const DossierItem *item);

/* data-evidence.c: keeps the names of the footnotes that the reader wrote from being ours, too. */
void dossier_markdown_leave_labels (DossierMarkdownMaker *self);
/* The name of the footnote for a quote or a source, which it gets now; borrowed.
 */
const char *dossier_markdown_refer (DossierMarkdownMaker *self, DossierItem *item);
/* Who said it, in what office, when; "" when nothing is known. Escaped. Caller frees. */
char *dossier_markdown_by (const DossierMarkdownMaker *self, const DossierQuote *quote);
/* What a footnote says. Caller frees. */
char *dossier_markdown_evidence (const DossierMarkdownMaker *self, DossierItem *item);
/* A source with its link, publisher and date; in Pandoc's dialect without @full its citation.
 * Caller frees. */
char *dossier_markdown_source (const DossierMarkdownMaker *self,
                               const DossierSource *source,
                               gboolean full);
JsonArray *dossier_markdown_footnotes (const DossierMarkdownMaker *self);

/* data-note.c, data-quote.c: what stands under the headings. @covered (inout): gets the quotes that
 * the note's words show wholly. */
JsonObject *dossier_markdown_note (DossierMarkdownMaker *self, DossierAnnotation *note);
/* "reported", "translated": of words that are not the speaker's own; NULL when they are. */
const char *dossier_markdown_manner (DossierQuote *quote);
JsonObject *dossier_markdown_quote (DossierMarkdownMaker *self, DossierQuote *quote);
/* Sets what a quotation looks like from its @paragraphs (element-type utf8, as they are) and the
 * footnotes that it refers to (element-type DossierItem). @marks: in quotation marks. */
void dossier_markdown_set_quotation (DossierMarkdownMaker *self,
                                     JsonObject *entry,
                                     const GPtrArray *paragraphs,
                                     const GPtrArray *evidence,
                                     gboolean marks);
/* The quotes (element-type DossierQuote) with words in the note's; @whole: only those that are
 * wholly within. Caller unrefs. */
GPtrArray *
dossier_markdown_quotes_in (DossierDocument *document, DossierAnnotation *note, gboolean whole);

/* data-chapters.c: the notes and quotes under their headings; data-records.c: the rest. */
JsonArray *dossier_markdown_chapters (DossierMarkdownMaker *self);
void dossier_markdown_set_records (DossierMarkdownMaker *self, JsonObject *root);

/* front-matter.c: sets "front_matter" and "properties" of @root. */
void dossier_markdown_set_head (const DossierMarkdownMaker *self, JsonObject *root);

G_END_DECLS
