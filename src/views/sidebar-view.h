/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The side bar: contents, people, organisations, places, with live counts. */
GtkWidget *dossier_sidebar_view_new (DossierSession *session);

G_END_DECLS
