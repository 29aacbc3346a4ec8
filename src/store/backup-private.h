/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Internal to src/store and its tests. */

/* Ends the name of what is not finished yet: never taken for a backup, removed when it is old. */
#define DOSSIER_BACKUP_PART ".part"

/* Makes a backup of the store behind @source in its folder, checks it, gives it its name, removes
 * what need not be kept. Returns its path, or NULL. */
char *dossier_backup_make (DossierConnection *source,
                           DossierBackupReason reason,
                           DossierProgress *progress,
                           GError **error);

/* A checked copy of the store behind @source at @path, which must not exist. */
gboolean dossier_backup_copy (DossierConnection *source,
                              const char *path,
                              DossierProgress *progress,
                              GError **error);

/* Takes every page of @source to @target, all or none. @about: (nullable): the folder or file that
 * errors of writing name; NULL: the library of @target. */
gboolean dossier_backup_transfer (DossierConnection *source,
                                  DossierConnection *target,
                                  const char *about,
                                  DossierProgress *progress,
                                  GError **error);

/* Whether the whole of the file is sound; DOSSIER_STORE_ERROR_DAMAGED when not. */
gboolean dossier_backup_check (DossierConnection *connection, GError **error);

/* Makes the folder, for the reader's eyes only. */
gboolean dossier_backup_make_folder (const char *store, GError **error);

/* A name in the folder for a backup made at @now that is not taken; caller frees. */
char *dossier_backup_choose_path (const char *store, DossierBackupReason reason, gint64 now);

/* An empty file in @folder of a name that nobody else has, which begins with @about and ends with
 * DOSSIER_BACKUP_PART: for a database that is to be written there. Caller frees the path. */
char *dossier_backup_make_part (const char *folder, const char *about, GError **error);

/* Removes a file of a database with what SQLite keeps beside it. */
void dossier_backup_remove_file (const char *path);

/* What choose_old() finds, and unfinished ones of which nobody takes care any more. */
void dossier_backup_prune (const char *store, gint64 now);

/* Writes a folder's entries to the disk, so that a rename outlives a loss of power. */
void dossier_backup_sync_folder (const char *path);

G_END_DECLS
