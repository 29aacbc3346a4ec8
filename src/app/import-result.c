/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import-result.h"

void
dossier_import_result_init (DossierImportResult *result)
{
  result->outcomes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (gpointer) dossier_import_outcome_free);
}

void
dossier_import_result_clear (DossierImportResult *result)
{
  g_clear_pointer (&result->outcomes, g_ptr_array_unref);
  g_clear_pointer (&result->last, g_free);
}

static gboolean
is_worth_telling (const DossierImportOutcome *outcome)
{
  if (outcome->message != NULL || dossier_import_outcome_is_notes (outcome))
    return TRUE;
  for (guint i = 0; i < outcome->documents->len; i++)
    if (((const DossierImportedDocument *) outcome->documents->pdata[i])->partial)
      return TRUE;
  return FALSE;
}

void
dossier_import_result_take (DossierImportResult *result, DossierImportOutcome *outcome)
{
  if (outcome->documents->len > 0 && !dossier_import_outcome_is_notes (outcome))
    {
      const DossierImportedDocument *first = outcome->documents->pdata[0];

      g_free (result->last);
      result->last = g_strdup (first->id);
    }
  if (result->single || is_worth_telling (outcome))
    g_ptr_array_add (result->outcomes, outcome);
  else
    dossier_import_outcome_free (outcome);
}
