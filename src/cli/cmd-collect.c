/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tag and collect. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/reach.h"

static gboolean take_away;
static gboolean forget;

static const GOptionEntry tag_options[] = {
  { "remove", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &take_away,
    N_ ("Take the tag off the documents"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const GOptionEntry collect_options[] = {
  { "remove", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &take_away,
    N_ ("Take the documents out of the collection"), NULL },
  { "forget", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &forget,
    N_ ("Forget the collection; its documents stay in the library"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* Names with how many documents have them. */
typedef struct
{
  JsonBuilder *builder;
  DossierTable *table;
} Listing;

static void
begin (Listing *listing)
{
  listing->builder = json_builder_new ();
  listing->table = dossier_table_new (2);
  json_builder_begin_array (listing->builder);
}

static void
add (Listing *listing, const char *uuid, const char *name, guint n_documents)
{
  json_builder_begin_object (listing->builder);
  if (uuid != NULL)
    dossier_json_add_text (listing->builder, "id", uuid);
  dossier_json_add_text (listing->builder, "name", name);
  dossier_json_add_number (listing->builder, "documents", n_documents);
  json_builder_end_object (listing->builder);
  dossier_table_add (listing->table,
                     /* Translators: %u is how many documents have a tag, or are in a collection */
                     g_strdup_printf (ngettext ("%'u document", "%'u documents", n_documents),
                                      n_documents),
                     g_strdup (name));
}

static DossierCliStatus
end (Listing *listing, DossierCli *cli)
{
  json_builder_end_array (listing->builder);
  if (cli->json)
    dossier_json_print (listing->builder);
  else
    dossier_table_print (listing->table);
  g_object_unref (listing->builder);
  dossier_table_free (listing->table);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
list_tags (DossierCli *cli, DossierShelf *shelf)
{
  Listing listing;

  begin (&listing);
  for (guint i = 0; i < shelf->tags->len; i++)
    {
      const DossierDocumentTag *tag = shelf->tags->pdata[i];

      add (&listing, NULL, tag->tag, tag->n_documents);
    }
  return end (&listing, cli);
}

static DossierCliStatus
list_collections (DossierCli *cli, DossierShelf *shelf)
{
  Listing listing;

  begin (&listing);
  for (guint i = 0; i < shelf->collections->len; i++)
    {
      const DossierCollection *collection = shelf->collections->pdata[i];

      add (&listing, collection->uuid, collection->name, collection->n_documents);
    }
  return end (&listing, cli);
}

static DossierCliStatus
tag (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierShelf) shelf = store != NULL ? dossier_cli_read_shelf (store) : NULL;
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (GPtrArray) uuids = NULL;
  g_autofree char *name = NULL;

  if (shelf == NULL)
    return DOSSIER_CLI_FAILED;
  if (arguments[0] == NULL)
    return list_tags (cli, shelf);
  if (arguments[1] == NULL)
    return dossier_cli_misuse (&dossier_command_tag, _ ("No document is given."));
  uuids = dossier_cli_find_documents (store, arguments + 1);
  if (uuids == NULL)
    return DOSSIER_CLI_FAILED;
  name = dossier_cli_to_utf8 (arguments[0]);
  for (guint i = 0; i < uuids->len; i++)
    if (take_away)
      dossier_shelf_change_remove_tag (change, uuids->pdata[i], name);
    else
      dossier_shelf_change_add_tag (change, uuids->pdata[i], name);
  return dossier_cli_change (cli, store, change);
}

/* The uuid of the collection of that name, which is made where there is none; NULL with the message
 * printed where it has to be there. Borrowed from @shelf or @change. */
static const char *
get_collection (DossierShelf *shelf, DossierShelfChange *change, const char *name)
{
  const DossierCollection *collection = dossier_cli_find_collection (shelf, name);
  g_autofree char *message = NULL;

  if (collection != NULL)
    return collection->uuid;
  if (!take_away && !forget)
    return dossier_shelf_change_make_collection (change, name);
  /* Translators: %s is what the person gave for a collection of documents */
  message = g_strdup_printf (_ ("There is no collection “%s”."), name);
  dossier_cli_fail (message);
  return NULL;
}

static DossierCliStatus
collect (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierShelf) shelf = store != NULL ? dossier_cli_read_shelf (store) : NULL;
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (GPtrArray) uuids = NULL;
  g_autofree char *name = NULL;
  const char *collection;

  if (shelf == NULL)
    return DOSSIER_CLI_FAILED;
  if (arguments[0] == NULL)
    return list_collections (cli, shelf);
  if (arguments[1] == NULL && !forget)
    return dossier_cli_misuse (&dossier_command_collect, _ ("No document is given."));
  uuids = dossier_cli_find_documents (store, arguments + 1);
  name = dossier_cli_to_utf8 (arguments[0]);
  collection = uuids != NULL ? get_collection (shelf, change, name) : NULL;
  if (collection == NULL)
    return DOSSIER_CLI_FAILED;
  if (forget)
    dossier_shelf_change_forget_collection (change, collection);
  for (guint i = 0; i < uuids->len && !forget; i++)
    if (take_away)
      dossier_shelf_change_uncollect (change, uuids->pdata[i], collection);
    else
      dossier_shelf_change_collect (change, uuids->pdata[i], collection);
  return dossier_cli_change (cli, store, change);
}

const DossierCommand dossier_command_tag = {
  .name = "tag",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep the brackets. */
  .arguments = N_ ("[TAG DOC…]"),
  .summary = N_ ("Tag documents; list the tags."),
  .min_arguments = 0,
  .max_arguments = -1,
  .options = tag_options,
  .run = tag,
};

const DossierCommand dossier_command_collect = {
  .name = "collect",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep the brackets. */
  .arguments = N_ ("[COLLECTION DOC…]"),
  .summary = N_ ("Put documents into a collection; list the collections."),
  .details = N_ ("A collection that is not there yet is made. A document can be in several."),
  .min_arguments = 0,
  .max_arguments = -1,
  .options = collect_options,
  .run = collect,
};
