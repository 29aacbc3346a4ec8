/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "export/find-file.h"
#include "export/formats.h"
#include "export/replace.h"

G_DEFINE_QUARK (dossier - export - error - quark, dossier_export_error)

static const DossierExportFormat *const formats[] = {
  &dossier_export_markdown, &dossier_export_tei,      &dossier_export_web_annotation,
  &dossier_export_csv,      &dossier_export_csl_json, &dossier_export_bibtex,
  &dossier_export_svg,      &dossier_export_png,      &dossier_export_pdf,
};

const DossierExportFormat *const *
dossier_export_list_formats (guint *n)
{
  *n = G_N_ELEMENTS (formats);
  return formats;
}

const DossierExportFormat *
dossier_export_find_format (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i]->name, name) == 0)
      return formats[i];
  return NULL;
}

/* Whether @path is notes as Markdown, and @bytes something else. */
static gboolean
destroys_notes (const char *path, GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  g_autofree char *id =
    g_file_test (path, G_FILE_TEST_IS_REGULAR) ? dossier_export_read_file_id (path) : NULL;
  g_autofree char *other = id != NULL && len > 0 ? dossier_export_read_id (data, len) : NULL;

  return id != NULL && other == NULL && g_str_has_prefix (id, "dossier://");
}

gboolean
dossier_export_save (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (destroys_notes (path, bytes))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FOREIGN,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” holds notes as Markdown, among which you may have written. It was left "
                      "as it is; choose another name."),
                   name);
      return FALSE;
    }
  return dossier_file_replace (path, bytes, cancellable, error);
}
