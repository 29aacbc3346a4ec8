/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/export.h"

#include <gio/gio.h>

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

gboolean
dossier_export_save (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return dossier_file_replace (path, bytes, cancellable, error);
}
