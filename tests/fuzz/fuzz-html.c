/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/html/html.h"
#include "target.h"

void
fuzz_one (GBytes *bytes)
{
  GError *error = NULL;
  GPtrArray *documents = dossier_html_read_bytes (bytes, "fuzz.html", &error);

  fuzz_check (documents, error);
}
