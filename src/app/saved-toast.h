/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that a file was saved, and offers to open it and to show it in its folder. @title: what is
 * said; @path: a file or folder; @narrow: the offers stand below what is said. Floating. */
AdwToast *dossier_saved_toast_new (const char *title, const char *path, gboolean narrow);
/* Whether it was made less than a second ago, and so may still be coming in. */
gboolean dossier_saved_toast_is_new (AdwToast *toast);
/* Lets one that still shows say something else; it does not show for longer. */
void dossier_saved_toast_set (AdwToast *toast, const char *title, const char *path);

G_END_DECLS
