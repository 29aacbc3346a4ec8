/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* Sources by publisher, with their dates and the passages that rest on each; links are opened in
 * the browser by a click and never by themselves. */
GtkWidget *dossier_sources_view_new (DossierSession *session);

G_END_DECLS
