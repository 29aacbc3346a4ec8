/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/markdown/names.h"

#include <glib/gi18n.h>

#define TEXT DOSSIER_MARKDOWN_NAME_TEXT
#define FLAG DOSSIER_MARKDOWN_NAME_FLAG
#define PART DOSSIER_MARKDOWN_NAME_PART
#define LIST DOSSIER_MARKDOWN_NAME_LIST

static const DossierMarkdownName names[] = {
  { "title", TEXT, 0, N_ ("The document’s title") },
};

const DossierMarkdownName *
dossier_markdown_list_names (guint *n)
{
  *n = G_N_ELEMENTS (names);
  return names;
}
