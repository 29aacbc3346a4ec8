/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/connection.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "store/fts-tokenizer.h"

/* How many steps of SQLite's virtual machine lie between two looks at the cancellable: some tenths
 * of a millisecond, and too few looks to be noticed. */
#define STEPS_BETWEEN_LOOKS 2000

#define PATIENCE_MS 5000
/* Longest nap between two tries for a lock. */
#define LONGEST_NAP_MS 25

struct _DossierConnection
{
  char *path;
  sqlite3 *db;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GCancellable *cancellable;
  guint patience_ms;
  gint64 waiting_since; /* µs, monotonic */
};

/* Errors */

/* What the system said at the last failure with one of the database's two files; 0 for nothing. */
static int
get_file_errno (sqlite3 *db, int which)
{
  sqlite3_file *file = NULL;
  int code = 0;

  sqlite3_file_control (db, "main", which, &file);
  if (file != NULL && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

/* A failed COMMIT leaves nothing in sqlite3_system_errno(), so the files are asked as well. */
static gboolean
is_out_of_room (sqlite3 *db, int code)
{
  int codes[3];

  if ((code & 0xff) == SQLITE_FULL)
    return TRUE;
  if ((code & 0xff) != SQLITE_IOERR || db == NULL)
    return FALSE;

  codes[0] = sqlite3_system_errno (db);
  codes[1] = get_file_errno (db, SQLITE_FCNTL_FILE_POINTER);
  codes[2] = get_file_errno (db, SQLITE_FCNTL_JOURNAL_POINTER);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == ENOSPC || codes[i] == EDQUOT || codes[i] == EFBIG)
      return TRUE;

  return FALSE;
}

DossierTrouble
dossier_connection_get_trouble (DossierConnection *self, int code)
{
  if (is_out_of_room (self->db, code))
    return DOSSIER_TROUBLE_ROOM;

  switch (code & 0xff)
    {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return DOSSIER_TROUBLE_RIGHTS;

    case SQLITE_IOERR:
      return DOSSIER_TROUBLE_DISK;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DOSSIER_TROUBLE_BUSY;

    case SQLITE_NOTADB:
      return DOSSIER_TROUBLE_NOT_A_STORE;

    case SQLITE_CORRUPT:
      return DOSSIER_TROUBLE_DAMAGED;

    default:
      return DOSSIER_TROUBLE_OTHER;
    }
}

void
dossier_connection_set_error (DossierConnection *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;

  switch (dossier_connection_get_trouble (self, code))
    {
    case DOSSIER_TROUBLE_ROOM:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                   _ (
                     /* Translators: %s is the name of a file */
                     "There is no room left on the disk for the library “%s”. Nothing was changed. "
                     "Free some space and try again."),
                   name);
      break;

    case DOSSIER_TROUBLE_RIGHTS:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                   /* Translators: %s is the name of a file */
                   _ ("The library “%s” cannot be written. Give yourself the right to write to the "
                      "file and its folder, or use a library elsewhere."),
                   name);
      break;

    case DOSSIER_TROUBLE_DISK:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   /* Translators: %s is the name of a file */
                   _ ("The disk that the library “%s” is on cannot be read or written properly. "
                      "Nothing was changed. Look to the disk, and try again."),
                   name);
      break;

    case DOSSIER_TROUBLE_BUSY:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
                   /* Translators: %s is the name of a file */
                   _ ("The library “%s” is held by another program. Wait until that has finished, "
                      "or close it, and try again."),
                   name);
      break;

    case DOSSIER_TROUBLE_NOT_A_STORE:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                   _ (
                     /* Translators: %s is the name of a file */
                     "“%s” is not a library of Dossier. Choose another file, or move this one away "
                     "to begin a new library in its place."),
                   name);
      break;

    case DOSSIER_TROUBLE_DAMAGED:
      g_set_error (
        error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
        /* Translators: %s is the name of a file */
        _ ("The library “%s” is damaged. Nothing was changed. When Dossier is opened again, it "
           "offers what can be rescued."),
        name);
      break;

    case DOSSIER_TROUBLE_OTHER:
    default:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                   /* Translators: %1$s is the name of a file, %2$s what SQLite, the database
                    * library, says, in English */
                   _ ("The library “%1$s” could not be used: %2$s."), name,
                   self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
    }
}

