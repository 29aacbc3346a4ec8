/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/formats.h"
#include "formats/markdown/write.h"
#include "formats/mustache/templates.h"

static gboolean
take_what (const DossierExportOptions *options, DossierMarkdownWhat *what, GError **error)
{
  *what = DOSSIER_MARKDOWN_EVERYTHING;
  if (options->what == NULL || dossier_markdown_what_from_string (options->what, what))
    return TRUE;
  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
               /* Translators: %s is what the person gave; keep the names as they are */
               _ ("“%s” is no list of notes, quotes, events, commitments, sources, or all."),
               options->what);
  return FALSE;
}

/* @name (out): for messages. */
static char *
load_template (const DossierExportOptions *options, char **name, GError **error)
{
  const char *preset = options->preset != NULL ? options->preset : DOSSIER_MARKDOWN_DEFAULT_PRESET;
  g_autofree char *text = NULL;

  if (options->template != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (options->template);

      *name = g_file_get_parse_name (file);
      return g_file_load_contents (file, NULL, &text, NULL, NULL, error) ? g_steal_pointer (&text)
                                                                         : NULL;
    }
  *name = g_strdup (preset);
  if (!dossier_templates_has (preset))
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_OPTION,
                   /* Translators: %s is what the person gave for the name of a template */
                   _ ("There is no template “%s”."), preset);
      return NULL;
    }
  return dossier_templates_load (preset, error);
}

static GBytes *
make_markdown (DossierStore *store,
               const DossierExcerpt *excerpt,
               const DossierExportOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *template = NULL;
  g_autoptr (GError) local = NULL;
  DossierMarkdownWhat what;
  char *text;

  if (!take_what (options, &what, error))
    return NULL;
  template = load_template (options, &name, error);
  if (template == NULL)
    return NULL;
  text = dossier_markdown_write_with (excerpt, what, name, template, cancellable, &local);
  if (text != NULL)
    return g_bytes_new_take (text, strlen (text));
  if (local->domain == DOSSIER_MUSTACHE_ERROR)
    g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_TEMPLATE,
                         local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

const DossierExportFormat dossier_export_markdown = {
  .name = "markdown",
  .extension = "md",
  .title = N_ ("Notes and evidence as Markdown"),
  .make = make_markdown,
};
