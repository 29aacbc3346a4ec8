/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The query: a chip for each value, the sentence, and, with Ctrl+L, the text form to edit. A group
 * named Filter. */
GtkWidget *dossier_filter_bar_new (DossierSession *session);

G_END_DECLS
