/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files of the bundled dossier, as they are within the program. Internal to src/formats. */
#define DOSSIER_BUNDLED_FOLDER "/io/github/dossierapp/Dossier/analysis/"

/* The bytes of the file called @name, which must be there; caller frees. */
GBytes *dossier_bundled_get_file (const char *name);
/* Their SHA-256, worked out when the program was built: what a start compares with the library, so
 * that it reads none of the 700 KB. Caller frees. */
char *dossier_bundled_get_hash (const char *name);

G_END_DECLS
