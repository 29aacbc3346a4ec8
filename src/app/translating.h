/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

/* A translator looks at the program while translating it: po/translate ends it whenever a catalogue
 * is saved, and begins it again where it was. All that it needs for that is in one folder, which
 * the environment names (DOSSIER_TRANSLATION), so that the translator's own settings stay as they
 * are:
 *
 *  - settings.ini: the settings;
 *  - place.ini: what is shown beyond what settings tell: query, focus, date, page, list of
 * messages;
 *  - messages.po, analysis.po: links to the catalogues that are being translated.
 *
 * Without that variable none of this does anything. */

/* Borrowed; NULL when nobody translates. */
const char *dossier_translating_get_folder (void);
/* The program's catalogue, or that of the bundled dossier's own text (@analysis), links resolved;
 * NULL when nobody translates it. Caller frees. */
char *dossier_translating_get_catalogue (gboolean analysis);

/* Leaves in the folder what @window shows, and shows it again; both do nothing when nobody
 * translates, and the latter only in the document that it was. */
void dossier_translating_keep (DossierWindow *window);
void dossier_translating_restore (DossierWindow *window);

G_END_DECLS
