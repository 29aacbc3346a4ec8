/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "formats/po/catalogue.h"

G_BEGIN_DECLS

/* Marks for some seconds whatever shows @message now, as text or tooltip, in any window but
 * @except, and brings up the window in which the first of it is. Placeholders stand for any words.
 * The number of widgets that are marked. */
guint dossier_message_show_places (DossierMessage *message, GtkWindow *except);

G_END_DECLS
