/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the text looks and which keys it takes. Every change holds at once. */
void dossier_preferences_present (GtkWindow *parent);

G_END_DECLS
