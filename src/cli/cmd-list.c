/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"

static void
print_json (GPtrArray *infos)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = g_ptr_array_index (infos, i);

      json_builder_begin_object (builder);
      dossier_json_add_text (builder, "id", info->uuid);
      dossier_json_add_text (builder, "name", info->name);
      dossier_json_add_text (builder, "title", info->title);
      dossier_json_add_date (builder, "date", info->date);
      dossier_json_add_text (builder, "language", info->language);
      json_builder_set_member_name (builder, "languages");
      json_builder_begin_array (builder);
      for (guint j = 0; info->languages[j] != NULL; j++)
        json_builder_add_string_value (builder, info->languages[j]);
      json_builder_end_array (builder);
      dossier_json_add_number (builder, "passages", info->passages);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_json_print (builder);
}

/* The beginning of an id, which mostly is enough to name a document by. */
static char *
shorten (const char *uuid)
{
  return g_strndup (uuid, 8);
}

static void
print_text (GPtrArray *infos)
{
  g_autoptr (DossierTable) table = dossier_table_new (6);

  for (guint i = 0; i < infos->len; i++)
    {
      DossierDocumentInfo *info = g_ptr_array_index (infos, i);

      dossier_table_add (table, shorten (info->uuid), g_strdup (info->name),
                         dossier_date_to_cell (info->date),
                         g_strdup_printf (ngettext ("%'u passage", "%'u passages", info->passages),
                                          info->passages),
                         g_strjoinv (" ", info->languages), g_strdup (info->title));
    }
  dossier_table_print (table);
}

static DossierCliStatus
list (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL || !dossier_cli_add_languages (store))
    return DOSSIER_CLI_FAILED;
  infos = dossier_store_list (store, NULL, &error);
  if (infos == NULL)
    return dossier_cli_fail (error->message);

  if (cli->json)
    print_json (infos);
  else
    print_text (infos);
  return DOSSIER_CLI_DONE;
}

const DossierCommand dossier_command_list = {
  .name = "list",
  .arguments = "",
  .summary = N_ ("List the documents in the library."),
  .min_arguments = 0,
  .max_arguments = 0,
  .run = list,
};
