/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/export-all.h"
#include "cli/save.h"
#include "linking/session-excerpt.h"

static char *format;
static char *asked;
static char *preset;
static char *template;
static char *what;
static char *table;
static char *picture;
static char *organisation;
static char *second;
static char *date;
static int width;
static char *output;
static gboolean merge;
static char *resolve;
static gboolean all;

static const GOptionEntry options[] = {
  { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format,
    /* Translators: keep the names as they are */
    N_ ("What to make: markdown (when none is given), tei, web-annotation, csv, csl-json, bibtex, "
        "svg, png, pdf"),
    /* Translators: stands for the name of a format in the help on options */
    N_ ("FORMAT") },
  { "query", 'q', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked,
    /* Translators: keep speaker:zas as it is */
    N_ ("Only what passes, as in “speaker:zas”"),
    /* Translators: stands for a query in the help on options */
    N_ ("QUERY") },
  { "preset", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &preset,
    /* Translators: keep the names as they are */
    N_ ("Of markdown: plain, obsidian, logseq, pandoc, or the name of your own template"),
    /* Translators: stands for the name of a template in the help on options */
    N_ ("PRESET") },
  { "template", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &template,
    N_ ("Of markdown: a file with a template"),
    /* Translators: stands for the name of a file in the help on options */
    N_ ("FILE") },
  { "what", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &what,
    /* Translators: keep the names as they are */
    N_ ("Of markdown: some of notes, quotes, events, commitments, sources, with commas between"),
    /* Translators: stands for a list of names in the help on options */
    N_ ("LIST") },
  { "table", 't', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &table,
    /* Translators: keep the names as they are */
    N_ ("Of csv: quotes (when none is given), events, memberships, commitments, sources or notes"),
    /* Translators: stands for the name of a table in the help on options */
    N_ ("TABLE") },
  { "picture", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &picture,
    /* Translators: keep the names as they are */
    N_ ("Of svg and png: map or timeline"),
    /* Translators: stands for the name of a picture in the help on options */
    N_ ("PICTURE") },
  { "organisation", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &organisation,
    N_ ("Of pictures: the organisation that is shown"),
    /* Translators: stands for an organisation in the help on options */
    N_ ("ORG") },
  { "second", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &second,
    N_ ("Of a map: the organisation that it is compared with"),
    /* Translators: stands for an organisation in the help on options */
    N_ ("ORG") },
  { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &date,
    N_ ("Of a map: the day that it shows; of a month or year its first"),
    /* Translators: stands for a date in the help on options */
    N_ ("DATE") },
  { "width", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &width,
    N_ ("Of pictures: their width in 96ths of an inch"),
    /* Translators: stands for a number in the help on options */
    N_ ("N") },
  { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
    N_ ("Write into this file instead of on standard output; with --all, into this folder"),
    /* Translators: stands for a path in the help on options */
    N_ ("PATH") },
  { "merge", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &merge,
    N_ ("Of markdown: keep what you wrote into the file, also where you renamed or moved it"),
    NULL },
  { "resolve", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &resolve,
    /* Translators: keep the names as they are */
    N_ ("With --merge: what stays where both were changed: file, dossier, or both"),
    /* Translators: stands for a name in the help on options */
    N_ ("WHICH") },
  { "all", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &all,
    N_ ("All documents of the library, a file each, in place of DOC"), NULL },
  G_OPTION_ENTRY_NULL,
};

static DossierQuery *
take_query (GError **error)
{
  g_autofree char *text = dossier_cli_to_utf8 (asked);

  return dossier_query_parse (text, error);
}

static DossierExcerpt *
take_excerpt (DossierDocument *document, GError **error)
{
  g_autoptr (DossierQuery) query = NULL;

  if (asked == NULL)
    return dossier_excerpt_new (document);
  query = take_query (error);
  return query != NULL ? dossier_excerpt_new_for_query (document, query) : NULL;
}

static gboolean
print_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* What is to be known about what was made, which is done nevertheless. */
static void
warn (const DossierExportFormat *chosen, GBytes *bytes)
{
  g_autofree char *warning = chosen->warn != NULL ? chosen->warn (bytes) : NULL;

  if (warning != NULL)
    dossier_cli_fail (warning);
}

