/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* The document's sections. Activating one goes there; with Ctrl it narrows the query to it. The
 * section in which the reader is is marked. */
GtkWidget *dossier_contents_list_new (DossierSession *session);

G_END_DECLS
