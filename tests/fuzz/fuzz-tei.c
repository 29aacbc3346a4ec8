/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei.h"
#include "target.h"

void
fuzz_one (GBytes *bytes)
{
  GError *error = NULL;
  GPtrArray *documents = dossier_tei_read_bytes (bytes, "fuzz.xml", NULL, &error);

  fuzz_check (documents, error);
}
