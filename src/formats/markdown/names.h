/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a name of formats/markdown/data.h is used in a template. */
typedef enum
{
  DOSSIER_MARKDOWN_NAME_TEXT, /* {{name}} */
  DOSSIER_MARKDOWN_NAME_FLAG, /* {{#name}}…{{/name}}: only when it is so */
  DOSSIER_MARKDOWN_NAME_PART, /* {{#name}}…{{/name}}, with names of its own within */
  DOSSIER_MARKDOWN_NAME_LIST, /* the same, once for each */
} DossierMarkdownNameKind;

/**
 * DossierMarkdownName:
 * @name: as a template has it
 * @depth: 0, or one more than that of the part or list before it, in which it is
 * @meaning: a line about it, marked with N_()
 */
typedef struct
{
  const char *name;
  DossierMarkdownNameKind kind;
  guint depth;
  const char *meaning;
} DossierMarkdownName;

/* All names that a template may use, in the order in which one looks for them; @n: (out). Static.
 */
const DossierMarkdownName *dossier_markdown_list_names (guint *n);

G_END_DECLS
