/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/markdown/read.h"
#include "target.h"

void
fuzz_one (GBytes *bytes)
{
  GError *error = NULL;
  GPtrArray *documents = dossier_markdown_read_bytes (bytes, "fuzz.md", &error);

  fuzz_check (documents, error);
}
