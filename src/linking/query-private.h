/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/query.h"

G_BEGIN_DECLS

/* For the parser alone: a query is immutable once it has been handed out. */
gboolean
dossier_query_put_value (DossierQuery *self, DossierFacet facet, const char *value, GError **error);
gboolean dossier_query_facet_from_name (const char *name, DossierFacet *facet);

G_END_DECLS
