/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Backups of a store: whole copies, made through SQLite's backup interface while the store is in
 * use, in a folder "backups" beside it. Each is checked before it gets its name; those that are no
 * longer wanted go only after a new one is there. */

typedef enum
{
  DOSSIER_BACKUP_DAILY,     /* the day's, also when the reader asks for one */
  DOSSIER_BACKUP_MIGRATION, /* before the tables were brought up to date */
  DOSSIER_BACKUP_RESTORE,   /* what was there before a backup was restored */
} DossierBackupReason;

typedef struct
{
  char *path;
  gint64 made; /* seconds since 1970 UTC */
  guint64 size;
  DossierBackupReason reason;
} DossierBackup;
void dossier_backup_free (DossierBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBackup, dossier_backup_free)

/* How far a long operation is, in pages of the file; written by the thread that does it, read by
 * any other with g_atomic_int_get(). total is 0 before it is known. */
typedef struct
{
  gint done;
  gint total;
} DossierProgress;

/* The folder for backups of the store at @store, which may be missing; caller frees. */
char *dossier_backup_get_folder (const char *store);

/* (element-type DossierBackup) (transfer full): those of the store at @store, newest first; empty
 * when the folder is missing. */
GPtrArray *dossier_backup_list (const char *store);

/* Whether all of it can be read. Blocking. */
gboolean dossier_backup_is_good (const DossierBackup *backup, GCancellable *cancellable);

/* The newest of @backups that is sound, looked at one after the other; borrowed, NULL for none.
 * Blocking. */
DossierBackup *dossier_backup_find_good (GPtrArray *backups, GCancellable *cancellable);

/* The rule of what is kept, on @backups, newest first: of each of the last seven days with one the
 * last one; of each of the last four weeks with one (ISO 8601, UTC) the last one; for thirty days
 * what was made before a migration or a restore, and the newest of these always. Returns
 * (element-type DossierBackup) (transfer container): what can go. @now: seconds since 1970. */
GPtrArray *dossier_backup_choose_old (GPtrArray *backups, gint64 now);

#define DOSSIER_BACKUP_DAYS 7
#define DOSSIER_BACKUP_WEEKS 4
#define DOSSIER_BACKUP_SPECIAL_DAYS 30

/* Makes one, and removes what need not be kept any more. Returns its path; caller frees. Writing
 * goes on meanwhile: it holds what was in the store when it began. @progress: (nullable): to
 * outlive the operation. */
char *dossier_store_back_up (DossierStore *self,
                             DossierBackupReason reason,
                             DossierProgress *progress,
                             GCancellable *cancellable,
                             GError **error);
void dossier_store_back_up_async (DossierStore *self,
                                  DossierBackupReason reason,
                                  DossierProgress *progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *dossier_store_back_up_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* The same into a file of the caller's choice, which must not exist. Blocking. */
gboolean dossier_store_back_up_to (DossierStore *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
