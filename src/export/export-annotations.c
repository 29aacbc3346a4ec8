/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/formats.h"
#include "formats/web-annotation.h"

static GBytes *
make_web_annotation (DossierStore *store,
                     const DossierExcerpt *excerpt,
                     const DossierExportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  char *text = dossier_web_annotation_write (excerpt);

  return g_bytes_new_take (text, strlen (text));
}

const DossierExportFormat dossier_export_web_annotation = {
  .name = "web-annotation",
  .extension = "jsonld",
  .title = N_ ("Notes as W3C Web Annotations"),
  .make = make_web_annotation,
};
