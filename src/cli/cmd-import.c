/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "formats/importer.h"

static char *format;
static char *into;

static const GOptionEntry options[] = {
  { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format,
    /* Translators: keep the names as they are */
    N_ ("What the files are, if not what they look like: tei or web-annotation"),
    /* Translators: stands for the name of a file format in the help on options */
    N_ ("FORMAT") },
  { "into", 'i', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &into,
    N_ ("Of annotations: the document they belong to, whatever they say"),
    /* Translators: stands for a document in the help on options */
    N_ ("DOC") },
  G_OPTION_ENTRY_NULL,
};

static void
add_document (JsonBuilder *builder, DossierDocument *document)
{
  json_builder_begin_object (builder);
  dossier_json_add_text (builder, "id", document->uuid);
  dossier_json_add_text (builder, "title", document->title);
  dossier_json_add_text (builder, "kind", document->kind);
  dossier_json_add_number (builder, "passages",
                           dossier_document_count (document, DOSSIER_KIND_PASSAGE));
  dossier_json_add_lines (builder, "report", document->report);
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
  for (guint i = 0; i < document->report->len; i++)
    dossier_print_wrapped (4, g_ptr_array_index (document->report, i));
}

typedef struct
{
  JsonBuilder *builder; /* NULL: print text */
  DossierCliStatus status;
} Import;

static void
imported_cb (GPtrArray *documents, const GError *error, gpointer data)
{
  Import *self = data;

  if (documents == NULL)
    {
      self->status = dossier_cli_fail (error->message);
      return;
    }

  for (guint i = 0; i < documents->len; i++)
    if (self->builder != NULL)
      add_document (self->builder, g_ptr_array_index (documents, i));
    else
      print_document (g_ptr_array_index (documents, i));
}

static gboolean
is_format (const char *name)
{
  for (guint i = 0; dossier_import_get_format (i) != NULL; i++)
    if (g_ascii_strcasecmp (name, dossier_import_get_format (i)) == 0)
      return TRUE;
  return FALSE;
}

static DossierCliStatus
write_files (DossierCli *cli, DossierImport *files, DossierStore *store)
{
  g_autoptr (JsonBuilder) builder = NULL;
  Import self = { NULL, DOSSIER_CLI_DONE };

  if (cli->json)
    {
      self.builder = builder = json_builder_new ();
      json_builder_begin_array (builder);
    }
  dossier_import_run (files, store, imported_cb, &self);
  if (cli->json)
    {
      json_builder_end_array (builder);
      dossier_json_print (builder);
    }
  return self.status;
}

static DossierCliStatus
import (DossierCli *cli, char **arguments)
{
  g_autofree char *document = into != NULL ? dossier_cli_to_utf8 (into) : NULL;
  const DossierImportOptions how = { format, document };
  g_autoptr (DossierImport) files = NULL;
  g_autoptr (DossierStore) store = NULL;

  if (format != NULL && !is_format (format))
    {
      g_autofree char *message =
        /* Translators: %s is what the person gave for a file format */
        g_strdup_printf (_ ("Files of the format “%s” cannot be read."), format);

      return dossier_cli_misuse (&dossier_command_import, message);
    }

  /* They are read while the library is opened. */
  files = dossier_import_new ((const char *const *) arguments, &how, NULL);
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
    "FILE is a TEI document, or the root of a TEI corpus, whose texts become a document each; or "
    "annotations (W3C Web Annotation, or Hypothesis’s export), which become notes on the documents "
    "that they name."),
  .min_arguments = 1,
  .max_arguments = -1,
  .options = options,
  .run = import,
};
