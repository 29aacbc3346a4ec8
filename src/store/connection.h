/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierConnection:
 *
 * One connection to the store's file with its cache of prepared statements, keyed by their SQL.
 * Internal to src/store and its tests. A connection may move between threads, but only one may use
 * it at a time.
 */
typedef struct _DossierConnection DossierConnection;

typedef enum
{
  DOSSIER_CONNECTION_READER, /* the file must be there; nothing can be written */
  DOSSIER_CONNECTION_WRITER, /* makes the file when it is missing */
} DossierConnectionMode;

DossierConnection *dossier_connection_open (const char *path,
                                            DossierConnectionMode mode,
                                            GCancellable *cancellable,
                                            GError **error);
void dossier_connection_close (DossierConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConnection, dossier_connection_close)

sqlite3 *dossier_connection_get_db (DossierConnection *self);
const char *dossier_connection_get_path (DossierConnection *self);

/* What is done from now on stops with %G_IO_ERROR_CANCELLED when @cancellable (nullable) is
 * cancelled: SQLite is interrupted within a few thousand of its steps, also while it waits for a
 * lock. */
void dossier_connection_set_cancellable (DossierConnection *self, GCancellable *cancellable);
GCancellable *dossier_connection_get_cancellable (DossierConnection *self); /* or NULL */

/* How long to wait for another program's lock, in milliseconds; at first 5000. */
void dossier_connection_set_patience (DossierConnection *self, guint milliseconds);

/**
 * DossierStatement:
 *
 * A prepared statement lent by a connection. Declare it g_autoptr: letting go of it resets it,
 * which ends its hold on the file, and leaves it in the cache.
 */
typedef sqlite3_stmt DossierStatement;
void dossier_statement_release (DossierStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatement, dossier_statement_release)

/* The statement for @sql, compiled at its first use only. The same statement cannot be borrowed
 * twice at a time. */
DossierStatement *
dossier_connection_prepare (DossierConnection *self, const char *sql, GError **error);

/* Binds the parameters from @first (1 is the statement's first) on, one for each letter of @types,
 * and returns the number of the next one. Texts and bytes are not copied: they must live as long as
 * the binding.
 *   s  const char *, or NULL          i  int
 *   r  int; below 0 is bound as NULL  l  gint64
 *   d  double                         D  const DossierDate *, or NULL: takes two parameters, the
 *                                        EDTF value and the wording
 *   B  GBytes *, or NULL */
int dossier_statement_bind (DossierStatement *statement, int first, const char *types, ...);

/* Goes to the next row; @row says whether there is one. */
gboolean dossier_connection_step (DossierConnection *self,
                                  DossierStatement *statement,
                                  gboolean *row,
                                  GError **error);
/* Runs a statement that gives no rows, and resets it for the next set of values. */
gboolean
dossier_connection_run (DossierConnection *self, DossierStatement *statement, GError **error);
/* Runs one or more statements that need no values. */
gboolean dossier_connection_exec (DossierConnection *self, const char *sql, GError **error);

/* The number in the first row that @sql gives; 0 when there is none. */
gboolean dossier_connection_read_number (DossierConnection *self,
                                         const char *sql,
                                         int *number,
                                         GError **error);

/* The values of the current row: a copy of the text, or NULL; -1 for an integer that is NULL; a
 * date from two columns, or NULL. */
char *dossier_statement_dup_text (DossierStatement *statement, int column);
int dossier_statement_get_reference (DossierStatement *statement, int column);
DossierDate *dossier_statement_dup_date (DossierStatement *statement, int column);

/* A transaction for writing takes the lock at once, so that it never has to give up half way. */
gboolean dossier_connection_begin_write (DossierConnection *self, GError **error);
/* A transaction for reading: all its statements see the same state of the store. */
gboolean dossier_connection_begin_read (DossierConnection *self, GError **error);
gboolean dossier_connection_commit (DossierConnection *self, GError **error);
void dossier_connection_rollback (DossierConnection *self);
/* Commits when @ok; rolls back when not, or when that fails. Returns: whether it was committed. */
gboolean dossier_connection_end_write (DossierConnection *self, gboolean ok, GError **error);

/* What kind of trouble a code of SQLite means. */
typedef enum
{
  DOSSIER_TROUBLE_ROOM,   /* the disk is full */
  DOSSIER_TROUBLE_RIGHTS, /* it cannot be written */
  DOSSIER_TROUBLE_DISK,   /* it fails */
  DOSSIER_TROUBLE_BUSY,   /* another program holds it */
  DOSSIER_TROUBLE_NOT_A_STORE,
  DOSSIER_TROUBLE_DAMAGED,
  DOSSIER_TROUBLE_OTHER,
} DossierTrouble;
DossierTrouble dossier_connection_get_trouble (DossierConnection *self, int code);

/* Sets @error to what went wrong with @code (of SQLite), in words that name the file and what to
 * do.
 */
void dossier_connection_set_error (DossierConnection *self, int code, GError **error);

/* For tests: how many statements the cache holds. */
guint dossier_connection_count_statements (DossierConnection *self);

G_END_DECLS
