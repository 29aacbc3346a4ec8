/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text(), for widgets of which there are many: GTK asks the X server
 * where the pointer is each time, which takes a tenth of a millisecond; this looks at the text when
 * the pointer rests. @text: NULL for none. Unlike GTK's it gives the widget no accessible name or
 * description: rows have theirs already. */
void dossier_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
