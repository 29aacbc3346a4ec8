/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/query.h"

G_BEGIN_DECLS

/* The yardstick of the crossfilter: the same results and counts asked of SQLite, with the items in
 * tables in memory, indexed for these questions, and the items of each facet looked up once a
 * query. Words, tags and colours are left out. */
typedef struct _SqlFilter SqlFilter;

SqlFilter *sql_filter_new (DossierDocument *document);
void sql_filter_free (SqlFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SqlFilter, sql_filter_free)

void sql_filter_run (SqlFilter *self, DossierQuery *query);

/* As dossier_crossfilter_get_passing() and dossier_crossfilter_count(). */
guint sql_filter_get_passing (SqlFilter *self, DossierKind kind);
guint
sql_filter_count (SqlFilter *self, DossierFacet facet, const DossierItem *value, DossierKind kind);

G_END_DECLS
