/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/formats.h"
#include "formats/bibtex.h"
#include "formats/csl-json.h"

static GBytes *
make_csl_json (DossierStore *store,
               const DossierExcerpt *excerpt,
               const DossierExportOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  char *text = dossier_csl_json_write (excerpt);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_bibtex (DossierStore *store,
             const DossierExcerpt *excerpt,
             const DossierExportOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  char *text = dossier_bibtex_write (excerpt);

  return g_bytes_new_take (text, strlen (text));
}

const DossierExportFormat dossier_export_csl_json = {
  .name = "csl-json",
  .extension = "json",
  .title = N_ ("Sources as CSL JSON"),
  .make = make_csl_json,
};

const DossierExportFormat dossier_export_bibtex = {
  .name = "bibtex",
  .extension = "bib",
  .title = N_ ("Sources as BibTeX"),
  .make = make_bibtex,
};
