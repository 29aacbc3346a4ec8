/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* In the order in which the text form prints them. */
typedef enum
{
  DOSSIER_FACET_SPEAKER,
  DOSSIER_FACET_PERSON,
  DOSSIER_FACET_ORGANISATION,
  DOSSIER_FACET_PLACE,
  DOSSIER_FACET_SECTION,
  DOSSIER_FACET_DATE, /* one EDTF value at most; a new one takes its place */
  DOSSIER_FACET_KIND,
  DOSSIER_FACET_TAG,
  DOSSIER_FACET_COLOUR,
  DOSSIER_FACET_WORDS,
} DossierFacet;
#define DOSSIER_N_FACETS (DOSSIER_FACET_WORDS + 1)

/* "speaker", "place" …, as in the text form; static. "" for words, which need no name. */
const char *dossier_facet_to_string (DossierFacet facet);

/* What passes: OR within a facet, AND across facets. Immutable and reference counted; every change
 * gives a new one. Values are ids of the document (xml:id) or what the reader typed;
 * dates are EDTF. */
typedef struct _DossierQuery DossierQuery;
#define DOSSIER_TYPE_QUERY (dossier_query_get_type ())
GType dossier_query_get_type (void) G_GNUC_CONST;

#define DOSSIER_QUERY_ERROR (dossier_query_error_quark ())
GQuark dossier_query_error_quark (void);
typedef enum
{
  DOSSIER_QUERY_ERROR_SYNTAX,
} DossierQueryError;

DossierQuery *dossier_query_new (void);
DossierQuery *dossier_query_ref (DossierQuery *self);
void dossier_query_unref (DossierQuery *self);
gboolean dossier_query_equal (const DossierQuery *a, const DossierQuery *b);
gboolean dossier_query_is_empty (const DossierQuery *self);

/* (element-type utf8): the values of @facet in the order in which they came; borrowed, never NULL.
 */
const GPtrArray *dossier_query_get_values (const DossierQuery *self, DossierFacet facet);
gboolean dossier_query_has (const DossierQuery *self, DossierFacet facet, const char *value);
/* NULL when no date is asked for; borrowed. */
const DossierDate *dossier_query_get_date (const DossierQuery *self);

/* Each returns a new query (transfer full). */
DossierQuery *dossier_query_add (const DossierQuery *self, DossierFacet facet, const char *value);
DossierQuery *
dossier_query_remove (const DossierQuery *self, DossierFacet facet, const char *value);
DossierQuery *
dossier_query_toggle (const DossierQuery *self, DossierFacet facet, const char *value);
/* Only @value in @facet; NULL empties the facet. */
DossierQuery *dossier_query_set (const DossierQuery *self, DossierFacet facet, const char *value);

/* What a person types into a search (see text/words.h), in place of the words that are there.
 * @begins: the last word is only the beginning of one. */
DossierQuery *
dossier_query_set_words (const DossierQuery *self, const char *typed, gboolean begins);

/* The text form: speaker:zas place:SRB date:2020-05 tag:"model acts" words… ; parse takes what
 * to_text gives and what a person types. An unknown name before a colon is an error, except in
 * quotes. */
char *dossier_query_to_text (const DossierQuery *self);
DossierQuery *dossier_query_parse (const char *text, GError **error);

/* The same with the ids of @document in place of names, codes and short names of people,
 * organisations and places; what names nobody stays. (transfer full) */
DossierQuery *dossier_query_resolve_names (const DossierQuery *self, DossierDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_unref)

G_END_DECLS
