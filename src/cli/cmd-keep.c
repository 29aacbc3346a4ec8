/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup and restore. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "store/restore.h"

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

static DossierCliStatus
restore (DossierCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = open_store (cli, &error);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  if (store == NULL)
    return finish (cli, error, NULL);
  if (document_id != NULL)
    restore_notes (store, arguments[0], &error);
  else
    dossier_store_restore (store, arguments[0], NULL, NULL, NULL, &error);

  folder = dossier_backup_get_folder (dossier_store_get_path (store));
  name = g_filename_display_name (folder);
  done =
    /* Translators: %s is the name of a folder */
    g_strdup_printf (_ ("Restored. What was there before is the newest backup in “%s”."), name);
  return finish (cli, error, done);
}

const DossierCommand dossier_command_backup = {
  .name = "backup",
  .arguments = "FILE",
  .summary = N_ ("Copy the whole library into a new file, also while it is in use."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = backup,
};

const DossierCommand dossier_command_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_ ("Put back all that a backup holds, or the notes of one document."),
  .details = N_ ("What the library holds is backed up first. Notes that the backup does not have "
                 "go into the trash when those of one document are restored."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options = restore_options,
  .run = restore,
};
