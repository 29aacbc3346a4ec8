/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "model/status.h"

#define DEFAULT_DOCUMENT "csto"

static char *document_id;

static const GOptionEntry options[] = {
  { "document", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &document_id,
    N_ ("Ask this document instead of “csto”"),
    /* Translators: stands for a document's id in the help on options */
    N_ ("DOC") },
  G_OPTION_ENTRY_NULL,
};

/* The day that @text means: of a month, a year or a range the first. FALSE when it is no date, or
 * one without a beginning. */
static gboolean
parse_day (const char *text, DossierDay *day)
{
  g_autoptr (DossierDate) date = dossier_date_new (text, NULL, NULL);

  if (date == NULL || dossier_date_first (date) == DOSSIER_DAY_MIN)
    return FALSE;

  *day = dossier_date_first (date);
  return TRUE;
}

static void
print_json (GArray *standings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < standings->len; i++)
    {
      DossierStanding *standing = &g_array_index (standings, DossierStanding, i);
      const char *a3 = standing->place->a3;

      json_builder_begin_object (builder);
      dossier_json_add_text (builder, "place", *a3 != '\0' ? a3 : NULL);
      dossier_json_add_text (builder, "status", dossier_status_to_string (standing->status));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_json_print (builder);
}

static void
print_text (GArray *standings, DossierDay day)
{
  g_autoptr (DossierTable) table = dossier_table_new (2);

  for (guint i = 0; i < standings->len; i++)
    {
      DossierStanding *standing = &g_array_index (standings, DossierStanding, i);

      dossier_table_add (table, g_strdup (standing->place->a3),
                         dossier_standing_to_label (standing, day));
    }
  dossier_table_print (table);
}

static DossierCliStatus
members (DossierCli *cli, char **arguments)
{
  g_autofree char *name = dossier_cli_to_utf8 (arguments[0]);
  g_autofree char *date = dossier_cli_to_utf8 (arguments[1]);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GArray) standings = NULL;
  DossierEntity *organisation;
  DossierDay day;

  if (!parse_day (date, &day))
    {
      g_autofree char *message =
        /* Translators: %s is what the person gave for a date */
        g_strdup_printf (_ ("“%s” is not a date such as 2007-01-01, 2007-01 or 2007."), date);

      return dossier_cli_misuse (&dossier_command_members, message);
    }

  document = dossier_cli_load (cli, document_id != NULL ? document_id : DEFAULT_DOCUMENT);
  if (document == NULL)
    return DOSSIER_CLI_FAILED;

  organisation = dossier_document_find_entity (document, DOSSIER_KIND_ORGANISATION, name);
  if (organisation == NULL)
    {
      g_autofree char *message =
        /* Translators: %1$s is the title of a document, %2$s what the person gave for an
         * organisation */
        g_strdup_printf (_ ("The document “%1$s” names no organisation “%2$s”."), document->title,
                         name);

      return dossier_cli_fail (message);
    }

  standings = dossier_document_get_standings (document, organisation, day);
  if (cli->json)
    print_json (standings);
  else
    print_text (standings, day);
  return DOSSIER_CLI_DONE;
}

const DossierCommand dossier_command_members = {
  .name = "members",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("ORG DATE"),
  .summary =
    N_ ("Tell each country’s standing in an organisation on a day. DATE is a day, or a month "
        "or year for its first day."),
  .min_arguments = 2,
  .max_arguments = 2,
  .options = options,
  .run = members,
};
