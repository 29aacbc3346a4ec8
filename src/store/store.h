/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierStore:
 *
 * The library: one SQLite file. All work runs on the store's own threads (one writer, a few
 * readers); every operation has a blocking form for programs without a main loop and an
 * asynchronous one. A cancelled operation is interrupted within SQLite and leaves nothing half
 * done.
 *
 * Signals:
 *  - "changed": another program has written to the store, or a restore has changed what is in it:
 *    lists, documents and notes are to be read again; after dossier_store_watch() only
 *  - "damaged": on the main thread, once: something could not be read or written since the file is
 *    damaged
 *  - "annotations-written" (GPtrArray * of DossierAnnotation): on the main thread, after each write
 *    of annotations by this process
 *  - "documents-changed": on the main thread, soon after this process has written documents, or
 *    changed how they are kept (store/shelf.h); once for several changes that follow each other
 */
#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())
GQuark dossier_store_error_quark (void);
typedef enum
{
  DOSSIER_STORE_ERROR_FAILED,    /* what SQLite said */
  DOSSIER_STORE_ERROR_TOO_NEW,   /* written by a newer version of the program */
  DOSSIER_STORE_ERROR_DAMAGED,   /* not a store, or a damaged one */
  DOSSIER_STORE_ERROR_BUSY,      /* another program holds it for too long */
  DOSSIER_STORE_ERROR_FULL,      /* no room on the disk, or read only */
  DOSSIER_STORE_ERROR_NOT_FOUND, /* no such document, or no file kept of it */
  DOSSIER_STORE_ERROR_AMBIGUOUS, /* a beginning of several documents' ids */
} DossierStoreError;

/* The uuid of the dossier that comes with the program. */
#define DOSSIER_BUNDLED_UUID "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa"

/**
 * DossierDocumentInfo:
 * @name, @language, @publisher: (nullable)
 * @url: (nullable): where it comes from
 * @date: (nullable): of its content
 * @authors: never NULL
 * @languages: those in which it is there, its own first
 * @passages, @quotes, @events, @commitments, @sources: how many there are; among the quotes are
 *   those that the reader has marked
 * @notes: how many the reader has made, without those in the trash
 * @added, @read, @removed: when it came into the library, was last read, and went into the trash:
 *   microseconds since 1970 UTC, 0 when that is not known, or not so
 * @passage: (nullable): id of the passage at which reading stopped
 * @progress: how much of the text lies before that, 0 to 1
 * @tags: the reader's, on the document as a whole, by name
 * @collections: uuids of those that it is in
 *
 * A line of the library's list. What the reader has corrected is as the reader has it. Reference
 * counted and immutable.
 */
typedef struct
{
  char *uuid;
  char *name;
  char *title;
  char *kind;
  char *hash;
  char *language;
  char *publisher;
  char *url;
  DossierDate *date;
  char **authors;
  char **languages;
  guint passages;
  guint quotes;
  guint events;
  guint commitments;
  guint sources;
  guint notes;
  gint64 added;
  gint64 read;
  gint64 removed;
  char *passage;
  double progress;
  char **tags;
  char **collections;

  /*< private >*/
  gint64 row;
  gboolean annotated;
  char *words;     /* what can be looked for in it, folded, each word behind a space */
  guint places[5]; /* among all, by title, author, language, publisher, kind */
} DossierDocumentInfo;
DossierDocumentInfo *dossier_document_info_ref (DossierDocumentInfo *info);
void dossier_document_info_unref (DossierDocumentInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocumentInfo, dossier_document_info_unref)

/* The user's own store: $XDG_DATA_HOME/dossier/library.sqlite; caller frees. */
char *dossier_store_get_default_path (void);

/* Whether the store at @path is of an older version, and will be brought up to date when it is
 * opened, which may take long; by its header, in no time. */
gboolean dossier_store_is_older (const char *path);

/* Opens or makes the store at @path, and migrates an older one. @created: (out) (optional): it is
 * new. */
DossierStore *
dossier_store_open (const char *path, gboolean *created, GCancellable *cancellable, GError **error);
/* Finishes what is queued and closes the file. Also done when the last reference goes. */
void dossier_store_close (DossierStore *self);
const char *dossier_store_get_path (DossierStore *self);

/* Says that this process has windows on the store; FALSE with DOSSIER_STORE_ERROR_BUSY when another
 * has. */
gboolean dossier_store_claim (DossierStore *self, GError **error);

/* From now on the store hears of what other programs write; emits "changed" on this thread. */
void dossier_store_watch (DossierStore *self);

/* Writes @documents in one transaction: all or none. A document whose hash is there already is not
 * written again; its uuid is set to the one that stands. A document whose uuid is there with
 * another hash takes its place (a new edition). The files that they were read from are kept with
 * them; a document that is there without one gets it. The annotations that they bring are taken in:
 * new ones, and newer states of those that are there; the documents' reports say how many. */
gboolean dossier_store_write (DossierStore *self,
                              GPtrArray *documents,
                              GCancellable *cancellable,
                              GError **error);
