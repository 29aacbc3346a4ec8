/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* The index of all that can be found: table search_index, of the rows of the view search_rows (see
 * schema.c). A row's number says which it is: the document's row, the kind (DossierHitKind), the
 * position among the document's things of that kind, as in the tables (of an annotation: its row).
 * So hits come in document order by themselves, and are counted by document and kind, without a
 * look at any table. Internal to src/store. All functions work within the caller's transaction. */
#define DOSSIER_SEARCH_ROW(document, kind, position)                                               \
  (((gint64) (document) << 32) | ((gint64) (kind) << 28) | (position))
#define DOSSIER_SEARCH_DOCUMENT(row) ((row) >> 32)
#define DOSSIER_SEARCH_KIND(row) ((guint) ((row) >> 28) & 15)
#define DOSSIER_SEARCH_POSITION(row) ((int) ((row) &0xfffffff))

/* Enters the document of that row, with the annotations that wait for it, and its languages. It
 * leaves by itself. @written: (nullable): the document, as it has just been written, whose words
 * may have been prepared (search-words.h). */
gboolean dossier_search_index_add_document (DossierConnection *connection,
                                            gint64 document,
                                            DossierDocument *written,
                                            GError **error);

/* Takes the annotation out, as it stands (nothing happens where it is not in the index), before it
 * is changed; and enters it again. */
gboolean dossier_search_index_remove_annotation (DossierConnection *connection,
                                                 const char *uuid,
                                                 GError **error);
gboolean dossier_search_index_add_annotation (DossierConnection *connection,
                                              const char *uuid,
                                              GError **error);

/* Takes the head of the document of that uuid out, in all its languages, before the reader corrects
 * it; and enters it again. */
gboolean dossier_search_index_remove_titles (DossierConnection *connection,
                                             const char *uuid,
                                             GError **error);
gboolean
dossier_search_index_add_titles (DossierConnection *connection, const char *uuid, GError **error);

/* Compares the index with all that it should hold. */
#define DOSSIER_SEARCH_CHECK                                                                       \
  "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"

/* Whether a damaged index was what made a transaction fail with @problem, and has been made anew:
 * it must not keep anything from being written. In a transaction of its own, when that one has been
 * rolled back. */
gboolean dossier_search_index_mend (DossierConnection *connection, const GError *problem);

/* Fills an empty index. */
gboolean dossier_search_index_fill (DossierConnection *connection, GError **error);

G_END_DECLS
