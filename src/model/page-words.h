/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* The words of @passage that stand on @page (from 0, of the file); NULL when there are none. Where
 * the passage leaves the page and comes back, those before that. Caller frees. */
char *dossier_document_dup_words_on_page (DossierDocument *self, guint passage, guint page);
/* How much of what is read on @page is read before those words, from 0 to 1. */
double dossier_document_get_place_on_page (DossierDocument *self, guint passage, guint page);

G_END_DECLS
