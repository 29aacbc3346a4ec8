/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/spanning.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The library as the reader keeps it: what is on the start page. What is said here of a document
 * stands by its uuid, outlives its next edition, and is kept apart from what its file says. */

/* A name that the reader gives to some documents; one may be in several. */
typedef struct
{
  char *uuid;
  char *name;
  guint n_documents; /* without those in the trash */
} DossierCollection;

/* What the reader writes on documents. */
typedef struct
{
  char *tag;
  guint n_documents; /* without those in the trash */
} DossierDocumentTag;

/**
 * DossierShelf:
 * @documents: (element-type DossierDocumentInfo): by title
 * @removed: (element-type DossierDocumentInfo): those in the trash, the last removed first
 * @collections: (element-type DossierCollection): by name, also those without documents
 * @tags: (element-type DossierDocumentTag): by name
 *
 * All of one moment. Immutable; reference counted.
 */
typedef struct
{
  GPtrArray *documents;
  GPtrArray *removed;
  GPtrArray *collections;
  GPtrArray *tags;
} DossierShelf;
DossierShelf *dossier_shelf_ref (DossierShelf *shelf);
void dossier_shelf_unref (DossierShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierShelf, dossier_shelf_unref)

/* The store emits "documents-changed" when this process has changed what this would give (not for
 * dossier_store_note_reading()), "changed" when another has. */
