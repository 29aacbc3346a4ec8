/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup and restore. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "store/restore.h"
#include "store/salvage.h"

/* Neither wants the bundled dossier put into a library that it only copies. */
static DossierStore *
open_store (DossierCli *cli, GError **error)
{
  g_autofree char *own = dossier_store_get_default_path ();

  return dossier_store_open (cli->library != NULL ? cli->library : own, NULL, NULL, error);
}

static DossierCliStatus
finish (DossierCli *cli, const GError *error, const char *done)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  if (error != NULL)
    g_ptr_array_add (problems, error->message);
  if (cli->json)
    dossier_json_print_outcome (problems);
  else if (error == NULL)
    g_print ("%s\n", done);
  return error == NULL ? DOSSIER_CLI_DONE : dossier_cli_fail (error->message);
}

static DossierCliStatus
backup (DossierCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = open_store (cli, &error);
  g_autofree char *name = g_filename_display_name (arguments[0]);
  g_autofree char *done = NULL;

  if (store != NULL)
    dossier_store_back_up_to (store, arguments[0], NULL, &error);
  /* Translators: %s is the name of a file */
  done = g_strdup_printf (_ ("“%s” now holds all that the library holds."), name);
  return finish (cli, error, done);
}

static char *document_id;

static const GOptionEntry restore_options[] = {
  { "document", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &document_id,
    N_ ("Put back the notes of this document only"), "DOC" },
  G_OPTION_ENTRY_NULL,
};

static void
restore_notes (DossierStore *store, const char *file, GError **error)
{
  g_autofree char *id = dossier_cli_to_utf8 (document_id);
  g_autoptr (DossierDocument) document = dossier_store_load (store, id, NULL, error);

  if (document != NULL)
    dossier_store_restore (store, file, document->uuid, NULL, NULL, error);
}

/* @file: which backup, NULL for the newest that is sound. NULL with @error set when there is none.
 */
static char *
choose_backup (const char *library, const char *file, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  DossierBackup *newest;

  if (file != NULL)
    return g_strdup (file);
  backups = dossier_backup_list (library);
  newest = dossier_backup_find_good (backups, NULL);
  if (newest != NULL)
    return g_strdup (newest->path);
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("There is no backup yet. Give the name of a file."));
  return NULL;
}

/* A library that cannot be opened any more. */
static DossierCliStatus
replace (DossierCli *cli, const char *library, const char *file, const GError *damage)
{
  g_autoptr (DossierSalvage) salvage = dossier_salvage_read (library);
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  guint n = dossier_salvage_count (salvage);

  if (document_id != NULL || !dossier_salvage_is_library (library, salvage))
    return finish (cli, damage, NULL);
  /* Without any backup it is a new library, with the notes. */
  backup = choose_backup (library, file, NULL);
  aside = dossier_salvage_replace (library, backup, salvage, NULL, &error);
  if (aside == NULL)
    return finish (cli, error, NULL);

  name = g_filename_display_name (aside);
  done = g_strdup_printf (
    ngettext (
      /* Translators: %1$u is a number, %2$s the name of a file */
      "Restored, with %1$u note that could be read from the damaged library, which is kept "
      "as “%2$s”.",
      "Restored, with %1$u notes that could be read from the damaged library, which is kept "
      "as “%2$s”.",
      n),
    n, name);
  return finish (cli, NULL, done);
}

static gboolean
is_damaged (DossierStore *store, const GError *error)
{
  g_autoptr (GPtrArray) problems = NULL;

  /* It may be the backup that is. */
  if (!g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return FALSE;
  problems = dossier_store_check (store, NULL, NULL);
  return problems == NULL || problems->len > 0;
}

static DossierCliStatus
put_back (DossierCli *cli, DossierStore *store, const char *file)
{
  const char *library = dossier_store_get_path (store);
  g_autofree char *folder = dossier_backup_get_folder (library);
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = choose_backup (library, file, &error);

  if (backup != NULL && document_id != NULL)
    restore_notes (store, backup, &error);
  else if (backup != NULL)
    dossier_store_restore (store, backup, NULL, NULL, NULL, &error);

  if (document_id == NULL && is_damaged (store, error))
    {
      dossier_store_close (store);
      return replace (cli, library, file, error);
    }
  done =
    /* Translators: %s is the name of a folder */
    g_strdup_printf (_ ("Restored. What was there before is the newest backup in “%s”."), name);
  return finish (cli, error, done);
}

static DossierCliStatus
restore (DossierCli *cli, char **arguments)
{
  g_autofree char *own = dossier_store_get_default_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = open_store (cli, &error);

  if (store != NULL)
    return put_back (cli, store, arguments[0]);
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    return replace (cli, cli->library != NULL ? cli->library : own, arguments[0], error);
  return finish (cli, error, NULL);
}

const DossierCommand dossier_command_backup = {
  .name = "backup",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("FILE"),
  .summary = N_ ("Copy the whole library into a new file, also while it is in use."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = backup,
};

const DossierCommand dossier_command_restore = {
  .name = "restore",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("[FILE]"),
  .summary = N_ ("Put back all that a backup holds, or the notes of one document."),
  .details =
    N_ ("Without FILE it is the newest backup. What the library holds is backed up first. "
        "Notes that the backup does not have go into the trash when those of one document "
        "are restored. A damaged library is kept under another name, and the notes that can "
        "still be read from it are put into the restored one."),
  .min_arguments = 0,
  .max_arguments = 1,
  .options = restore_options,
  .run = restore,
};
