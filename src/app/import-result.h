/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/import-outcome.h"

G_BEGIN_DECLS

/**
 * DossierImportResult:
 * @single: one file was opened, or one text
 * @is_text: it came from the clipboard, or a drag
 * @outcomes: (element-type DossierImportOutcome): of a single one; of several, those of which there
 *   is more to tell than how many there are
 * @last: (nullable): the document that came in last, as the library knows it
 *
 * What became of all that was opened at once.
 */
typedef struct
{
  gboolean single;
  gboolean is_text;
  DossierImportTally tally;
  GPtrArray *outcomes;
  char *last;
} DossierImportResult;

void dossier_import_result_init (DossierImportResult *result);
void dossier_import_result_clear (DossierImportResult *result);
/* Takes @outcome, which has been added to the tally. */
void dossier_import_result_take (DossierImportResult *result, DossierImportOutcome *outcome);

G_END_DECLS