static gboolean
is_markdown (const DossierExportFormat *chosen)
{
  return strcmp (chosen->name, "markdown") == 0;
}

static DossierExportOptions
take_options (void)
{
  return (DossierExportOptions){ .preset = preset,
                                 .template = template,
                                 .what = what,
                                 .table = table,
                                 .picture = picture,
                                 .organisation = organisation,
                                 .second = second,
                                 .date = date,
                                 .width = width };
}

static DossierCliStatus
export_library (DossierCli *cli, const DossierExportFormat *chosen)
{
  const DossierExportOptions how = take_options ();
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  DossierExportAll everything = { .format = chosen, .options = &how, .folder = output };

  if (output == NULL)
    return dossier_cli_misuse (&dossier_command_export,
                               _ ("“--all” needs a folder to write into, by “--output”."));
  if (asked != NULL)
    {
      query = take_query (&error);
      if (query == NULL)
        return dossier_cli_misuse (&dossier_command_export, error->message);
    }
  everything.query = query;
  return dossier_cli_export_all (cli, &everything, merge);
}

static DossierMergeChoice
take_choice (void)
{
  return resolve == NULL                    ? DOSSIER_MERGE_UNDECIDED
         : strcmp (resolve, "file") == 0    ? DOSSIER_MERGE_THEIRS
         : strcmp (resolve, "dossier") == 0 ? DOSSIER_MERGE_OURS
                                            : DOSSIER_MERGE_BOTH;
}

static DossierCliStatus
export_document (DossierCli *cli, const DossierExportFormat *chosen, const char *id)
{
  const DossierExportOptions how = take_options ();
  g_autoptr (DossierStore) store = dossier_cli_open (cli);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return DOSSIER_CLI_FAILED;
  document = dossier_store_load (store, id, NULL, &error);
  if (document == NULL)
    return dossier_cli_fail (error->message);
  excerpt = take_excerpt (document, &error);
  if (excerpt == NULL)
    return dossier_cli_misuse (&dossier_command_export, error->message);

  bytes = chosen->make (store, excerpt, &how, NULL, &error);
  if (g_error_matches (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION))
    return dossier_cli_misuse (&dossier_command_export, error->message);
  if (bytes == NULL)
    return dossier_cli_fail (error->message);
  if (output != NULL && is_markdown (chosen))
    return dossier_cli_save_markdown (cli, store, excerpt, bytes, output, merge, take_choice ());
  if (!(output != NULL ? dossier_export_save (output, bytes, NULL, &error)
                       : print_bytes (bytes, &error)))
    return dossier_cli_fail (error->message);
  warn (chosen, bytes);
  return DOSSIER_CLI_DONE;
}

static DossierCliStatus export(DossierCli *cli, char **arguments)
{
  static const char *const choices[] = { "file", "dossier", "both", NULL };
  g_autofree char *id = arguments[0] != NULL ? dossier_cli_get_id (cli, arguments[0]) : NULL;
  g_autofree char *name = dossier_cli_to_utf8 (format != NULL ? format : "markdown");
  const DossierExportFormat *chosen = dossier_export_find_format (name);

  if (chosen == NULL)
    {
      /* Translators: %s is what the person gave for a format */
      g_autofree char *message = g_strdup_printf (_ ("There is no format “%s”."), name);

      return dossier_cli_misuse (&dossier_command_export, message);
    }
  if (merge && (output == NULL || !is_markdown (chosen)))
    return dossier_cli_misuse (&dossier_command_export,
                               _ ("Only Markdown is merged, and only with --output."));
  if (resolve != NULL && (!merge || all || !g_strv_contains (choices, resolve)))
    return dossier_cli_misuse (
      &dossier_command_export,
      _ ("“--resolve” is file, dossier or both, and goes with “--merge” of one document."));
  if (all == (id != NULL))
    return dossier_cli_misuse (&dossier_command_export, id != NULL
                                                          ? _ ("“--all” takes no document.")
                                                          : _ ("Say which document, or “--all”."));
  return all ? export_library (cli, chosen) : export_document (cli, chosen, id);
}

const DossierCommand dossier_command_export = {
  .name = "export",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("DOC|--all --format FORMAT"),
  .summary = N_ ("Write a document’s notes and evidence for other programs."),
  .min_arguments = 0,
  .max_arguments = 1,
  .options = options,
  .run = export,
};
