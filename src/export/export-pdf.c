/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "drawing/pages.h"
#include "export/formats.h"

static GBytes *
make_pdf (DossierStore *store,
          const DossierExcerpt *excerpt,
          const DossierExportOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  const DossierPageOptions how = { .only_passing = TRUE };
  g_autoptr (DossierPages) pages = dossier_pages_new (excerpt, &how);

  return dossier_pages_write_pdf (pages, cancellable, error);
}

const DossierExportFormat dossier_export_pdf = {
  .name = "pdf",
  .extension = "pdf",
  .title = N_ ("Text with Notes as PDF"),
  .make = make_pdf,
};
