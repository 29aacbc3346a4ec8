/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/exports.h"
#include "store/search.h"

G_BEGIN_DECLS

/* What is done with the tables, each in the transaction that it needs. Internal to src/store. All
 * return FALSE or NULL with @error set. */

/* Writes all of @documents in one transaction; see dossier_store_write(). */
gboolean dossier_tables_write (DossierConnection *connection, GPtrArray *documents, GError **error);
/* See dossier_store_write_several(). */
gboolean dossier_tables_write_several (DossierConnection *connection,
                                       DossierStoreNextFunc next,
                                       gpointer data,
                                       GError **error);

/* Puts the rows of @document in, within the caller's transaction. @added: when it came into the
 * library, microseconds since 1970 UTC, 0 when that is not known. @row: (inout): the document's
 * row, 0 for a new one. */
gboolean dossier_tables_insert (DossierConnection *connection,
                                DossierDocument *document,
                                gint64 added,
                                gint64 *row,
                                GError **error);

/* Keeps @file (nullable), once; @id: (out): its row, 0 for none. Both within the caller's
 * transaction. */
gboolean dossier_tables_put_file (DossierConnection *connection,
                                  const DossierSourceFile *file,
                                  gint64 *id,
                                  GError **error);
/* Keeps @file (nullable) for the document in @row, unless it has one. */
gboolean dossier_tables_attach_file (DossierConnection *connection,
                                     gint64 row,
                                     const DossierSourceFile *file,
                                     GError **error);
/* Writes where the pages of @document begin, which stands in @row. */
gboolean dossier_tables_write_pages (DossierConnection *connection,
                                     gint64 row,
                                     const DossierDocument *document,
                                     GError **error);
/* The same when none are there, as of a document that came in before pages were kept, and when its
 * passages are those of @document. */
gboolean dossier_tables_attach_pages (DossierConnection *connection,
                                      gint64 row,
                                      DossierDocument *document,
                                      GError **error);
/* Takes in the annotations that came with @document, which stands under @uuid, and says so in its
 * report: afterwards its brought ones are those that were written. Within the caller's transaction.
 */
gboolean dossier_tables_bring (DossierConnection *connection,
                               DossierDocument *document,
                               const char *uuid,
                               GError **error);
/* See dossier_store_load_file(). */
DossierSourceFile *
dossier_tables_load_file (DossierConnection *connection, const char *id, GError **error);
/* Puts a sentence into @problems (element-type utf8) for each file whose bytes are not what they
 * were. */
gboolean
dossier_tables_check_files (DossierConnection *connection, GPtrArray *problems, GError **error);

/* The row of the text that @id means; see dossier_store_load(). */
gboolean
dossier_tables_find (DossierConnection *connection, const char *id, gint64 *row, GError **error);

/* The languages of documents: see store/variants.h. */

/* A document's texts, in one row of each. */
typedef struct
{
  gint64 document;   /* the row of the document itself */
  gint64 row;        /* of this text: that, or a variant's */
  char *language;    /* nullable */
  gboolean is_shown; /* the one that is chosen among them */
} DossierVariant;

/* Which of a document's texts: the one that the reader reads; else the one in @language, or the
 * document's own. */
typedef struct
{
  gboolean shown;
  const char *language; /* nullable */
} DossierVariantChoice;

/* (element-type DossierVariant): the texts of the document in @row; 0: of all documents that have
 * several. Each document's own comes first, and one of them is shown. */
GArray *dossier_tables_list_variants (DossierConnection *connection,
                                      gint64 row,
                                      const DossierVariantChoice *choice,
                                      GError **error);
/* The row of the document in @row that @choice means. */
gboolean dossier_tables_choose_variant (DossierConnection *connection,
                                        const DossierVariantChoice *choice,
                                        gint64 *row,
                                        GError **error);
/* See store/variants.h. The last two within the caller's transaction. */
GStrv dossier_tables_list_languages (DossierConnection *connection, const char *id, GError **error);
gboolean dossier_tables_get_language (DossierConnection *connection,
                                      const char *uuid,
                                      char **language,
                                      GError **error);
