/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierField:
 *
 * A row of a boxed list to type in, with a line below it that says what is understood, or what is
 * wrong. It belongs to its entry row and goes with it.
 */
typedef struct _DossierField DossierField;

/* Lets Tab go from row to row of @list, as in a form: a GtkListBox would be left by it. */
void dossier_fields_init_list (GtkListBox *list);

/* Each appends its rows to @list. @title: translated; @text (nullable): what stands in it. */
DossierField *dossier_field_new_text (GtkListBox *list, const char *title, const char *text);
/* A date, as EDTF or in words. */
DossierField *dossier_field_new_date (GtkListBox *list, const char *title, const DossierDate *date);
/* Somebody or something of @document: @kinds: bits 1 << DossierKind; what is typed is completed
 * from their names. @except (nullable): the id of a record that is not meant. @id (nullable): who
 * it is;
 * @name (nullable): or else the name. A name that nobody bears may be added as one of the first of
 * @kinds: @add is what the switch for that says, NULL when it always is. */
DossierField *dossier_field_new_entity (GtkListBox *list,
                                        const char *title,
                                        DossierDocument *document,
                                        guint kinds,
                                        const char *except,
                                        const char *id,
                                        const char *name,
                                        const char *add);
/* The code of a country that the map knows. */
DossierField *dossier_field_new_country (GtkListBox *list, const char *title, const char *a3);

GtkWidget *dossier_field_get_widget (DossierField *self);
void dossier_field_set_visible (DossierField *self, gboolean visible);
/* What was typed, stripped; NULL for nothing. Caller frees. */
char *dossier_field_get_text (DossierField *self);
/* FALSE when what was typed makes no sense: then it says so, and has the keyboard. */
gboolean dossier_field_check (DossierField *self);

/* NULL when nothing was typed, or no date. Caller frees. */
DossierDate *dossier_field_get_date (DossierField *self);
/* The code in capitals, or NULL. Caller frees. */
char *dossier_field_get_country (DossierField *self);
/* The id of who was chosen or typed, or NULL for a name that nobody bears. Borrowed. */
const char *dossier_field_get_entity (DossierField *self);
/* Whether such a name is to be added to the records. */
gboolean dossier_field_adds_entity (DossierField *self);

/* Calls @func when what is understood has changed. */
void dossier_field_watch (DossierField *self, GCallback func, gpointer data);

G_END_DECLS
