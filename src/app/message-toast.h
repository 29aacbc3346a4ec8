/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast that shows all of @message, in as many lines as it takes, where libadwaita's own would
 * cut it off. @narrow: for a window of 360 pixels. @label: (nullable): of a button, with mnemonic,
 * by which the toast emits "button-clicked". */
AdwToast *dossier_message_toast_new (const char *message, gboolean narrow, const char *label);
/* The same when the window has become that narrow, or wide again. */
void dossier_message_toast_set_narrow (AdwToast *toast, gboolean narrow);
/* Puts it away, unless it is only just coming in: libadwaita 1.2 breaks then. */
void dossier_message_toast_dismiss (AdwToast *toast);

G_END_DECLS
