/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/* Quotes by speaker: the words, whether direct or reported, office, date, occasion, source, what
 * they are about; each can be copied as text, as a citation and as a Markdown footnote. */
GtkWidget *dossier_quotes_view_new (DossierSession *session);

G_END_DECLS
