/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the names of files end that can be opened, without the dot; NULL-terminated, static. */
const char *const *dossier_import_get_suffixes (void);

/* The files to be opened when somebody gives @paths: a file as it is, whatever its name; of a
 * folder all files in it and below whose names say that they can be opened, in the order of their
 * names. Left out in folders: hidden files, parts of a text that another file there includes, and
 * what belongs to a saved web page. Annotations come last, so that their documents are there. Links
 * to folders are not followed. @failed (element-type DossierImportOutcome): gets one for each
 * folder that was given and cannot be read, or holds nothing to be opened. Blocking. Returns:
 * (array zero-terminated=1) (transfer full): not all of them once @cancellable is cancelled. */
GStrv dossier_import_find (const char *const *paths, GPtrArray *failed, GCancellable *cancellable);

G_END_DECLS
