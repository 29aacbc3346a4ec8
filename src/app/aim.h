/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierAim:
 * @document: a document's UUID, or what else the library knows it by
 * @passage: (nullable): id of the passage to be shown
 * @item: (nullable): id of what gets the focus: a note, a quote, a person …
 * @words: (nullable): what is marked in the text
 * @offset: in the passage, in characters
 * @is_link: it is what a person followed a link to
 *
 * What a link, a search or the way back leads to.
 */
typedef struct
{
  char *document;
  char *passage;
  char *item;
  char *words;
  guint offset;
  gboolean is_link;
} DossierAim;

DossierAim *dossier_aim_new (const char *document, const char *passage);
void dossier_aim_free (DossierAim *aim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAim, dossier_aim_free)

/* What dossier://DOCUMENT/PASSAGE?note=UUID leads to; PASSAGE and the note may be missing. NULL
 * when @uri is no such link. */
DossierAim *dossier_aim_parse (const char *uri);

G_END_DECLS
