/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* Said and done: what was announced, by whom and when, when it was due, what came of it by the
 * document, the verdict, figures where there are any, and the way to each passage of evidence. */
GtkWidget *dossier_commitments_view_new (DossierSession *session);

G_END_DECLS
