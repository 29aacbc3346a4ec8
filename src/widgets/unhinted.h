/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @widget's own text (not that of its children) with the shapes and distances that the font
 * was drawn with, at every zoom: hinting bends letters to the pixels of one size. It is also the
 * costliest part of showing a serif face for the first time. */
void dossier_widget_set_unhinted (GtkWidget *widget);

G_END_DECLS
