/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "formats/import-batch.h"

static char *format;
static char *into;

static const GOptionEntry options[] = {
  { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format,
    /* Translators: keep the names as they are */
    N_ ("What the files are, if not what they look like: tei, html, markdown, pdf, text or "
        "web-annotation"),
    /* Translators: stands for the name of a file format in the help on options */
    N_ ("FORMAT") },
  { "into", 'i', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &into,
    N_ ("Of annotations: the document they belong to, whatever they say"),
    /* Translators: stands for a document in the help on options */
    N_ ("DOC") },
  G_OPTION_ENTRY_NULL,
};

static const char *
get_state (const DossierDocument *document)
{
  switch (document->arrival)
    {
    case DOSSIER_ARRIVAL_NEW:
      return "new";
    case DOSSIER_ARRIVAL_EDITION:
      return "edition";
    case DOSSIER_ARRIVAL_THERE:
      return "there";
    case DOSSIER_ARRIVAL_NONE:
    default:
      return "annotated";
    }
}

static void
add_lines (JsonBuilder *builder, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    json_builder_add_string_value (builder, lines->pdata[i]);
}

static void
add_document (JsonBuilder *builder, const char *file, DossierDocument *document)
{
  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "file", file);
  dossier_json_add_text (builder, "state", get_state (document));
  dossier_json_add_text (builder, "id", document->uuid);
  dossier_json_add_text (builder, "title", document->title);
  dossier_json_add_text (builder, "kind", document->kind);
  dossier_json_add_number (builder, "passages",
                           dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  json_builder_set_member_name (builder, "report");
  json_builder_begin_array (builder);
  add_lines (builder, document->used);
  add_lines (builder, document->report);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_failure (JsonBuilder *builder, const DossierImportOutcome *outcome)
{
  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "file", outcome->path);
  dossier_json_add_text (builder, "state", "failed");
  dossier_json_add_text (builder, "error", outcome->message);
  json_builder_end_object (builder);
}

static void
print_document (DossierDocument *document)
{
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  g_autofree char *size =
    /* Translators: %'u is how many passages a document has */
    g_strdup_printf (ngettext ("%'u passage", "%'u passages", n_passages), n_passages);

  g_print ("%.8s  %s, %s\n", document->uuid, document->title, size);
  if (document->arrival == DOSSIER_ARRIVAL_THERE)
    dossier_print_wrapped (4, _ ("It was in the library already."));
  else if (document->arrival == DOSSIER_ARRIVAL_EDITION)
    dossier_print_wrapped (4, _ ("It is another edition, in the place of the former one."));
  for (guint i = 0; i < document->used->len; i++)
    dossier_print_wrapped (4, g_ptr_array_index (document->used, i));
  for (guint i = 0; i < document->report->len; i++)
    dossier_print_wrapped (4, g_ptr_array_index (document->report, i));
}

typedef struct
{
  JsonBuilder *builder; /* NULL: print text */
  gboolean progress;    /* there is somebody who looks at it */
  gboolean shown;
} Import;

/* A line that the next one takes the place of. */
static void
wipe (Import *self)
{
  if (self->shown)
    fputs ("\r\033[K", stderr);
  self->shown = FALSE;
}

static void
begin_cb (guint i, guint n, const char *path, gpointer data)
{
  Import *self = data;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *line =
    /* Translators: %1$'u and %2$'u are numbers, %3$s the name of a file */
    g_strdup_printf (_ ("Opening %1$'u of %2$'u: %3$s"), i + 1, n, name);

  if (!self->progress || n < 2)
    return;
  wipe (self);
  g_printerr ("%s", line);
  self->shown = TRUE;
}

static void
end_cb (DossierImportOutcome *ended, GPtrArray *documents, gpointer data)
{
  Import *self = data;
  g_autoptr (DossierImportOutcome) outcome = ended;

  wipe (self);
  if (outcome->message != NULL)
    {
      dossier_cli_fail (outcome->message);
      if (self->builder != NULL)
        add_failure (self->builder, outcome);
      return;
    }
  for (guint i = 0; i < documents->len; i++)
    if (self->builder != NULL)
      add_document (self->builder, outcome->path, documents->pdata[i]);
    else
      print_document (documents->pdata[i]);
}

static gboolean
is_format (const char *name)
{
  for (guint i = 0; dossier_import_get_format (i) != NULL; i++)
    if (g_ascii_strcasecmp (name, dossier_import_get_format (i)) == 0)
      return TRUE;
  return FALSE;
}

/* What is one document has been told already. */
static void
print_tally (const DossierImportTally *tally)
{
  g_autofree char *text = dossier_import_tally_describe (tally);
  guint n = tally->n_new + tally->n_editions + tally->n_there + tally->n_notes + tally->n_failed;

  if (n > 1 || tally->cancelled)
    dossier_print_wrapped (0, text);
}

static DossierCliStatus
write_files (DossierCli *cli, DossierImportBatch *files, DossierStore *store)
{
  static const DossierImportWatch watch = { begin_cb, end_cb };
  g_autoptr (JsonBuilder) builder = NULL;
  Import self = { NULL, !cli->json && isatty (STDERR_FILENO), FALSE };
  DossierImportTally tally = { 0 };

  if (cli->json)
    {
      self.builder = builder = json_builder_new ();
      json_builder_begin_array (builder);
    }
  dossier_import_batch_write (files, store, &watch, &self, &tally);
  if (cli->json)
    {
      json_builder_end_array (builder);
      dossier_json_print (builder);
    }
  else
    print_tally (&tally);
  if (tally.cancelled)
    return DOSSIER_CLI_INTERRUPTED;
  return tally.n_failed > 0 ? DOSSIER_CLI_FAILED : DOSSIER_CLI_DONE;
}

static DossierCliStatus
import (DossierCli *cli, char **arguments)
{
  g_autofree char *document = into != NULL ? dossier_cli_to_utf8 (into) : NULL;
  const DossierImportOptions how = { format, document };
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (DossierImportBatch) files = NULL;
  g_autoptr (DossierStore) store = NULL;

  if (format != NULL && !is_format (format))
    {
      g_autofree char *message =
        /* Translators: %s is what the person gave for a file format */
        g_strdup_printf (_ ("Files of the format “%s” cannot be read."), format);

      return dossier_cli_misuse (&dossier_command_import, message);
    }

  cancellable = dossier_cli_interruptible ();
  /* They are read while the library is opened. */
  files = dossier_import_batch_new ((const char *const *) arguments, &how, cancellable);
  store = dossier_cli_open (cli);
  return store != NULL ? write_files (cli, files, store) : DOSSIER_CLI_FAILED;
}

const DossierCommand dossier_command_import = {
  .name = "import",
  /* Translators: what the command takes, as the help shows it; words in capitals stand for an
   * argument. Keep brackets and options (--exact) as they are. */
  .arguments = N_ ("[--into DOC] FILE…"),
  .summary = N_ ("Read files into the library."),
  .details = N_ (
    "FILE is a document (TEI, HTML, Markdown, PDF, plain text), the root of a TEI corpus, whose "
    "texts become a document each; or annotations (W3C Web Annotation, or Hypothesis’s export), "
    "which become notes on the documents that they name; or a folder, of which all such files are "
    "read. What is in the library already is not read in twice. Ctrl+C ends it; what is in by then "
    "stays."),
  .min_arguments = 1,
  .max_arguments = -1,
  .options = options,
  .run = import,
};
