/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "store/search.h"

static char *document_id;
static int limit = -1;

static const GOptionEntry options[] = {
  { "document", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &document_id,
    N_ ("Search this document instead of the whole library"),
    /* Translators: stands for a document's id in the help on options */
    N_ ("DOC") },
  { "limit", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit,
    N_ ("Show no more than this many finds"),
    /* Translators: stands for a number in the help on options */
    N_ ("N") },
  G_OPTION_ENTRY_NULL,
};

/* What was found, in one word for people. */
static const char *
get_kind_label (DossierHitKind kind)
{
  switch (kind)
    {
    case DOSSIER_HIT_TITLE:
      /* Translators: what a line of search results is: a document's title */
      return C_ ("what was found", "title");
    case DOSSIER_HIT_SECTION:
      /* Translators: what a line of search results is: a section of a document */
      return C_ ("what was found", "section");
    case DOSSIER_HIT_PERSON:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "person");
    case DOSSIER_HIT_ORGANISATION:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "organisation");
    case DOSSIER_HIT_PLACE:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "place");
    case DOSSIER_HIT_PASSAGE:
      /* Translators: what a line of search results is: a paragraph of a document */
      return C_ ("what was found", "passage");
    case DOSSIER_HIT_QUOTE:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "quote");
    case DOSSIER_HIT_NOTE:
      /* Translators: what a line of search results is: the reader's note */
      return C_ ("what was found", "note");
    case DOSSIER_HIT_EVENT:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "event");
    case DOSSIER_HIT_COMMITMENT:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "commitment");
    case DOSSIER_HIT_SOURCE:
      /* Translators: what a line of search results is */
      return C_ ("what was found", "source");
    default:
      return dossier_hit_kind_to_string (kind);
    }
}

static void
print_json (DossierFindings *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->hits->len; i++)
    {
      const DossierHit *hit = findings->hits->pdata[i];

      json_builder_begin_object (builder);
      dossier_json_add_text (builder, "document", hit->document);
      dossier_json_add_text (builder, "passage", hit->passage);
      dossier_json_add_text (builder, "kind", dossier_hit_kind_to_string (hit->kind));
      dossier_json_add_text (builder, "snippet", hit->snippet);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_json_print (builder);
}

/* The hits of one document from @first on, under its title. Returns where the next one begins. */
static guint
print_document (DossierFindings *findings, guint first, const char *title)
{
  g_autoptr (DossierTable) table = dossier_table_new (4);
  const char *document = ((DossierHit *) findings->hits->pdata[first])->document;
  guint i;

  for (i = first; i < findings->hits->len; i++)
    {
      const DossierHit *hit = findings->hits->pdata[i];

      if (!g_str_equal (hit->document, document))
        break;
      dossier_table_add (table, g_strdup (""), g_strdup (get_kind_label (hit->kind)),
                         g_strdup (hit->passage), g_strdup (hit->snippet));
    }

  g_print ("%s%.8s  %s\n", first > 0 ? "\n" : "", document, title);
  dossier_table_print (table);
  return i;
}

static void
print_text (DossierFindings *findings)
{
  guint document = 0;

  for (guint i = 0; i < findings->hits->len; document++)
    {
      const DossierHitCount *count = findings->documents->pdata[document];

      i = print_document (findings, i, count->title);
    }
}

static DossierCliStatus
search (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = NULL;
  g_autofree char *typed = g_strjoinv (" ", arguments);
  g_autofree char *words = dossier_cli_to_utf8 (typed);
  g_autofree char *document = document_id != NULL ? dossier_cli_to_utf8 (document_id) : NULL;
  g_autofree char *language = cli->language != NULL ? dossier_cli_to_utf8 (cli->language) : NULL;
  DossierSearch wanted = { .typed = words, .document = document, .language = language };
  g_autoptr (DossierFindings) findings = NULL;
  g_autoptr (GError) error = NULL;

  wanted.limit = limit >= 0 ? (guint) limit : G_MAXUINT;
  store = dossier_cli_open (cli);
  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  findings = dossier_store_search (store, &wanted, NULL, &error);
  if (findings == NULL)
    return dossier_cli_fail (error->message);

  if (cli->json)
    print_json (findings);
  else
    print_text (findings);
  return DOSSIER_CLI_DONE;
}

const DossierCommand dossier_command_search = {
  .name = "search",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("WORDS"),
  .summary = N_ ("Find words in titles, text, quotes, notes, names, events and sources."),
  /* Translators: what stands in quotation marks, the star and the minus are typed so. */
  .details =
    N_ ("All words must be there, in any inflection. \"some words\" stand together as they "
        "are, begin* is a beginning, and -word must not be there. Put all of it in one "
        "argument: dossierctl search 'states \"model acts\" -law*'."),
  .min_arguments = 1,
  .max_arguments = -1,
  .options = options,
  .run = search,
};
