/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @button @menu, whose widgets are made when it is first opened: most menus of a window never
 * are. */
void dossier_late_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
