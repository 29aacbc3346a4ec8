/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/foreign-notes.h"
#include "formats/web-annotation-read.h"
#include "target.h"

void
fuzz_one (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  DossierForeignNotes *notes = dossier_web_annotation_read_bytes (bytes, "fuzz.json", &error);

  if ((notes == NULL) == (error == NULL))
    fuzz_fail ("Neither notes nor an error, or both");
  g_clear_pointer (&notes, dossier_foreign_notes_free);
}
