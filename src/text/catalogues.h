/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the locale of the environment, and the program's messages from where they are installed or,
 * when that is set, from the folder in DOSSIER_LOCALE_DIR (in it LL/LC_MESSAGES/dossier.mo): so a
 * translation is tried without being installed. Where a file is damaged, they are in English. First
 * of all in main(). */
void dossier_catalogues_bind (void);

G_END_DECLS