/* Callbacks */

static int
progress_cb (void *user_data)
{
  DossierConnection *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static int
busy_cb (void *user_data, int n_tries)
{
  DossierConnection *self = user_data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->waiting_since = now;
  if (g_cancellable_is_cancelled (self->cancellable) ||
      now - self->waiting_since > self->patience_ms * (gint64) 1000)
    return 0;

  g_usleep (MIN (n_tries + 1, LONGEST_NAP_MS) * 1000);
  return 1;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Nobody asks how much memory SQLite has: counting it takes a lock with each allocation, which an
 * import makes millions of. Too late when another library of the process has begun to use SQLite.
 */
static void
configure (void)
{
  static gsize configured;

  if (!g_once_init_enter (&configured))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&configured, 1);
}

/* Public API */

/* FULL: what was written is on the disk when the call returns, also when the power goes.
 * cache_size, in KiB: what does not fit is written out, and written again when it changes again;
 * 3,000 passages with their index take 60 ms with the 2 MiB that are the default, and 41 ms like
 * this. It is given back after each write. */
#define WRITER "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384"
#define READER "PRAGMA foreign_keys = ON; PRAGMA query_only = ON"

/**
 * dossier_connection_open:
 * @path: the store's file
 * @mode: whether to write
 * @cancellable: (nullable): holds for the opening only
 * @error: of DOSSIER_STORE_ERROR
 *
 * Opens @path and sets the connection up. Does not look at what the file holds: see
 * dossier_schema_prepare().
 *
 * Returns: (transfer full): a connection, or NULL
 */
DossierConnection *
dossier_connection_open (const char *path,
                         DossierConnectionMode mode,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (DossierConnection) self = g_new0 (DossierConnection, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  configure ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  self->patience_ms = PATIENCE_MS;
  g_set_object (&self->cancellable, cancellable);

  if (mode == DOSSIER_CONNECTION_WRITER)
    flags |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2 (path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      dossier_connection_set_error (self, code, error);
      return NULL;
    }

  code = dossier_fts_register (self->db);
  if (code != SQLITE_OK)
    {
      dossier_connection_set_error (self, code, error);
      return NULL;
    }

  sqlite3_busy_handler (self->db, busy_cb, self);
  sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, progress_cb, self);
  if (!dossier_connection_exec (self, mode == DOSSIER_CONNECTION_WRITER ? WRITER : READER, error))
    return NULL;

  g_clear_object (&self->cancellable);
  return g_steal_pointer (&self);
}

void
dossier_connection_close (DossierConnection *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
dossier_connection_get_db (DossierConnection *self)
{
  return self->db;
}

const char *
dossier_connection_get_path (DossierConnection *self)
{
  return self->path;
}

void
dossier_connection_set_cancellable (DossierConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

GCancellable *
dossier_connection_get_cancellable (DossierConnection *self)
{
  return self->cancellable;
}

void
dossier_connection_set_patience (DossierConnection *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
}

DossierStatement *
dossier_connection_prepare (DossierConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      dossier_connection_set_error (self, code, error);
      return NULL;
    }

  /* The key is the statement's own copy of the text. */
  g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (statement), statement);
  return statement;
}

void
dossier_statement_release (DossierStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static int
bind_text (DossierStatement *statement, int parameter, const char *text)
{
  return text == NULL ? sqlite3_bind_null (statement, parameter)
                      : sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

static int
bind_bytes (DossierStatement *statement, int parameter, GBytes *bytes)
{
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return sqlite3_bind_null (statement, parameter);
  data = g_bytes_get_data (bytes, &size);
  return sqlite3_bind_blob64 (statement, parameter, data, size, SQLITE_STATIC);
}

static int
bind_reference (DossierStatement *statement, int parameter, int value)
{
  return value < 0 ? sqlite3_bind_null (statement, parameter)
                   : sqlite3_bind_int (statement, parameter, value);
}

int
dossier_statement_bind (DossierStatement *statement, int first, const char *types, ...)
{
  const DossierDate *date;
  int next = first;
  va_list values;

  va_start (values, types);
  for (const char *type = types; *type != '\0'; type++)
    switch (*type)
      {
      case 's':
        bind_text (statement, next++, va_arg (values, const char *));
        break;

      case 'i':
        sqlite3_bind_int (statement, next++, va_arg (values, int));
        break;

      case 'r':
        bind_reference (statement, next++, va_arg (values, int));
        break;

      case 'l':
        sqlite3_bind_int64 (statement, next++, va_arg (values, gint64));
        break;

      case 'd':
        sqlite3_bind_double (statement, next++, va_arg (values, double));
        break;

      case 'D':
        date = va_arg (values, const DossierDate *);
        bind_text (statement, next++, date != NULL ? date->edtf : NULL);
        bind_text (statement, next++, date != NULL ? date->wording : NULL);
        break;

      case 'B':
        bind_bytes (statement, next++, va_arg (values, GBytes *));
        break;

      default:
        g_assert_not_reached ();
      }
  va_end (values);

  return next;
}

gboolean
dossier_connection_step (DossierConnection *self,
                         DossierStatement *statement,
                         gboolean *row,
                         GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      dossier_connection_set_error (self, code, error);
      return FALSE;
    }

  if (row != NULL)
    *row = code == SQLITE_ROW;
  return TRUE;
}

gboolean
dossier_connection_run (DossierConnection *self, DossierStatement *statement, GError **error)
{
  gboolean ok = dossier_connection_step (self, statement, NULL, error);

  sqlite3_reset (statement);
  return ok;
}

gboolean
dossier_connection_exec (DossierConnection *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  dossier_connection_set_error (self, code, error);
  return FALSE;
}

gboolean
dossier_connection_read_number (DossierConnection *self,
                                const char *sql,
                                int *number,
                                GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_connection_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !dossier_connection_step (self, statement, &row, error))
    return FALSE;

  *number = row ? sqlite3_column_int (statement, 0) : 0;
  return TRUE;
}

char *
dossier_statement_dup_text (DossierStatement *statement, int column)
{
  const unsigned char *text = sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;
  return g_strndup ((const char *) text, sqlite3_column_bytes (statement, column));
}

int
dossier_statement_get_reference (DossierStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return -1;
  return sqlite3_column_int (statement, column);
}

DossierDate *
dossier_statement_dup_date (DossierStatement *statement, int column)
{
  const char *edtf = (const char *) sqlite3_column_text (statement, column);

  if (edtf == NULL)
    return NULL;
  /* Only a store that others have written to holds a value that is none: then it is undated. */
  return dossier_date_new (edtf, (const char *) sqlite3_column_text (statement, column + 1), NULL);
}

gboolean
dossier_connection_begin_write (DossierConnection *self, GError **error)
{
  return dossier_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
dossier_connection_begin_read (DossierConnection *self, GError **error)
{
  return dossier_connection_exec (self, "BEGIN", error);
}

gboolean
dossier_connection_commit (DossierConnection *self, GError **error)
{
  return dossier_connection_exec (self, "COMMIT", error);
}

void
dossier_connection_rollback (DossierConnection *self)
{
  /* Some errors (a full disk) have rolled back already. A rollback is not to be interrupted. */
  g_clear_object (&self->cancellable);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
dossier_connection_end_write (DossierConnection *self, gboolean ok, GError **error)
{
  if (ok && dossier_connection_commit (self, error))
    return TRUE;
  dossier_connection_rollback (self);
  return FALSE;
}

guint
dossier_connection_count_statements (DossierConnection *self)
{
  return g_hash_table_size (self->statements);
}