gboolean dossier_tables_keep_variants (DossierConnection *connection,
                                       const char *uuid,
                                       const char *const *languages,
                                       GError **error);
gboolean dossier_tables_keep_language (DossierConnection *connection,
                                       const char *uuid,
                                       const char *language,
                                       GError **error);
/* Whether both are of one language, whatever its script or country; NULL is like all. */
gboolean dossier_languages_agree (const char *a, const char *b);

/* A finished document, with the reader's annotations in it; the same without them. */
DossierDocument *
dossier_tables_load (DossierConnection *connection, const char *id, GError **error);
DossierDocument *
dossier_tables_load_shown (DossierConnection *connection, const char *id, GError **error);
DossierDocument *
dossier_tables_load_bare (DossierConnection *connection, const char *id, GError **error);

/* (element-type DossierDocumentInfo): see dossier_store_list(). */
GPtrArray *dossier_tables_list (DossierConnection *connection, GError **error);

/* Whether the document of that uuid and hash is there, with the file it was read from. */
gboolean dossier_tables_has (DossierConnection *connection,
                             const char *uuid,
                             const char *hash,
                             gboolean *has,
                             GError **error);

/* See dossier_store_keep_filter() and dossier_store_list_filters(). */
gboolean dossier_tables_keep_filter (DossierConnection *connection,
                                     const DossierFilter *filter,
                                     GError **error);
GPtrArray *
dossier_tables_list_filters (DossierConnection *connection, const char *uuid, GError **error);

/* See dossier_store_find_export(), _keep_export(), _list_exports(). */
gboolean dossier_tables_find_export (DossierConnection *connection,
                                     const char *id,
                                     const char *path,
                                     DossierExportRecord **record,
                                     GError **error);
gboolean dossier_tables_keep_export (DossierConnection *connection,
                                     const DossierExportRecord *record,
                                     GError **error);
GPtrArray *
dossier_tables_list_exports (DossierConnection *connection, const char *document, GError **error);

/* See dossier_store_write_annotations(), _list_annotations(), _empty_trash(). */
gboolean dossier_tables_write_annotations (DossierConnection *connection,
                                           GPtrArray *annotations,
                                           GError **error);
GPtrArray *dossier_tables_list_annotations (DossierConnection *connection,
                                            const char *document,
                                            gboolean trashed,
                                            GError **error);
/* Writes one within the caller's transaction. */
gboolean dossier_tables_put_annotation (DossierConnection *connection,
                                        DossierAnnotation *annotation,
                                        GError **error);
GPtrArray *dossier_tables_list_tags (DossierConnection *connection, GError **error);
/* Before the text in @row, of the document of that uuid, goes for another edition: notes what
 * stands around the annotations made in it; @language: (nullable): of the variant that it is.
 * @annotations: (out) (transfer full) (element-type DossierAnnotation): those that stand at words
 * and are not in the trash. Within the caller's transaction. */
gboolean dossier_tables_leave_edition (DossierConnection *connection,
                                       gint64 row,
                                       const char *uuid,
                                       const char *language,
                                       GPtrArray **annotations,
                                       GError **error);
/* A sentence that says how many of @annotations (whose anchors are resolved) fit @document; NULL
 * when there are none. Caller frees. */
char *dossier_describe_fit (DossierDocument *document, GPtrArray *annotations);

gboolean dossier_tables_empty_trash (DossierConnection *connection, gint64 before, GError **error);

/* See dossier_store_search(). */
DossierFindings *
dossier_tables_search (DossierConnection *connection, const DossierSearch *search, GError **error);

/* A quick look for damage when a store is opened: at some rows; at all of the file when damage was
 * met while it was last in use. */
gboolean dossier_tables_look (DossierConnection *connection, GError **error);
/* The file beside the store at @store that tells of that; caller frees. */
char *dossier_tables_get_mark (const char *store);

/* (element-type utf8): see dossier_store_check(). */
GPtrArray *dossier_tables_check (DossierConnection *connection, GError **error);

G_END_DECLS
