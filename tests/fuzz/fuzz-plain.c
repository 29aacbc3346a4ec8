/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/plain/plain.h"
#include "target.h"

void
fuzz_one (GBytes *bytes)
{
  GError *error = NULL;
  GPtrArray *documents = dossier_plain_read_bytes (bytes, "fuzz.txt", &error);

  fuzz_check (documents, error);
}
