/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/formats.h"
#include "formats/tei/tei-export.h"

/* The file that the document was read from; NULL with no error set when it has not been kept. */
static DossierSourceFile *
load_file (DossierStore *store, const char *uuid, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DossierSourceFile *file = dossier_store_load_file (store, uuid, cancellable, &problem);

  if (problem != NULL &&
      !g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&problem));
  return file;
}

static GBytes *
make (DossierStore *store,
      const DossierExcerpt *excerpt,
      const DossierExportOptions *options,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *id = dossier_document_get_library_id (excerpt->document);
  g_autoptr (DossierSourceFile) file = NULL;
  g_autoptr (DossierDocument) bare = NULL;
  g_autoptr (GError) problem = NULL;

  file = load_file (store, id, cancellable, &problem);
  if (problem == NULL)
    bare = dossier_store_load_bare (store, id, cancellable, &problem);
  if (bare == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return dossier_tei_export (excerpt, file, bare, cancellable, error);
}

const DossierExportFormat dossier_export_tei = {
  .name = "tei",
  .extension = "xml",
  .title = N_ ("TEI, with the annotations in it"),
  .make = make,
};
