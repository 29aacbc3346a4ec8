/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "formats/importer.h"
#include "linking/review.h"

#define ALL DOSSIER_N_SUGGESTION_KINDS

static char *kind_name;
static char *accept_name;

static const GOptionEntry options[] = {
  { "kind", 'k', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &kind_name,
    /* Translators: keep the names as they are */
    N_ ("Only these: quote, date, event, person, organisation, country or link"),
    /* Translators: stands for a kind of suggestion in the help on options */
    N_ ("KIND") },
  { "accept", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &accept_name,
    /* Translators: keep “all” as it is; KIND stands for a kind of suggestion */
    N_ ("Accept those of a kind, or “all”, for a document of the library"),
    /* Translators: stands for a kind of suggestion in the help on options */
    N_ ("KIND") },
  G_OPTION_ENTRY_NULL,
};

/* What is printed, and of which documents. */
typedef struct
{
  JsonBuilder *builder;
  GPtrArray *documents;
  GPtrArray *all; /* of DossierSuggestions *, one a document */
  gboolean every_kind;
  DossierSuggestionKind kind;
} Printing;

typedef void (*AddFunc) (Printing *self,
                         DossierDocument *document,
                         const DossierSuggestion *suggestion);

static const char *
get_passage (DossierDocument *document, const DossierSuggestion *suggestion)
{
  return DOSSIER_ITEM (dossier_document_get_passage (document, suggestion->passage))->id;
}

/* What a suggestion of any kind has. */
static void
add_place (Printing *self, DossierDocument *document, const DossierSuggestion *suggestion)
{
  dossier_json_add_text (self->builder, "passage", get_passage (document, suggestion));
  dossier_json_add_number (self->builder, "start", suggestion->start);
  dossier_json_add_number (self->builder, "end", suggestion->end);
  dossier_json_add_text (self->builder, "reason", suggestion->reason);
}

static void
add_quote (Printing *self, DossierDocument *document, const DossierSuggestion *suggestion)
{
  json_builder_begin_object (self->builder);
  dossier_json_add_text (self->builder, "speaker", suggestion->speaker);
  dossier_json_add_text (self->builder, "office", suggestion->office);
  dossier_json_add_text (self->builder, "text", suggestion->text);
  dossier_json_add_boolean (self->builder, "direct", suggestion->direct);
  dossier_json_add_date (self->builder, "date", suggestion->date);
  dossier_json_add_text (self->builder, "source", suggestion->uri);
  add_place (self, document, suggestion);
  json_builder_end_object (self->builder);
}

static void
add_date (Printing *self, DossierDocument *document, const DossierSuggestion *suggestion)
{
  json_builder_begin_object (self->builder);
  dossier_json_add_date (self->builder, "edtf", suggestion->date);
  dossier_json_add_text (self->builder, "text", suggestion->text);
  add_place (self, document, suggestion);
  json_builder_end_object (self->builder);
}

static void
add_event (Printing *self, DossierDocument *document, const DossierSuggestion *suggestion)
{
  json_builder_begin_object (self->builder);
  dossier_json_add_text (self->builder, "title", suggestion->title);
  dossier_json_add_date (self->builder, "date", suggestion->date);
  dossier_json_add_text (self->builder, "text", suggestion->text);
  add_place (self, document, suggestion);
  json_builder_end_object (self->builder);
}

/* Where an entity is named, or which words a link supports. */
static void
add_mark (Printing *self, DossierDocument *document, const DossierSuggestion *suggestion)
{
  json_builder_begin_object (self->builder);
  dossier_json_add_text (self->builder, "kind",
                         dossier_suggestion_kind_to_string (suggestion->kind));
  dossier_json_add_text (self->builder, "text", suggestion->text);
  if (suggestion->kind == DOSSIER_SUGGESTION_LINK)
    dossier_json_add_text (self->builder, "url", suggestion->uri);
  else
    dossier_json_add_text (self->builder, "name", suggestion->entity->name);
  if (suggestion->kind == DOSSIER_SUGGESTION_PERSON)
    dossier_json_add_text (self->builder, "office", suggestion->office);
  add_place (self, document, suggestion);
  json_builder_end_object (self->builder);
}