DossierShelf *
dossier_store_read_shelf (DossierStore *self, GCancellable *cancellable, GError **error);
void dossier_store_read_shelf_async (DossierStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
DossierShelf *
dossier_store_read_shelf_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Order and choice: without a look at the disk, within milliseconds for 10,000 documents. */

typedef enum
{
  DOSSIER_SHELF_BY_TITLE,
  DOSSIER_SHELF_BY_AUTHOR, /* the first one's name as it stands */
  DOSSIER_SHELF_BY_DATE,
  DOSSIER_SHELF_BY_LANGUAGE,
  DOSSIER_SHELF_BY_PUBLISHER,
  DOSSIER_SHELF_BY_KIND,
  DOSSIER_SHELF_BY_ADDED,
  DOSSIER_SHELF_BY_READ,
  DOSSIER_SHELF_BY_LENGTH, /* passages */
  DOSSIER_SHELF_BY_MARKED, /* quotes, then notes */
} DossierShelfOrder;
#define DOSSIER_N_SHELF_ORDERS (DOSSIER_SHELF_BY_MARKED + 1)

/* "title", "author", "date", … as dossierctl and settings have them; static. FALSE: no such. */
const char *dossier_shelf_order_to_string (DossierShelfOrder order);
gboolean dossier_shelf_order_from_string (const char *text, DossierShelfOrder *order);

/**
 * DossierShelfChoice:
 * @collection: (nullable): uuid of the collection in which they are
 * @tag: (nullable): which they have
 * @language: (nullable): in which they are there (BCP 47; "de" is any German)
 * @words: (nullable): what a person types: each word begins one in title, authors, publisher,
 *   address, tags or names of collections
 * @order: what has nothing to be ordered by comes last, what is alike by title
 * @descending: the other way round (the last read, added or longest first), nothing still last
 */
typedef struct
{
  const char *collection;
  const char *tag;
  const char *language;
  const char *words;
  DossierShelfOrder order;
  gboolean descending;
} DossierShelfChoice;

/* (element-type DossierDocumentInfo) (transfer full): those of @shelf's documents that are meant,
 * in that order. */
GPtrArray *dossier_shelf_arrange (DossierShelf *shelf, const DossierShelfChoice *choice);

/* What the reader says instead of a file. */

/**
 * DossierCorrection:
 * @title, @publisher, @url: NULL: as the file has it; "": nothing
 * @authors: NULL: as the file has it; empty: nobody
 * @date: NULL: as the file has it
 * @undated: there is none, whatever the file says
 */
typedef struct
{
  char *title;
  char **authors;
  DossierDate *date;
  gboolean undated;
  char *publisher;
  char *url;
} DossierCorrection;
DossierCorrection *dossier_correction_new (void);
DossierCorrection *dossier_correction_copy (const DossierCorrection *correction);
void dossier_correction_free (DossierCorrection *correction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCorrection, dossier_correction_free)
/* Whether it says nothing. */
gboolean dossier_correction_is_empty (const DossierCorrection *correction);

/**
 * DossierHead:
 * @file: what the file says, where it says anything
 * @reader: what the reader says instead
 */
typedef struct
{
  DossierCorrection *file;
  DossierCorrection *reader;
} DossierHead;
void dossier_head_free (DossierHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHead, dossier_head_free)

/* Of the document of that uuid. */
DossierHead *dossier_store_read_head (DossierStore *self,
                                      const char *uuid,
                                      GCancellable *cancellable,
                                      GError **error);
void dossier_store_read_head_async (DossierStore *self,
                                    const char *uuid,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DossierHead *
dossier_store_read_head_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* Whether two people, organisations or places are the same. */
typedef enum
{
  DOSSIER_JOIN_UNTOLD, /* whatever the documents say */
  DOSSIER_JOIN_SAME,
  DOSSIER_JOIN_DIFFERENT,
} DossierJoin;

/**
 * DossierShelfChange:
 *
 * What the reader does to documents: a list of steps, of one document or many, which are taken in
 * order and all or none. Documents that are not there are passed over by remove and restore, and
 * otherwise taken as they are named. Reference counted.
 */
typedef struct _DossierShelfChange DossierShelfChange;
DossierShelfChange *dossier_shelf_change_new (void);
DossierShelfChange *dossier_shelf_change_ref (DossierShelfChange *self);
void dossier_shelf_change_unref (DossierShelfChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierShelfChange, dossier_shelf_change_unref)
gboolean dossier_shelf_change_is_empty (DossierShelfChange *self);

/* @document: always a uuid. */
void dossier_shelf_change_add_tag (DossierShelfChange *self, const char *document, const char *tag);
void
dossier_shelf_change_remove_tag (DossierShelfChange *self, const char *document, const char *tag);
/* The new collection's uuid; borrowed. */
const char *dossier_shelf_change_make_collection (DossierShelfChange *self, const char *name);
void dossier_shelf_change_rename_collection (DossierShelfChange *self,
                                             const char *collection,
                                             const char *name);
/* The documents in it stay where they are. */
void dossier_shelf_change_forget_collection (DossierShelfChange *self, const char *collection);
void dossier_shelf_change_collect (DossierShelfChange *self,
                                   const char *document,
                                   const char *collection);
void dossier_shelf_change_uncollect (DossierShelfChange *self,
                                     const char *document,
                                     const char *collection);
/* In place of what was said before; NULL or empty: all as the file has it. */
void dossier_shelf_change_correct (DossierShelfChange *self,
                                   const char *document,
                                   const DossierCorrection *correction);
/* Into the trash, with all that the reader has added: it shows in no list, search or count. */
void dossier_shelf_change_remove (DossierShelfChange *self, const char *document);
void dossier_shelf_change_restore (DossierShelfChange *self, const char *document);
void dossier_shelf_change_join (DossierShelfChange *self,
                                const DossierEntityKey *one,
                                const DossierEntityKey *other,
                                DossierJoin join);

/* Takes the steps in one transaction. (transfer full): the change that undoes this one. */
DossierShelfChange *dossier_store_change_shelf (DossierStore *self,
                                                DossierShelfChange *change,
                                                GCancellable *cancellable,
                                                GError **error);
void dossier_store_change_shelf_async (DossierStore *self,
                                       DossierShelfChange *change,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DossierShelfChange *
dossier_store_change_shelf_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The reader has the document of that uuid open now, at @passage (an id; nullable), before which
 * lies that share of the text (0 to 1). */
gboolean dossier_store_note_reading (DossierStore *self,
                                     const char *uuid,
                                     const char *passage,
                                     double progress,
                                     GCancellable *cancellable,
                                     GError **error);
void dossier_store_note_reading_async (DossierStore *self,
                                       const char *uuid,
                                       const char *passage,
                                       double progress,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
dossier_store_note_reading_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* How long removed things lie in the trash. */
#define DOSSIER_TRASH_DAYS 30

/* Forgets documents in the trash for good, with all that the reader has added to them: those of
 * @uuids, NULL: all. What is not in the trash is left alone, and so is the program's own dossier,
 * which can always be had back. Cannot be undone. dossier_store_empty_trash() does it to those that
 * have lain there long enough. */
gboolean dossier_store_forget_removed (DossierStore *self,
                                       const char *const *uuids,
                                       GCancellable *cancellable,
                                       GError **error);
void dossier_store_forget_removed_async (DossierStore *self,
                                         const char *const *uuids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
dossier_store_forget_removed_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
