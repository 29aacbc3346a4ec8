/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/reach.h"

#include "cli/output.h"
#include "text/fold.h"

DossierShelf *
dossier_cli_read_shelf (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  DossierShelf *shelf = dossier_store_read_shelf (store, NULL, &error);

  if (shelf == NULL)
    dossier_cli_fail (error->message);
  return shelf;
}

GPtrArray *
dossier_cli_find_documents (DossierStore *store, char **ids)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *id = dossier_cli_to_utf8 (ids[i]);
      g_autoptr (GError) error = NULL;
      char *uuid = dossier_store_find (store, id, NULL, &error);

      if (uuid == NULL)
        {
          dossier_cli_fail (error->message);
          return NULL;
        }
      g_ptr_array_add (uuids, uuid);
    }
  return g_steal_pointer (&uuids);
}

const DossierCollection *
dossier_cli_find_collection (DossierShelf *shelf, const char *name)
{
  g_autofree char *wanted = dossier_text_fold (name);

  for (guint i = 0; i < shelf->collections->len; i++)
    {
      const DossierCollection *collection = shelf->collections->pdata[i];
      g_autofree char *folded = dossier_text_fold (collection->name);

      if (g_str_equal (folded, wanted) || g_str_equal (collection->uuid, name))
        return collection;
    }
  return NULL;
}

DossierCliStatus
dossier_cli_change (DossierCli *cli, DossierStore *store, DossierShelfChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierShelfChange) undo = dossier_store_change_shelf (store, change, NULL, &error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  if (error != NULL)
    g_ptr_array_add (problems, error->message);
  if (cli->json)
    dossier_json_print_outcome (problems);
  return undo != NULL ? DOSSIER_CLI_DONE : dossier_cli_fail (error->message);
}
