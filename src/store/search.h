/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "text/words.h"

G_BEGIN_DECLS

/* What can be found, in the order in which the hits of a document come. */
typedef enum
{
  DOSSIER_HIT_TITLE, /* the document itself: title, subtitle, authors */
  DOSSIER_HIT_SECTION,
  DOSSIER_HIT_PERSON,
  DOSSIER_HIT_ORGANISATION,
  DOSSIER_HIT_PLACE,
  DOSSIER_HIT_PASSAGE,
  DOSSIER_HIT_QUOTE,
  DOSSIER_HIT_NOTE, /* by its words, tags, mark, or the words that it marks; none in the trash */
  DOSSIER_HIT_EVENT,
  DOSSIER_HIT_COMMITMENT,
  DOSSIER_HIT_SOURCE,
} DossierHitKind;
#define DOSSIER_N_HIT_KINDS (DOSSIER_HIT_SOURCE + 1)

/* "title", "section", "person", …, "source"; static. */
const char *dossier_hit_kind_to_string (DossierHitKind kind);

/**
 * DossierHit:
 * @document: uuid of the document
 * @item: (nullable): id of what was found in it (of a note: its UUID); NULL for a title
 * @passage: (nullable): id of the passage to go to: the one that was found, or the first in which
 *   the item stands; NULL when it stands in none
 * @place: index of that passage in the document, or -1
 * @snippet: one line of what was found, round the words, "…" where more stands
 * @marks: (element-type DossierWordsStretch): the words in the snippet
 */
typedef struct
{
  DossierHitKind kind;
  char *document;
  char *item;
  char *passage;
  int place;
  char *snippet;
  GArray *marks;
} DossierHit;

/* How many hits a document has; more: the counting ended within it. */
typedef struct
{
  char *document; /* uuid */
  char *title;
  guint counts[DOSSIER_N_HIT_KINDS];
  guint total;
  gboolean more;
} DossierHitCount;

/**
 * DossierFindings:
 * @words: what was looked for, with the library's languages: use these to mark the words where the
 *   hit leads, so that what is marked is what was found
 * @hits: (element-type DossierHit): the first ones in document order (those of a document together,
 *   documents in the order in which they came into the library), or the best ones
 * @documents: (element-type DossierHitCount): those that the hits are in, in document order
 * @counts, @total: over all documents
 * @n_documents: how many documents have hits
 * @more: there are more hits than were counted ("more than 50,000"); never so when ranked
 */
typedef struct
{
  DossierWords *words;
  GPtrArray *hits;
  GPtrArray *documents;
  guint counts[DOSSIER_N_HIT_KINDS];
  guint total;
  guint n_documents;
  gboolean more;
} DossierFindings;
void dossier_findings_free (DossierFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFindings, dossier_findings_free)

/* How many hits are counted for an answer at once, while a person types. */
#define DOSSIER_SEARCH_MOST 50000

/**
 * DossierSearch:
 * @typed: see DossierWords; never an error
 * @flags: DOSSIER_WORDS_TYPING while a person types
 * @document: (nullable): uuid of the one to search; NULL: all
 * @kinds: bits 1 << DossierHitKind; 0: all
 * @shown: of documents that are there in several languages, the text that the reader reads (see
 *   store/variants.h) is searched; else the document's own. Never more than one of them, so that
 *   nothing is found twice
 * @language: (nullable): that text rather than these, where there is one
 * @limit: how many hits to return; they are counted beyond that. G_MAXUINT: all
 * @ranked: the best ones first, all of them counted: this may take some tenths of a second where
 *   the answer in document order takes milliseconds. Ask for that first, and for this when there
 *   is time.
 */
typedef struct
{
  const char *typed;
  DossierWordsFlags flags;
  const char *document;
  guint kinds;
  gboolean shown;
  const char *language;
  guint limit;
  gboolean ranked;
} DossierSearch;

/* Looks for words in titles, text, quotes, notes, names, events, commitments and sources. A search
 * that is cancelled (because another letter was typed) is interrupted at once. */
DossierFindings *dossier_store_search (DossierStore *self,
                                       const DossierSearch *search,
                                       GCancellable *cancellable,
                                       GError **error);
void dossier_store_search_async (DossierStore *self,
                                 const DossierSearch *search,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DossierFindings *
dossier_store_search_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
