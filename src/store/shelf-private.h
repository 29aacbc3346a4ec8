/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/connection.h"
#include "store/shelf.h"

G_BEGIN_DECLS

/* How the reader keeps documents. Internal to src/store. Those functions that get a connection work
 * within the caller's transaction unless they say otherwise; all return FALSE or NULL with @error
 * set. */

/* How long a uuid is, in SQL; behind it a variant's has its language. */
#define DOSSIER_UUID_LENGTH "36"
/* Whether the row in documents belongs to ?1: it is that document, or a variant of it. */
#define DOSSIER_IS_OR_VARIANT "(uuid = ?1 OR (uuid > ?1 || '@' AND uuid < ?1 || 'A'))"

/* What stands in a document's head, given documents as d and its corrections, if any, as c. */
#define DOSSIER_CORRECTED_TEXT(column)                                                             \
  "iif (c." column " IS NULL, d." column ", nullif (c." column ", ''))"
#define DOSSIER_CORRECTED_TITLE DOSSIER_CORRECTED_TEXT ("title")
#define DOSSIER_CORRECTED_PUBLISHER DOSSIER_CORRECTED_TEXT ("publisher")
#define DOSSIER_CORRECTED_URL DOSSIER_CORRECTED_TEXT ("url")
#define DOSSIER_CORRECTED_DATE                                                                     \
  "iif (c.edtf IS NULL, d.edtf, nullif (c.edtf, '')), iif (c.edtf IS NULL, d.wording, c.wording)"

/* Takes the document of that uuid out of the trash, where it may lie, with its variants. @uuid: the
 * document's, or one of its variants'. */
gboolean dossier_tables_take_out (DossierConnection *connection, const char *uuid, GError **error);
/* Forgets those of @uuids (NULL: all) that went into the trash before @before, with all that the
 * reader has added. */
gboolean dossier_tables_forget_removed (DossierConnection *connection,
                                        const char *const *uuids,
                                        gint64 before,
                                        GError **error);

/* See dossier_store_read_shelf(). */
DossierShelf *dossier_tables_read_shelf (DossierConnection *connection, GError **error);
/* Works out what dossier_shelf_arrange() goes by. @collections: uuid → DossierCollection. */
void dossier_shelf_number (GPtrArray *infos, GHashTable *collections);

/* The lines in @text, NULL for NULL, none for "". */
GStrv dossier_split_authors (const char *text);
/* See dossier_store_read_head(). */
DossierHead *
dossier_tables_read_head (DossierConnection *connection, const char *uuid, GError **error);
/* Puts @correction in the place of @former: (out): what the reader said before. Both nullable. */
gboolean dossier_tables_correct (DossierConnection *connection,
                                 const char *uuid,
                                 const DossierCorrection *correction,
                                 DossierCorrection **former,
                                 GError **error);

/* Keeps what the reader says of two entities; @former: (out): what was said before. */
gboolean dossier_tables_join (DossierConnection *connection,
                              const DossierEntityKey *one,
                              const DossierEntityKey *other,
                              DossierJoin join,
                              DossierJoin *former,
                              GError **error);

/* Makes the collection of that uuid, or gives it that name. */
void dossier_shelf_change_keep_collection (DossierShelfChange *self,
                                           const char *collection,
                                           const char *name,
                                           gint64 created);
/* Takes the steps, within the caller's transaction. (transfer full) */
DossierShelfChange *dossier_tables_take_steps (DossierConnection *connection,
                                               DossierShelfChange *change,
                                               GError **error);
/* See dossier_store_change_shelf(), in a transaction of its own. */
DossierShelfChange *dossier_tables_change_shelf (DossierConnection *connection,
                                                 DossierShelfChange *change,
                                                 GError **error);

G_END_DECLS
