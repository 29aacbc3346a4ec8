/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"

G_BEGIN_DECLS

/**
 * DossierExcerpt:
 * @document: what it is taken from
 * @items: (nullable) (element-type DossierItem): a set of what of it is meant; NULL: all
 * @query: (nullable): what was asked for, in the text form of a query; NULL: nothing, all is meant
 * @sentence: (nullable): the same as a sentence for people
 *
 * Some of a document: what leaves by an export. Immutable and reference counted.
 */
typedef struct
{
  DossierDocument *document;
  GHashTable *items;
  char *query;
  char *sentence;
} DossierExcerpt;

#define DOSSIER_TYPE_EXCERPT (dossier_excerpt_get_type ())
GType dossier_excerpt_get_type (void) G_GNUC_CONST;

/* All of @document. */
DossierExcerpt *dossier_excerpt_new (DossierDocument *document);
/* @items: (transfer full). */
DossierExcerpt *dossier_excerpt_new_of (DossierDocument *document,
                                        GHashTable *items,
                                        const char *query,
                                        const char *sentence);
DossierExcerpt *dossier_excerpt_ref (DossierExcerpt *self);
void dossier_excerpt_unref (DossierExcerpt *self);

/* (element-type DossierAnnotation) (transfer container): the notes that are meant, and behind them
 * what the reader accepted of suggestions. What was rejected does not leave the library. */
GPtrArray *dossier_excerpt_list_annotations (const DossierExcerpt *self);
/* Whether @item, one of the document's, is meant. */
gboolean dossier_excerpt_has (const DossierExcerpt *self, gconstpointer item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExcerpt, dossier_excerpt_unref)

G_END_DECLS
