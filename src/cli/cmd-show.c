/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/reach.h"
#include "cli/show.h"
#include "linking/crossfilter.h"
#include "store/spanning.h"

static gboolean all;
static char *tag;
static char *collection;
static char *asked;

static const GOptionEntry options[] = {
  { "all", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &all,
    N_ ("Of all documents of the library, in place of DOC"), NULL },
  { "tag", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &tag,
    N_ ("Of the documents with this tag, in place of DOC"), N_ ("TAG") },
  { "collection", 'c', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &collection,
    N_ ("Of the documents in this collection, in place of DOC"), N_ ("COLLECTION") },
  { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked,
    N_ ("Only what passes: “speaker:zas date:2020-05”"), N_ ("QUERY") },
  G_OPTION_ENTRY_NULL,
};

static const struct
{
  const char *name;
  DossierKind kind;
} shown[] = {
  { "passages", DOSSIER_KIND_PASSAGE },       { "quotes", DOSSIER_KIND_QUOTE },
  { "events", DOSSIER_KIND_EVENT },           { "memberships", DOSSIER_KIND_MEMBERSHIP },
  { "people", DOSSIER_KIND_PERSON },          { "organisations", DOSSIER_KIND_ORGANISATION },
  { "places", DOSSIER_KIND_PLACE },           { "sources", DOSSIER_KIND_SOURCE },
  { "commitments", DOSSIER_KIND_COMMITMENT }, { "notes", DOSSIER_KIND_NOTE },
};

static gboolean
find_kind (const char *name, DossierKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (strcmp (shown[i].name, name) == 0)
      {
        *kind = shown[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* Which documents are asked for together; NULL with the message printed. */
static DossierReach *
get_reach (DossierStore *store)
{
  g_autofree char *name = collection != NULL ? dossier_cli_to_utf8 (collection) : NULL;
  g_autofree char *tag_text = tag != NULL ? dossier_cli_to_utf8 (tag) : NULL;
  g_autoptr (DossierShelf) shelf = NULL;
  const DossierCollection *found;
  g_autofree char *message = NULL;

  if (tag_text != NULL)
    return dossier_reach_new_tag (tag_text);
  if (name == NULL)
    return dossier_reach_new_all ();
  shelf = dossier_cli_read_shelf (store);
  found = shelf != NULL ? dossier_cli_find_collection (shelf, name) : NULL;
  if (found != NULL)
    return dossier_reach_new_collection (found->uuid);
  /* Translators: %s is what the person gave for a collection of documents */
  message = g_strdup_printf (_ ("There is no collection “%s”."), name);
  if (shelf != NULL)
    dossier_cli_fail (message);
  return NULL;
}

static DossierDocument *
load_spanning (DossierCli *cli)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierReach) reach = store != NULL ? get_reach (store) : NULL;
  g_autoptr (GError) error = NULL;
  DossierDocument *document =
    reach != NULL ? dossier_store_load_spanning (store, reach, NULL, &error) : NULL;

  if (error != NULL)
    dossier_cli_fail (error->message);
  return document;
}

/* (element-type DossierItem): what of a kind passes. */
static GPtrArray *
list_passing (DossierDocument *document, DossierKind kind, DossierQuery *query)
{
  g_autoptr (DossierCrossfilter) results = dossier_crossfilter_new (document);
  g_autoptr (GPtrArray) passing = g_ptr_array_new_with_free_func (g_object_unref);

  dossier_crossfilter_run (results, query);
  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    {
      DossierItem *item = dossier_document_get (document, kind, i);

      if (dossier_crossfilter_passes (results, item))
        g_ptr_array_add (passing, g_object_ref (item));
    }
  return g_steal_pointer (&passing);
}

static DossierCliStatus
print (DossierCli *cli, DossierDocument *document, DossierKind kind)
{
  g_autofree char *text = asked != NULL ? dossier_cli_to_utf8 (asked) : NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (DossierQuery) resolved = NULL;
  g_autoptr (GPtrArray) passing = NULL;
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    {
      query = dossier_query_parse (text, &error);
      if (query == NULL)
        return dossier_cli_misuse (&dossier_command_show, error->message);
      resolved = dossier_query_resolve_names (query, document);
      passing = list_passing (document, kind, resolved);
    }
  else
    passing = g_ptr_array_ref (document->items[kind]);

  if (cli->json)
    dossier_show_json (document, kind, passing);
  else
    dossier_show_text (document, kind, passing);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
show (DossierCli *cli, char **arguments)
{
  gboolean spanning = all || tag != NULL || collection != NULL;
  g_autoptr (DossierDocument) document = NULL;
  const char *what = spanning ? arguments[0] : arguments[1];
  DossierKind kind;

  if (spanning && arguments[1] != NULL)
    return dossier_cli_misuse (&dossier_command_show, _ ("There is too much behind the command."));
  if (what == NULL)
    return dossier_cli_misuse (&dossier_command_show,
                               _ ("Something is missing behind the command."));
  if (!find_kind (what, &kind))
    {
      g_autofree char *name = dossier_cli_to_utf8 (what);
      g_autofree char *message =
        /* Translators: %s is what the person asked for */
        g_strdup_printf (_ ("A document has no “%s” to show."), name);

      return dossier_cli_misuse (&dossier_command_show, message);
    }

  document = spanning ? load_spanning (cli) : dossier_cli_load (cli, arguments[0]);
  return document != NULL ? print (cli, document, kind) : DOSSIER_CLI_FAILED;
}

const DossierCommand dossier_command_show = {
  .name = "show",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("DOC KIND"),
  .summary =
    N_ ("Show what is in a document. KIND is passages, quotes, events, memberships, people, "
        "organisations, places, sources, commitments or notes."),
  .min_arguments = 1,
  .max_arguments = 2,
  .options = options,
  .run = show,
};