void dossier_store_write_async (DossierStore *self,
                                GPtrArray *documents,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean dossier_store_write_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The next documents to be written (element-type DossierDocument), borrowed and there until the
 * writing is over; NULL: enough for now. Called on the store's own thread. */
typedef GPtrArray *(*DossierStoreNextFunc) (gpointer data);
/* Writes all that @next gives in one transaction, each as dossier_store_write() does: of many files
 * that costs a fraction. Nothing else is written meanwhile, so @next must not wait for long. On an
 * error none of it is there, and the documents are as they were. Documents that bring annotations
 * are not for this. Blocking. */
gboolean dossier_store_write_several (DossierStore *self,
                                      DossierStoreNextFunc next,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/* A finished document with the reader's annotations in place (their anchors resolved, what their
 * marks say among the records); @id: a uuid, an unambiguous beginning of one, or a short name, and
 * behind it "@" and the language of one of its variants (store/variants.h). */
DossierDocument *
dossier_store_load (DossierStore *self, const char *id, GCancellable *cancellable, GError **error);
void dossier_store_load_async (DossierStore *self,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DossierDocument *
dossier_store_load_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The same as it was read, without the reader's annotations. Blocking. */
DossierDocument *dossier_store_load_bare (DossierStore *self,
                                          const char *id,
                                          GCancellable *cancellable,
                                          GError **error);

/* The file that the document was read from, as it was; NULL with DOSSIER_STORE_ERROR_NOT_FOUND when
 * it has not been kept: a former version of the program, or something else than an importer, wrote
 * the document. Blocking. */
DossierSourceFile *dossier_store_load_file (DossierStore *self,
                                            const char *id,
                                            GCancellable *cancellable,
                                            GError **error);

/* (transfer full): the uuid of the document that @id means; NULL with @error when there is none, or
 * several. Blocking. */
char *
dossier_store_find (DossierStore *self, const char *id, GCancellable *cancellable, GError **error);

/* (element-type DossierDocumentInfo) (transfer full): by title and date, the bundled one first. */
GPtrArray *dossier_store_list (DossierStore *self, GCancellable *cancellable, GError **error);
void dossier_store_list_async (DossierStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *dossier_store_list_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Whether the document of that uuid is there in the edition of that hash, with the file that it was
 * read from: @has (out). Blocking. */
gboolean dossier_store_has (DossierStore *self,
                            const char *uuid,
                            const char *hash,
                            gboolean *has,
                            GCancellable *cancellable,
                            GError **error);

/* A query that the reader has given a name, in its text form; of one document. */
typedef struct
{
  char *document; /* uuid */
  char *name;
  char *query; /* or NULL */
} DossierFilter;
DossierFilter *dossier_filter_new (const char *document, const char *name, const char *query);
void dossier_filter_free (DossierFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFilter, dossier_filter_free)

/* Keeps @filter in place of one of the same name; forgets that one when its query is NULL. */
void dossier_store_keep_filter_async (DossierStore *self,
                                      const DossierFilter *filter,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
dossier_store_keep_filter_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (element-type DossierFilter) (transfer full): those of the document, by name. */
void dossier_store_list_filters_async (DossierStore *self,
                                       const char *document,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
dossier_store_list_filters_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Writes @annotations (element-type DossierAnnotation) in one transaction, each in place of one of
 * the same UUID. */
gboolean dossier_store_write_annotations (DossierStore *self,
                                          GPtrArray *annotations,
                                          GCancellable *cancellable,
                                          GError **error);
void dossier_store_write_annotations_async (DossierStore *self,
                                            GPtrArray *annotations,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
dossier_store_write_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (element-type DossierAnnotation) (transfer full): those of @document (a uuid; NULL: of all), in
 * the order in which they were made; those in the trash, or those that are not. Their anchors are
 * not resolved: dossier_store_load() gives a document with its annotations in place. */
GPtrArray *dossier_store_list_annotations (DossierStore *self,
                                           const char *document,
                                           gboolean trashed,
                                           GCancellable *cancellable,
                                           GError **error);
void dossier_store_list_annotations_async (DossierStore *self,
                                           const char *document,
                                           gboolean trashed,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *
dossier_store_list_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* (element-type utf8) (transfer full): the tags of the annotations of all documents, those in the
 * trash left out, most used first. */
void dossier_store_list_tags_async (DossierStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
dossier_store_list_tags_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Forgets for good what went into the trash before @before (microseconds since 1970 UTC):
 * annotations, and documents with all that the reader has added to them. */
gboolean dossier_store_empty_trash (DossierStore *self,
                                    gint64 before,
                                    GCancellable *cancellable,
                                    GError **error);

void dossier_store_empty_trash_async (DossierStore *self,
                                      gint64 before,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
dossier_store_empty_trash_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* What is wrong with the file (integrity, foreign keys, index against text): sentences; empty when
 * all is well. */
GPtrArray *dossier_store_check (DossierStore *self, GCancellable *cancellable, GError **error);

/* The statement that declares the full-text index over passages: what a benchmark inserts into to
 * compare with. Static. */
const char *dossier_store_get_fts_declaration (void);

G_END_DECLS
