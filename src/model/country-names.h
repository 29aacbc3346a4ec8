/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What countries are called in a language: by ICU, which takes it from Unicode's CLDR. Codes are
 * ISO 3166-1 alpha-3, and XKX. Not thread-safe. */
typedef struct _DossierCountryNames DossierCountryNames;

/* @language: BCP 47 or a locale's name. NULL when nothing is known in it. */
DossierCountryNames *dossier_country_names_new (const char *language);
void dossier_country_names_free (DossierCountryNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCountryNames, dossier_country_names_free)

/* "Vereinigte Staaten", and "USA" for a narrow place, which often is the same. Palestine goes by
 * that name, as with the United Nations, whose view of boundaries the map has. NULL for a code
 * without a name in the language; one that is no country's any more may give its successor's.
 * Caller frees. */
char *dossier_country_names_get (DossierCountryNames *self, const char *a3);
char *dossier_country_names_get_short (DossierCountryNames *self, const char *a3);

/* Whether @name is what the country is commonly called in the language, and nothing that was
 * chosen instead (“Soviet Russia”): whatever its case, accents and punctuation. */
gboolean dossier_country_names_has (DossierCountryNames *self, const char *a3, const char *name);

G_END_DECLS
