/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/reach.h"
#include "text/typed-date.h"

/* As they were typed, in whatever encoding. */
static char *title;
static char **authors;
static char *date;
static char *publisher;
static char *url;
static gboolean reset;

static const GOptionEntry options[] = {
  { "title", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &title,
    /* Translators: of a document: what an option of the command line sets */
    N_ ("Its title"), N_ ("TEXT") },
  { "author", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &authors,
    N_ ("An author, in place of those that it names; may be given several times"),
    /* Translators: stands for a person's name in the help on options */
    N_ ("NAME") },
  { "date", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &date,
    N_ ("Its date, as “2020-05” or in words"),
    /* Translators: stands for a date in the help on options */
    N_ ("DATE") },
  { "publisher", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &publisher,
    N_ ("Who has published it"), N_ ("NAME") },
  { "url", 'u', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &url, N_ ("Where it comes from"),
    /* Translators: stands for an address on the web in the help on options */
    N_ ("URL") },
  { "reset", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &reset,
    N_ ("Take all corrections back: all is as the file has it"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
put_text (char **field, const char *typed)
{
  if (typed == NULL)
    return;
  g_free (*field);
  *field = dossier_cli_to_utf8 (typed);
}

static void
put_authors (DossierCorrection *correction)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (authors == NULL)
    return;
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_autofree char *name = dossier_cli_to_utf8 (authors[i]);

      if (*name != '\0')
        g_strv_builder_add (names, name);
    }
  g_strfreev (correction->authors);
  correction->authors = g_strv_builder_end (names);
}

/* FALSE with the message printed when it is none. */
static gboolean
put_date (DossierCorrection *correction)
{
  g_autofree char *typed = date != NULL ? dossier_cli_to_utf8 (date) : NULL;
  g_autoptr (GError) error = NULL;

  if (typed == NULL)
    return TRUE;
  g_clear_pointer (&correction->date, dossier_date_free);
  correction->undated = *typed == '\0';
  if (correction->undated)
    return TRUE;
  correction->date = dossier_date_parse_typed (typed, &error);
  if (correction->date == NULL)
    dossier_cli_misuse (&dossier_command_correct, error->message);
  return correction->date != NULL;
}

static void
add_side (JsonBuilder *builder, const char *name, const DossierCorrection *side)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "title", side->title);
  json_builder_set_member_name (builder, "authors");
  if (side->authors == NULL)
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_array (builder);
      for (guint i = 0; side->authors[i] != NULL; i++)
        json_builder_add_string_value (builder, side->authors[i]);
      json_builder_end_array (builder);
    }
  dossier_json_add_text (builder, "date",
                         side->undated        ? ""
                         : side->date != NULL ? side->date->edtf
                                              : NULL);
  dossier_json_add_text (builder, "publisher", side->publisher);
  dossier_json_add_text (builder, "url", side->url);
  json_builder_end_object (builder);
}

static void
print_head (const DossierHead *head)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_side (builder, "file", head->file);
  add_side (builder, "reader", head->reader);
  json_builder_end_object (builder);
  dossier_json_print (builder);
}

static DossierCliStatus
print_corrected (DossierCli *cli, DossierStore *store, const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHead) head = dossier_store_read_head (store, uuid, NULL, &error);

  if (head == NULL)
    return dossier_cli_fail (error->message);
  if (cli->json)
    print_head (head);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
correct (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (GPtrArray) uuids =
    store != NULL ? dossier_cli_find_documents (store, arguments) : NULL;
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  g_autoptr (DossierShelfChange) undo = NULL;
  g_autoptr (DossierHead) head = NULL;
  g_autoptr (GError) error = NULL;

  if (uuids == NULL)
    return DOSSIER_CLI_FAILED;
  head = dossier_store_read_head (store, uuids->pdata[0], NULL, &error);
  if (head == NULL)
    return dossier_cli_fail (error->message);
  put_text (&head->reader->title, title);
  put_authors (head->reader);
  if (!put_date (head->reader))
    return DOSSIER_CLI_USAGE;
  put_text (&head->reader->publisher, publisher);
  put_text (&head->reader->url, url);

  dossier_shelf_change_correct (change, uuids->pdata[0], reset ? NULL : head->reader);
  undo = dossier_store_change_shelf (store, change, NULL, &error);
  if (undo == NULL)
    return dossier_cli_fail (error->message);
  return print_corrected (cli, store, uuids->pdata[0]);
}

const DossierCommand dossier_command_correct = {
  .name = "correct",
  .arguments = N_ ("DOC [--title TEXT]"),
  .summary = N_ ("Correct what is known of a document."),
  .details = N_ ("The file stays as it is, and so does its text. An empty value says that there is "
                 "none; what is not given stays as it was."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options = options,
  .run = correct,
};
