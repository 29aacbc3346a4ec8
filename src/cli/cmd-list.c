/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/reach.h"

static char *order_name;
static gboolean reverse;
static char *tag;
static char *collection;
static char *words;
static gboolean trash;

static const GOptionEntry options[] = {
  { "sort", 's', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &order_name,
    N_ ("In the order of: title, author, date, language, publisher, kind, added, read, length or "
        "marked"),
    /* Translators: stands for the name of an order ("title") in the help on options */
    N_ ("ORDER") },
  { "reverse", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &reverse,
    N_ ("The other way round: the latest, the longest first"), NULL },
  { "tag", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &tag, N_ ("Only those with this tag"),
    N_ ("TAG") },
  { "collection", 'c', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &collection,
    N_ ("Only those in this collection"),
    /* Translators: stands for the name of a collection in the help on options */
    N_ ("COLLECTION") },
  { "words", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &words,
    N_ ("Only those with these words in title, authors, publisher, address or tags"),
    /* Translators: stands for words that are looked for in the help on options */
    N_ ("WORDS") },
  { "trash", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &trash, N_ ("Those in the trash instead"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

static void
add_strv (JsonBuilder *builder, const char *name, char **strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

/* Null when it is not known. */
static void
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  if (time != 0)
    dossier_json_add_time (builder, name, time);
  else
    dossier_json_add_text (builder, name, NULL);
}

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
      add_strv (builder, "languages", info->languages);
      dossier_json_add_number (builder, "passages", info->passages);
      add_strv (builder, "authors", info->authors);
      dossier_json_add_text (builder, "publisher", info->publisher);
      dossier_json_add_text (builder, "url", info->url);
      dossier_json_add_number (builder, "quotes", info->quotes);
      dossier_json_add_number (builder, "notes", info->notes);
      add_time (builder, "added", info->added);
      add_time (builder, "read", info->read);
      add_strv (builder, "tags", info->tags);
      add_strv (builder, "collections", info->collections);
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

static GPtrArray *
arrange (DossierShelf *shelf, const DossierCollection *in, DossierShelfOrder order)
{
  g_autofree char *tag_text = tag != NULL ? dossier_cli_to_utf8 (tag) : NULL;
  g_autofree char *words_text = words != NULL ? dossier_cli_to_utf8 (words) : NULL;
  const DossierShelfChoice choice = { .collection = in != NULL ? in->uuid : NULL,
                                      .tag = tag_text,
                                      .words = words_text,
                                      .order = order,
                                      .descending = reverse };

  return dossier_shelf_arrange (shelf, &choice);
}

/* (element-type DossierDocumentInfo): those that are asked for; NULL with @status set, and the
 * message printed. */
static GPtrArray *
choose (DossierStore *store, DossierShelf *shelf, DossierCliStatus *status)
{
  DossierShelfOrder order = DOSSIER_SHELF_BY_TITLE;
  g_autofree char *name = collection != NULL ? dossier_cli_to_utf8 (collection) : NULL;
  const DossierCollection *in = name != NULL ? dossier_cli_find_collection (shelf, name) : NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *infos;

  *status = DOSSIER_CLI_FAILED;
  if (order_name != NULL && !dossier_shelf_order_from_string (order_name, &order))
    {
      /* Translators: %s is what the person gave for an order of the list */
      message = g_strdup_printf (_ ("Documents have no order “%s”."), order_name);
      *status = dossier_cli_misuse (&dossier_command_list, message);
      return NULL;
    }
  if (name != NULL && in == NULL)
    {
      /* Translators: %s is what the person gave for a collection of documents */
      message = g_strdup_printf (_ ("There is no collection “%s”."), name);
      *status = dossier_cli_fail (message);
      return NULL;
    }
  if (trash)
    return g_ptr_array_ref (shelf->removed);
  if (order_name != NULL || reverse || tag != NULL || in != NULL || words != NULL)
    return arrange (shelf, in, order);
  infos = dossier_store_list (store, NULL, &error);
  if (infos == NULL)
    dossier_cli_fail (error->message);
  return infos;
}

static DossierCliStatus
list (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierShelf) shelf = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  DossierCliStatus status = DOSSIER_CLI_DONE;

  if (store == NULL || !dossier_cli_add_languages (store))
    return DOSSIER_CLI_FAILED;
  shelf = dossier_cli_read_shelf (store);
  infos = shelf != NULL ? choose (store, shelf, &status) : NULL;
  if (infos == NULL)
    return status;

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
  .options = options,
  .run = list,
};
