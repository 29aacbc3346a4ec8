/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/excerpt.h"

G_BEGIN_DECLS

/**
 * DossierReference:
 * @key: formats/citekey.h
 * @online: it stands at @url, and @publisher is the name of the site rather than of a house
 * @authors: (element-type utf8): as the document spells them
 * @title, @publisher, @url, @language: (nullable)
 * @date: (nullable): of publication
 *
 * What a list of references has of one work; CSL JSON and BibTeX are written from it. Borrowed from
 * the document, but for what is private.
 */
typedef struct
{
  const char *key;
  gboolean online;
  GPtrArray *authors;
  const char *title;
  const char *publisher;
  const char *url;
  const char *language;
  const DossierDate *date;

  /*< private >*/
  char *full_title;
} DossierReference;

/**
 * DossierReferences:
 *
 * The sources of an excerpt, in document order, then the document itself and what it retells: a
 * quote is cited from its source, facts from the original, and wording from the document.
 */
typedef struct _DossierReferences DossierReferences;

DossierReferences *dossier_references_new (const DossierExcerpt *excerpt);
void dossier_references_free (DossierReferences *self);
guint dossier_references_count (DossierReferences *self);
const DossierReference *dossier_references_get (DossierReferences *self, guint i);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReferences, dossier_references_free)

/* Whether @author is "Family, Given": then both are set, to be freed. Names in one piece are not
 * taken apart, since which part is the family's is not ours to guess; nor are institutions with a
 * comma in their name. */
gboolean dossier_reference_split_author (const char *author, char **family, char **given);

G_END_DECLS