/* Calls @func for those of the kinds @first to @last. */
static void
add_all (Printing *self,
         const char *name,
         DossierSuggestionKind first,
         DossierSuggestionKind last,
         AddFunc func)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < self->documents->len; i++)
    {
      DossierSuggestions *suggestions = g_ptr_array_index (self->all, i);

      for (guint j = 0; j < suggestions->items->len; j++)
        {
          const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, j);

          if (suggestion->kind >= first && suggestion->kind <= last &&
              (self->every_kind || suggestion->kind == self->kind))
            func (self, g_ptr_array_index (self->documents, i), suggestion);
        }
    }
  json_builder_end_array (self->builder);
}

/* What tells one of these from another. */
static const char *
get_value (const DossierSuggestion *suggestion)
{
  if (suggestion->kind == DOSSIER_SUGGESTION_LINK)
    return suggestion->uri;
  return suggestion->kind == DOSSIER_SUGGESTION_COUNTRY ? suggestion->entity->a3
                                                        : suggestion->entity->name;
}

/* The names, codes or addresses of a kind, each once. */
static void
add_values (Printing *self, const char *name, DossierSuggestionKind kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  json_builder_set_member_name (self->builder, name);
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < self->all->len; i++)
    {
      DossierSuggestions *suggestions = g_ptr_array_index (self->all, i);

      for (guint j = 0; j < suggestions->items->len; j++)
        {
          const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, j);

          if (suggestion->kind == kind && (self->every_kind || self->kind == kind) &&
              g_hash_table_add (seen, (gpointer) get_value (suggestion)))
            json_builder_add_string_value (self->builder, get_value (suggestion));
        }
    }
  json_builder_end_array (self->builder);
}

static void
print_json (Printing *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  self->builder = builder;
  json_builder_begin_object (builder);
  add_all (self, "quotes", DOSSIER_SUGGESTION_QUOTE, DOSSIER_SUGGESTION_QUOTE, add_quote);
  add_all (self, "dates", DOSSIER_SUGGESTION_DATE, DOSSIER_SUGGESTION_DATE, add_date);
  add_all (self, "events", DOSSIER_SUGGESTION_EVENT, DOSSIER_SUGGESTION_EVENT, add_event);
  add_values (self, "places", DOSSIER_SUGGESTION_COUNTRY);
  add_values (self, "people", DOSSIER_SUGGESTION_PERSON);
  add_values (self, "organisations", DOSSIER_SUGGESTION_ORGANISATION);
  add_values (self, "sources", DOSSIER_SUGGESTION_LINK);
  add_all (self, "marks", DOSSIER_SUGGESTION_PERSON, DOSSIER_SUGGESTION_LINK, add_mark);
  json_builder_end_object (builder);
  dossier_json_print (builder);
}

/* What the words are taken for. */
static char *
describe (const DossierSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      return g_strdup (suggestion->speaker);
    case DOSSIER_SUGGESTION_DATE:
    case DOSSIER_SUGGESTION_EVENT:
      return dossier_date_describe (suggestion->date);
    case DOSSIER_SUGGESTION_LINK:
      return g_strdup (suggestion->uri);
    default:
      return g_strdup (suggestion->entity->name);
    }
}

static void
print_text (Printing *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      DossierDocument *document = g_ptr_array_index (self->documents, i);
      DossierSuggestions *suggestions = g_ptr_array_index (self->all, i);

      for (guint j = 0; j < suggestions->items->len; j++)
        {
          const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, j);
          g_autofree char *value = NULL;

          if (!self->every_kind && suggestion->kind != self->kind)
            continue;
          value = describe (suggestion);
          g_print ("%s  %s  %s\n", get_passage (document, suggestion),
                   dossier_suggestion_kind_get_label (suggestion->kind), value);
          dossier_print_wrapped (4, suggestion->text);
          dossier_print_wrapped (4, suggestion->reason);
        }
    }
}

/* The documents of a file, or one of the library; NULL with the message printed. */
static GPtrArray *
load (DossierCli *cli, const char *argument)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  DossierDocument *document;

  if (g_file_test (argument, G_FILE_TEST_EXISTS))
    {
      documents = dossier_import_read (argument, NULL, &error);
      if (documents == NULL)
        dossier_cli_fail (error->message);
      return g_steal_pointer (&documents);
    }
  document = dossier_cli_load (cli, argument);
  if (document == NULL)
    return NULL;
  documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (documents, document);
  return g_steal_pointer (&documents);
}

