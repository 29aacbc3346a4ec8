/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/reach.h"
#include "linking/joining.h"
#include "model/list.h"
#include "store/spanning.h"

static char *kind_name;
static gboolean separate;

static const GOptionEntry options[] = {
  { "kind", 'k', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &kind_name,
    /* Translators: the words in quotes are typed as they stand */
    N_ ("“organisations” or “places” in place of people"),
    /* Translators: stands for one of a few words in the help on options */
    N_ ("KIND") },
  { "separate", 's', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &separate,
    N_ ("Each of those that are taken for the same is another"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
find_kind (DossierKind *kind)
{
  *kind = DOSSIER_KIND_PERSON;
  if (kind_name == NULL || g_str_equal (kind_name, "people"))
    return TRUE;
  *kind = g_str_equal (kind_name, "organisations") ? DOSSIER_KIND_ORGANISATION : DOSSIER_KIND_PLACE;
  return *kind == DOSSIER_KIND_ORGANISATION || g_str_equal (kind_name, "places");
}

static DossierDocument *
load_all (DossierStore *store)
{
  g_autoptr (DossierReach) all = dossier_reach_new_all ();
  g_autoptr (GError) error = NULL;
  DossierDocument *document = dossier_store_load_spanning (store, all, NULL, &error);

  if (document == NULL)
    dossier_cli_fail (error->message);
  return document;
}

/* Who has that id, or else alone that name; NULL with the message printed. */
static DossierEntity *
find (DossierDocument *document, DossierKind kind, const char *argument)
{
  g_autofree char *wanted = dossier_cli_to_utf8 (argument);
  DossierItem *exact = dossier_document_lookup (document, wanted);
  DossierEntity *found = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    {
      DossierEntity *entity = dossier_document_get (document, kind, i);

      if (dossier_join_compare_names (entity->name, wanted) < 100)
        continue;
      found = entity;
      g_ptr_array_add (ids, DOSSIER_ITEM (entity)->id);
    }
  if (ids->len == 1)
    return found;
  if (ids->len == 0 && exact != NULL && exact->kind == kind)
    return DOSSIER_ENTITY (exact);
  /* An id that is somebody's name as well. */
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], wanted))
      return DOSSIER_ENTITY (exact);
  list = dossier_list_or (ids);
  message =
    ids->len == 0
      /* Translators: %s is what the person gave for the name of somebody */
      ? g_strdup_printf (_ ("No document names “%s”."), wanted)
      /* Translators: %1$s is a name, %2$s are several ids, “a or b” */
      : g_strdup_printf (_ ("“%1$s” is the name of several. Say which by id: %2$s."), wanted, list);
  dossier_cli_fail (message);
  return NULL;
}

/* Those that several documents name, with the names they have there. */
static void
add (JsonBuilder *builder, DossierTable *table, DossierDocument *document, DossierEntity *entity)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);
  g_autoptr (GPtrArray) documents = dossier_join_list_documents (document, entity, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (names, ((DossierEntityPart *) parts->pdata[i])->key->name);
  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "id", DOSSIER_ITEM (entity)->id);
  dossier_json_add_text (builder, "name", entity->name);
  dossier_json_add_lines (builder, "names", names);
  dossier_json_add_number (builder, "documents", documents->len);
  json_builder_end_object (builder);
  dossier_table_add (table, g_strdup (DOSSIER_ITEM (entity)->id), dossier_list_plain (names));
}

static DossierCliStatus
list_joined (DossierCli *cli, DossierDocument *document, DossierKind kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DossierTable *table = dossier_table_new (2);

  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    {
      DossierEntity *entity = dossier_document_get (document, kind, i);
      const GPtrArray *parts = dossier_document_list_parts (document, entity);

      if (parts != NULL && parts->len > 1)
        add (builder, table, document, entity);
    }
  json_builder_end_array (builder);
  if (cli->json)
    dossier_json_print (builder);
  else
    dossier_table_print (table);
  dossier_table_free (table);
  return DOSSIER_CLI_DONE;
}

static void
separate_all (DossierShelfChange *change, DossierDocument *document, DossierEntity *entity)
{
  const GPtrArray *parts = dossier_document_list_parts (document, entity);

  for (guint i = 1; i < parts->len; i++)
    dossier_shelf_change_separate (change, document, entity, parts->pdata[i]);
}

static DossierCliStatus
join (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierShelfChange) change = dossier_shelf_change_new ();
  DossierEntity *one = NULL;
  DossierKind kind;

  if (!find_kind (&kind))
    return dossier_cli_misuse (&dossier_command_join, _ ("There is no such kind."));
  if (arguments[0] != NULL && arguments[1] == NULL && !separate)
    return dossier_cli_misuse (&dossier_command_join, _ ("Two names or more are needed."));
  store = dossier_cli_open (cli);
  document = store != NULL ? load_all (store) : NULL;
  if (document == NULL)
    return DOSSIER_CLI_FAILED;
  if (arguments[0] == NULL)
    return list_joined (cli, document, kind);
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      DossierEntity *entity = find (document, kind, arguments[i]);

      if (entity == NULL)
        return DOSSIER_CLI_FAILED;
      if (separate)
        separate_all (change, document, entity);
      else if (one == NULL)
        one = entity;
      else if (entity != one)
        dossier_shelf_change_join_entities (change, document, one, entity);
    }
  return dossier_cli_change (cli, store, change);
}

const DossierCommand dossier_command_join = {
  .name = "join",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep the brackets. */
  .arguments = N_ ("[NAME NAME…]"),
  .summary = N_ ("Say that people of several documents are the same; list those that are."),
  .details = N_ ("NAME is a name, or an id as “dossierctl show --all people --json” has it."),
  .min_arguments = 0,
  .max_arguments = -1,
  .options = options,
  .run = join,
};
