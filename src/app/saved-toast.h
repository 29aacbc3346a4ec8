/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that a file was saved, and offers to open it and to show it in its folder. @title: what is
 * said; @path: a file or folder. Floating. */
AdwToast *dossier_saved_toast_new (const char *title, const char *path);
/* Lets one that still shows say something else: they would stand in a queue, and libadwaita 1.2
 * does not survive one that is dismissed while it comes in. */
void dossier_saved_toast_set (AdwToast *toast, const char *title, const char *path);

G_END_DECLS
