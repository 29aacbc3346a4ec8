/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "formats/importer.h"
#include "store/salvage.h"
#include "text/catalogues.h"

#define PROGRAM "dossierctl"

static const DossierCommand *const commands[] = {
  &dossier_command_import,  &dossier_command_list,    &dossier_command_show,
  &dossier_command_members, &dossier_command_search,  &dossier_command_annotate,
  &dossier_command_export,  &dossier_command_suggest, &dossier_command_tag,
  &dossier_command_collect, &dossier_command_join,    &dossier_command_correct,
  &dossier_command_remove,  &dossier_command_check,   &dossier_command_backup,
  &dossier_command_restore,
};

/* "show DOC KIND" */
static char *
make_call (const DossierCommand *command)
{
  /* An empty message is the catalogue's header. */
  return *command->arguments != '\0' ? g_strjoin (" ", command->name, _ (command->arguments), NULL)
                                     : g_strdup (command->name);
}

/* The commands' lines in the help, their summaries one below the other. */
static char *
describe_commands (void)
{
  /* Translators: heading over the list of commands in the help */
  g_autoptr (GString) text = g_string_new (_ ("Commands:"));
  char *calls[G_N_ELEMENTS (commands)];
  glong width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      calls[i] = make_call (commands[i]);
      width = MAX (width, g_utf8_strlen (calls[i], -1));
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_string_append_printf (text, "\n  %s%*s  %s", calls[i],
                              (int) (width - g_utf8_strlen (calls[i], -1)), "",
                              _ (commands[i]->summary));
      g_free (calls[i]);
    }

  g_string_append_printf (text, "\n\n%s",
                          /* Translators: DOC stands for an argument, as in the messages “DOC KIND”
                           * and “DOC --exact TEXT”; the quoted command is typed as it stands */
                          _ ("DOC is a document’s id, an unambiguous beginning of it, or its short "
                             "name. “dossierctl COMMAND --help” says more of a command."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_common_options (GOptionContext *context, DossierCli *cli)
{
  const GOptionEntry entries[] = {
    { "library", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &cli->library,
      N_ ("Use this library instead of your own"),
      /* Translators: stands for the name of a file in the help on options */
      N_ ("FILE") },
    { "language", 'L', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &cli->language,
      N_ ("Take the document’s text in this language instead of its own"),
      /* Translators: stands for a language's code (“de”) in the help on options */
      N_ ("LANG") },
    { "json", 'j', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON value"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* The options before the command's name. FALSE: @status says how the program ends. */
static gboolean
parse_options (DossierCli *cli, int *argc, char ***argv, int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND [ARGUMENT…]");
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 'V', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &version,
      N_ ("Print the version and exit"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _ ("Reads documents into a library of Dossier and shows "
                                            "what is in them."));
  g_option_context_set_description (context, description);
  add_common_options (context, cli);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = dossier_cli_misuse (NULL, error->message);
      return FALSE;
    }
  if (version)
    {
      g_print ("%s %s\n", PROGRAM, PACKAGE_VERSION);
      *status = DOSSIER_CLI_DONE;
      return FALSE;
    }

  return TRUE;
}

static const DossierCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

/* @argv[0] is the command's name. */
static DossierCliStatus
run_command (const DossierCommand *command, DossierCli *cli, int argc, char **argv)
{
  g_autofree char *usage = make_call (command);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _ (command->summary));
  if (command->details != NULL)
    g_option_context_set_description (context, _ (command->details));
  add_common_options (context, cli);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    return dossier_cli_misuse (command, error->message);
  if (argc - 1 < command->min_arguments)
    return dossier_cli_misuse (command, _ ("Something is missing behind the command."));
  if (command->max_arguments >= 0 && argc - 1 > command->max_arguments)
    return dossier_cli_misuse (command, _ ("There is too much behind the command."));

  return command->run (cli, argv + 1);
}

static DossierCliStatus
run (DossierCli *cli, int argc, char **argv)
{
  const DossierCommand *command;
  int status;

  if (!parse_options (cli, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dossier_cli_misuse (NULL, _ ("No command is given."));

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *name = dossier_cli_to_utf8 (argv[1]);
      g_autofree char *message =
        /* Translators: %s is what the person gave for a command */
        g_strdup_printf (_ ("There is no command “%s”."), name);

      return dossier_cli_misuse (NULL, message);
    }

  return run_command (command, cli, argc - 1, argv + 1);
}

/* Public API */

DossierCliStatus
dossier_cli_fail (const char *message)
{
  g_printerr ("%s: %s\n", PROGRAM, message);
  return DOSSIER_CLI_FAILED;
}

DossierCliStatus
dossier_cli_misuse (const DossierCommand *command, const char *message)
{
  g_autofree char *help = command != NULL ? g_strdup_printf ("%s %s --help", PROGRAM, command->name)
                                          : g_strdup_printf ("%s --help", PROGRAM);
  g_autofree char *hint =
    /* Translators: %s is a command line */
    g_strdup_printf (_ ("“%s” shows how it is used."), help);

  g_printerr ("%s: %s %s\n", PROGRAM, message, hint);
  return DOSSIER_CLI_USAGE;
}

char *
dossier_cli_to_utf8 (const char *argument)
{
  char *text = g_utf8_validate (argument, -1, NULL)
                 ? g_strdup (argument)
                 : g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (argument, -1);
}

/* What can be done about a library that cannot be opened. */
static void
fail_damaged (DossierCli *cli, const GError *damage)
{
  g_autofree char *own = dossier_store_get_default_path ();
  const char *library = cli->library != NULL ? cli->library : own;
  g_autoptr (DossierSalvage) salvage = dossier_salvage_read (library);
  g_autofree char *message = NULL;
  guint n = dossier_salvage_count (salvage);

  if (!dossier_salvage_is_library (library, salvage))
    {
      dossier_cli_fail (damage->message);
      return;
    }
  message = g_strdup_printf (
    /* Translators: %1$s is a sentence that says that a library is damaged, %2$u a number */
    ngettext ("%1$s “dossierctl restore” puts its newest backup in its place, with %2$u note that "
              "can still be read from it, and keeps the damaged file.",
              "%1$s “dossierctl restore” puts its newest backup in its place, with %2$u notes that "
              "can still be read from it, and keeps the damaged file.",
              n),
    damage->message, n);
  dossier_cli_fail (message);
}

DossierStore *
dossier_cli_open (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_library_open (cli->library, NULL, &error);

  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED))
    fail_damaged (cli, error);
  else if (store == NULL)
    dossier_cli_fail (error->message);
  if (store != NULL && cli->language != NULL && !dossier_cli_add_languages (store))
    g_clear_object (&store);
  return store;
}

gboolean
dossier_cli_add_languages (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  if (dossier_library_add_variants (store, NULL, &error))
    return TRUE;
  dossier_cli_fail (error->message);
  return FALSE;
}

char *
dossier_cli_get_id (DossierCli *cli, const char *id)
{
  g_autofree char *text = dossier_cli_to_utf8 (id);
  g_autofree char *language = cli->language != NULL ? dossier_cli_to_utf8 (cli->language) : NULL;

  return language == NULL ? g_steal_pointer (&text) : g_strconcat (text, "@", language, NULL);
}

DossierDocument *
dossier_cli_load (DossierCli *cli, const char *id)
{
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autofree char *text = dossier_cli_get_id (cli, id);
  g_autoptr (GError) error = NULL;
  DossierDocument *document;

  if (store == NULL)
    return NULL;

  document = dossier_store_load (store, text, NULL, &error);
  if (document == NULL)
    dossier_cli_fail (error->message);
  return document;
}

int
dossier_cli_main (int argc, char **argv)
{
  DossierCli cli = { NULL, NULL, FALSE };
  DossierCliStatus status;

  dossier_catalogues_bind ();
  g_set_prgname (PROGRAM);

  status = run (&cli, argc, argv);
  g_free (cli.library);
  g_free (cli.language);

  /* A full disk or a closed pipe shows only when what was printed is written. */
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == DOSSIER_CLI_DONE)
    status = dossier_cli_fail (_ ("The output could not be written."));
  return status;
}
