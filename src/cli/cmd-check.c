/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "formats/importer.h"
#include "store/backup.h"

/* What is wrong; NULL with @error set when that could not be found out. A library that is too
 * damaged to be opened has that for a problem. */
static GPtrArray *
find_problems (DossierCli *cli, GError **error)
{
  g_autoptr (GError) damage = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (cli->library, NULL, &damage);
  g_autoptr (GPtrArray) problems = NULL;

  if (store != NULL && dossier_library_add_variants (store, NULL, &damage))
    problems = dossier_store_check (store, NULL, &damage);

  if (problems == NULL &&
      g_error_matches (damage, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    {
      problems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (problems, g_strdup (damage->message));
    }
  else if (problems == NULL)
    g_propagate_error (error, g_steal_pointer (&damage));

  return g_steal_pointer (&problems);
}

/* A backup that cannot be restored is one that is missing when it is needed. */
static void
check_backups (DossierCli *cli, GPtrArray *problems)
{
  g_autofree char *own = dossier_store_get_default_path ();
  g_autoptr (GPtrArray) backups = dossier_backup_list (cli->library != NULL ? cli->library : own);

  for (guint i = 0; i < backups->len; i++)
    {
      DossierBackup *backup = backups->pdata[i];
      g_autofree char *name = g_filename_display_name (backup->path);

      if (!dossier_backup_is_good (backup, NULL))
        g_ptr_array_add (
          problems,
          /* Translators: %s is the name of a file */
          g_strdup_printf (_ ("The backup “%s” is damaged. Delete it, and make another."), name));
    }
}

static DossierCliStatus
check (DossierCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = find_problems (cli, &error);
  g_autofree char *count = NULL;

  if (problems == NULL)
    return dossier_cli_fail (error->message);
  check_backups (cli, problems);

  if (cli->json)
    dossier_json_print_outcome (problems);
  else if (problems->len == 0)
    g_print ("%s\n", _ ("All is well."));
  else
    for (guint i = 0; i < problems->len; i++)
      dossier_print_wrapped (0, g_ptr_array_index (problems, i));

  if (problems->len == 0)
    return DOSSIER_CLI_DONE;
  /* Translators: %u is how many problems were found; each was printed before */
  count = g_strdup_printf (ngettext ("The library has %u problem.", "The library has %u problems.",
                                     problems->len),
                           problems->len);
  return dossier_cli_fail (count);
}

const DossierCommand dossier_command_check = {
  .name = "check",
  .arguments = "",
  .summary = N_ ("Look for damage in the library and its backups."),
  .min_arguments = 0,
  .max_arguments = 0,
  .run = check,
};
