/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/item.h"

G_BEGIN_DECLS

/* A verdict as an icon, a word and a colour: the colour is the least of the three. */
#define DOSSIER_TYPE_VERDICT_MARK (dossier_verdict_mark_get_type ())
G_DECLARE_FINAL_TYPE (DossierVerdictMark, dossier_verdict_mark, DOSSIER, VERDICT_MARK, GtkWidget)

GtkWidget *dossier_verdict_mark_new (void);
void dossier_verdict_mark_set (DossierVerdictMark *self,
                               DossierVerdict verdict,
                               const char *icon_name,
                               const char *label);

G_END_DECLS
