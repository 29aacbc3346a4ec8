/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands behind @key in the front matter of @text (YAML, or an outline's properties), without
 * quotes; NULL when there is none, or when it is no scalar of one line. Caller frees. */
char *dossier_front_matter_get (const char *text, gsize len, const char *key);

typedef enum
{
  DOSSIER_FRONT_MATTER_NONE,
  DOSSIER_FRONT_MATTER_YAML,       /* between lines of "---" */
  DOSSIER_FRONT_MATTER_PROPERTIES, /* "key:: value", as in Logseq */
} DossierFrontMatterForm;

DossierFrontMatterForm dossier_front_matter_get_form (const char *text, gsize len);

G_END_DECLS
