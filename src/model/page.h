/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * DossierPageStart:
 * @passage: index of the passage in which it stands
 * @start: from which of its characters (Unicode) on
 * @page: which page of the file that is, from 0
 * @label: what it is called: the number printed on it ("xii", "37"), or counted; never empty
 *
 * From this place on, the text stands on this page, until the next such place. A footnote has one
 * of its own, since it may stand on a page that the text before it has left.
 */
typedef struct
{
  guint passage;
  guint start;
  guint page;
  char *label;
} DossierPageStart;

GArray *dossier_page_starts_new (void);

/* Whether it was read from pages that can be shown as they look: from a PDF. */
gboolean dossier_document_has_page_pictures (DossierDocument *self);

/* To be called in order of the places while the document is made; what says the same as the one
 * before it is left out, and of two at the same place the second stays. */
void dossier_document_add_page_start (DossierDocument *self,
                                      guint passage,
                                      guint start,
                                      guint page,
                                      const char *label);
/* On which page the character @offset of @passage stands; NULL when that is not known. Borrowed. */
const DossierPageStart *
dossier_document_get_page (DossierDocument *self, guint passage, guint offset);
/* Index among @pages of the first that begins at the place or behind it; their number when there is
 * none. */
guint dossier_document_find_page_start (DossierDocument *self, guint passage, guint offset);
/* On which pages characters @start to @end (not included) of @passage stand: "37", "37–38"; NULL
 * when that is not known. Caller frees. */
char *dossier_document_dup_pages (DossierDocument *self, guint passage, guint start, guint end);
/* The same from @start in passage @first to @end in passage @last. */
char *dossier_document_dup_stretch_pages (DossierDocument *self,
                                          guint first,
                                          guint start,
                                          guint last,
                                          guint end);
/* The same for an item: its passages, or where its words stand in them when it is a quote or an
 * annotation whose words the text has. */
char *dossier_document_dup_item_pages (DossierDocument *self, gconstpointer item);
/* "p. 37", "pp. 37–38": @pages as a citation has them. Caller frees. */
char *dossier_pages_describe (const char *pages);
/* The same of an item; NULL when it is not known on which pages it stands. Caller frees. */
char *dossier_document_describe_item_pages (DossierDocument *self, gconstpointer item);
/* Where the page called @text begins, in any case of its letters; else the page of that number of
 * the file, from 1. NULL when there is none. Borrowed. */
const DossierPageStart *dossier_document_find_page (DossierDocument *self, const char *text);

G_END_DECLS
