/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The About window, with the credits that licences ask for. */
void dossier_about_present (GtkWindow *parent);

G_END_DECLS