static DossierCliStatus
misuse (const char *name)
{
  g_autofree char *message =
    /* Translators: %s is what the person gave for a kind of suggestion */
    g_strdup_printf (_ ("“%s” is no kind of suggestion."), name);

  return dossier_cli_misuse (&dossier_command_suggest, message);
}

/* Those of @kind that have no answer yet (ALL: of all kinds), in memory. Returns: (element-type
 * DossierAnnotation) (transfer full): what is to be written for them. */
static GPtrArray *
accept_open (DossierDocument *document, DossierSuggestionKind kind, guint *n_accepted)
{
  g_autoptr (DossierSession) session = dossier_session_new ();
  g_autoptr (DossierReview) review = dossier_review_new (session);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *proposals;

  dossier_session_set_document (session, document);
  dossier_review_run (review);
  proposals = dossier_review_list (review);
  for (guint i = 0; i < proposals->len; i++)
    {
      DossierProposal *proposal = proposals->pdata[i];

      if (proposal->answer == DOSSIER_ANSWER_NONE && (kind == ALL || proposal->kind == kind))
        g_ptr_array_add (wanted, g_object_ref (proposal));
    }
  for (guint i = 0; i < document->answers->len; i++)
    g_hash_table_add (before, document->answers->pdata[i]);
  dossier_review_accept (review, wanted);
  for (guint i = 0; i < document->answers->len; i++)
    if (!g_hash_table_contains (before, document->answers->pdata[i]))
      g_ptr_array_add (made, g_object_ref (document->answers->pdata[i]));
  *n_accepted = wanted->len;
  return made;
}

static void
print_accepted (DossierCli *cli, guint n)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      /* Translators: %u is how many suggestions were accepted. */
      g_print (ngettext ("%u suggestion accepted.", "%u suggestions accepted.", n), n);
      g_print ("\n");
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dossier_json_add_number (builder, "accepted", n);
  json_builder_end_object (builder);
  dossier_json_print (builder);
}

static DossierCliStatus
accept (DossierCli *cli, const char *argument)
{
  DossierSuggestionKind kind = ALL;
  g_autofree char *id = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (!g_str_equal (accept_name, "all") &&
      !dossier_suggestion_kind_from_string (accept_name, &kind))
    return misuse (accept_name);
  store = dossier_cli_open (cli);
  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  id = dossier_cli_get_id (cli, argument);
  document = dossier_store_load (store, id, NULL, &error);
  if (document == NULL)
    return dossier_cli_fail (error->message);
  made = accept_open (document, kind, &n);
  if (made->len > 0 && !dossier_store_write_annotations (store, made, NULL, &error))
    return dossier_cli_fail (error->message);
  print_accepted (cli, n);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus
suggest (DossierCli *cli, char **arguments)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestions_free);
  Printing printing = { NULL, NULL, all, kind_name == NULL, DOSSIER_SUGGESTION_QUOTE };

  if (accept_name != NULL)
    return accept (cli, arguments[0]);
  if (kind_name != NULL && !dossier_suggestion_kind_from_string (kind_name, &printing.kind))
    return misuse (kind_name);

  printing.documents = documents = load (cli, arguments[0]);
  if (documents == NULL)
    return DOSSIER_CLI_FAILED;
  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (all, dossier_suggest (g_ptr_array_index (documents, i)));
  if (cli->json)
    print_json (&printing);
  else
    print_text (&printing);
  return DOSSIER_CLI_DONE;
}

const DossierCommand dossier_command_suggest = {
  .name = "suggest",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("FILE"),
  .summary = N_ ("Suggest the quotes, dates, events, names and links in a text without marks."),
  .details =
    N_ ("FILE is anything that can be imported, or a document of the library (DOC). Nothing "
        "is written unless suggestions are accepted. Only texts in English and Russian are "
        "understood."),
  .min_arguments = 1,
  .max_arguments = 1,
  .options = options,
  .run = suggest,
};
