/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/reading-layout.h"
#include "text/words.h"

G_BEGIN_DECLS

/* In which of the texts that a reader sees something was found. */
typedef enum
{
  DOSSIER_FOUND_IN_HEAD,    /* a line of the document's head */
  DOSSIER_FOUND_IN_CAPTION, /* who speaks: the line over a speech */
  DOSSIER_FOUND_IN_TEXT,    /* a passage's own text */
} DossierFoundIn;

/**
 * DossierFound:
 * @in: in what kind of text
 * @index: of the passage; of the head: which of its lines
 * @start, @end: in that text, in characters
 */
typedef struct
{
  DossierFoundIn in;
  guint index;
  guint start;
  guint end;
} DossierFound;

/* By the place in the document; for sorting and searching an array. */
int dossier_found_compare (gconstpointer a, gconstpointer b);
/* Where @found stands in @layout, as positions. FALSE when that part of the document is not laid
 * out there. */
gboolean dossier_found_to_range (const DossierFound *found,
                                 const DossierReadingLayout *layout,
                                 guint *start,
                                 guint *end);

/**
 * DossierDocumentFinder:
 *
 * Finds words in all that the reader shows of a document: passages (headings, footnotes, tables
 * too), the captions over speeches, the head; not in the numbers that are only shown. What words
 * mean is as in every other search. What it needs of the document is made once, when it is first
 * asked. Reference counted; may be used from any thread.
 */
typedef struct _DossierDocumentFinder DossierDocumentFinder;

DossierDocumentFinder *dossier_document_finder_new (DossierDocument *document);
DossierDocumentFinder *dossier_document_finder_ref (DossierDocumentFinder *self);
void dossier_document_finder_unref (DossierDocumentFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocumentFinder, dossier_document_finder_unref)

/* (element-type DossierFound) (transfer full): the words typed where a passage (a caption, a line
 * of the head) has all of them and none that must not be there; in the order of the page, none
 * within another; words that follow upon one another are one. NULL when cancelled. */
GArray *dossier_document_finder_find (DossierDocumentFinder *self,
                                      const char *typed,
                                      DossierWordsFlags flags,
                                      GCancellable *cancellable,
                                      GError **error);
void dossier_document_finder_find_async (DossierDocumentFinder *self,
                                         const char *typed,
                                         DossierWordsFlags flags,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GArray *dossier_document_finder_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
