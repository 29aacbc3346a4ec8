/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The query: a chip for each value, the sentence, and, with Ctrl+L, the text form to edit. A group
 * named Filter. */
GtkWidget *dossier_filter_bar_new (DossierSession *session);
/* What stands in the bar's menu beside its own entries; "filter.save" asks for a name, and the
 * signal "save" (name) tells it. */
void dossier_filter_bar_set_menu (GtkWidget *bar, GMenuModel *menu);

G_END_DECLS
