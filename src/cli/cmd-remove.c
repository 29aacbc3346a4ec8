/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/reach.h"

static gboolean restore;
static gboolean forget;

static const GOptionEntry options[] = {
  { "restore", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &restore,
    N_ ("Take them out of the trash again"), NULL },
  { "forget", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &forget,
    N_ ("Forget those in the trash for good, with all that you added to them"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* The document in the trash that @id means, by its id, the beginning of it, or its short name. */
static const char *
find_removed (DossierShelf *shelf, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < shelf->removed->len; i++)
    {
      const DossierDocumentInfo *info = shelf->removed->pdata[i];

      if (g_str_has_prefix (info->uuid, lower) ||
          (info->name != NULL && g_ascii_strcasecmp (info->name, id) == 0))
        {
          found = info->uuid;
          n_found++;
        }
    }
  return n_found == 1 ? found : NULL;
}

/* (element-type utf8): uuids; NULL with the message printed. */
static GPtrArray *
find_all_removed (DossierStore *store, char **ids)
{
  g_autoptr (DossierShelf) shelf = dossier_cli_read_shelf (store);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  if (shelf == NULL)
    return NULL;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *id = dossier_cli_to_utf8 (ids[i]);
      const char *uuid = find_removed (shelf, id);
      g_autofree char *message = NULL;

      if (uuid == NULL)
        {
          /* Translators: %s is what the person gave for a document */
          message = g_strdup_printf (_ ("No document in the trash has the id “%s”."), id);
          dossier_cli_fail (message);
          return NULL;
        }
      g_ptr_array_add (uuids, g_strdup (uuid));
    }
  return g_steal_pointer (&uuids);
}

static DossierCliStatus
forget_all (DossierCli *cli, DossierStore *store, GPtrArray *uuids)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (uuids, NULL);
  if (!dossier_store_forget_removed (store, (const char *const *) uuids->pdata, NULL, &error))
    return dossier_cli_fail (error->message);
  if (cli->json)
    dossier_json_print_outcome (problems);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
remove_documents (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (GPtrArray) uuids = NULL;

  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  uuids = restore || forget ? find_all_removed (store, arguments)
                            : dossier_cli_find_documents (store, arguments);
  if (uuids == NULL)
    return DOSSIER_CLI_FAILED;
  if (forget)
    return forget_all (cli, store, uuids);
  for (guint i = 0; i < uuids->len; i++)
    if (restore)
      dossier_shelf_change_restore (change, uuids->pdata[i]);
    else
      dossier_shelf_change_remove (change, uuids->pdata[i]);
  return dossier_cli_change (cli, store, change);
}

const DossierCommand dossier_command_remove = {
  .name = "remove",
  /* Translators: what the command takes, as the help shows it: one document or several */
  .arguments = N_ ("DOC…"),
  .summary = N_ ("Move documents to the trash, or back."),
  .details = N_ ("They lie there for 30 days, with all that you added to them. “dossierctl list "
                 "--trash” shows them."),
  .min_arguments = 1,
  .max_arguments = -1,
  .options = options,
  .run = remove_documents,
};
