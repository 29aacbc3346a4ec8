/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reader-marks.h"

char *
dossier_annotation_get_record_id (DossierAnnotation *annotation)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);

  if (annotation->mark == NULL || annotation->mark->record != NULL)
    return NULL;
  return g_strdup_printf ("mark-%.8s", DOSSIER_ITEM (annotation)->id);
}

void
dossier_document_apply_marks (DossierDocument *document, GPtrArray *annotations)
{
  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (annotations != NULL);
}
