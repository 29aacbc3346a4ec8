/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/markdown/extensions.h"

#include <cmark-gfm-core-extensions.h>

void
dossier_markdown_register_extensions (void)
{
  static gsize registered;

  if (!g_once_init_enter (&registered))
    return;
  cmark_gfm_core_extensions_ensure_registered ();
  g_once_init_leave (&registered, 1);
}
