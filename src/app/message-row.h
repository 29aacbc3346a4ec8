/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "formats/po/catalogue.h"

G_BEGIN_DECLS

/* All that a catalogue says of one message. */
#define DOSSIER_TYPE_MESSAGE_ROW (dossier_message_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierMessageRow, dossier_message_row, DOSSIER, MESSAGE_ROW, GtkBox)

GtkWidget *dossier_message_row_new (void);
/* @forms: (nullable): which numbers the plural forms are for. */
void dossier_message_row_bind (DossierMessageRow *self,
                               DossierMessage *message,
                               const DossierPluralForms *forms);

G_END_DECLS
