/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "model/document.h"

G_BEGIN_DECLS

/* JSON: members of the object that is being built. NULL becomes null. */
void dossier_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void dossier_json_add_number (JsonBuilder *builder, const char *name, gint64 number);
void dossier_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* The EDTF value. */
void dossier_json_add_date (JsonBuilder *builder, const char *name, const DossierDate *date);
/* @time: microseconds since 1970 UTC, as ISO 8601. */
void dossier_json_add_time (JsonBuilder *builder, const char *name, gint64 time);
void dossier_json_add_lines (JsonBuilder *builder, const char *name, GPtrArray *lines);
/* Ids of the passages that @item points to, in their order. */
void dossier_json_add_passages (JsonBuilder *builder,
                                const char *name,
                                DossierDocument *document,
                                const DossierItem *item);

/* Prints {"ok", "problems"}: (element-type utf8): what went wrong, in sentences. */
void dossier_json_print_outcome (GPtrArray *problems);

/* Prints what @builder has built, in UTF-8, on standard output. */
void dossier_json_print (JsonBuilder *builder);

/**
 * DossierTable:
 *
 * Text in columns, for people: each as wide as its widest cell, the last one as it is.
 */
typedef struct _DossierTable DossierTable;

DossierTable *dossier_table_new (guint n_columns);
void dossier_table_free (DossierTable *self);
/* @cells (transfer full): as many as there are columns, each NULL or a text to be freed. */
void dossier_table_add (DossierTable *self, char *cell, ...);
void dossier_table_print (DossierTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTable, dossier_table_free)

/* Prints @text in lines that fit the terminal (80 columns when it is none), each behind @indent
 * spaces. NULL or empty: nothing. */
void dossier_print_wrapped (guint indent, const char *text);

/* What people read: a date by its wording and the locale, or NULL; passages' ids, and names of
 * entities, with commas. Caller frees. */
char *dossier_date_to_cell (const DossierDate *date);
char *dossier_passages_to_cell (DossierDocument *document, const DossierItem *item);
/* @entities: (nullable): NULL is returned when there are none. */
char *dossier_names_to_cell (GPtrArray *entities);

G_END_DECLS
