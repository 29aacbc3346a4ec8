/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/show.h"

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

static DossierCliStatus
show (DossierCli *cli, char **arguments)
{
  g_autoptr (DossierDocument) document = NULL;
  DossierKind kind;

  if (!find_kind (arguments[1], &kind))
    {
      g_autofree char *name = dossier_cli_to_utf8 (arguments[1]);
      g_autofree char *message =
        /* Translators: %s is what the person asked for */
        g_strdup_printf (_ ("A document has no “%s” to show."), name);

      return dossier_cli_misuse (&dossier_command_show, message);
    }

  document = dossier_cli_load (cli, arguments[0]);
  if (document == NULL)
    return DOSSIER_CLI_FAILED;

  if (cli->json)
    dossier_show_json (document, kind);
  else
    dossier_show_text (document, kind);
  return DOSSIER_CLI_DONE;
}

const DossierCommand dossier_command_show = {
  .name = "show",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("DOC KIND"),
  .summary =
    N_ ("Show what is in a document. KIND is passages, quotes, events, memberships, people, "
        "organisations, places, sources, commitments or notes."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = show,
};
